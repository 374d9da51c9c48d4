import type { CommandName, CommandOptions, Declared, DeclaredOptions, FromOutput, Program, Step } from "../scenario";

/**
 * A thing of the recorder. Its id is its `key`. A change of `key` replaces, one of `place` replaces and deletes first, and
 * one of `plain` is an update.
 */
export function thing(
  name: string,
  inputs: Declared["inputs"] = { key: "X" },
  options: DeclaredOptions = {},
): Declared {
  return { name, inputs, options };
}

/** What a thing has as the output that equals its key. */
export const out = (from: string): FromOutput => ({ from, output: "out" });

/** Two states of a that its provider replaces by deleting first. */
export const before = thing("a", { key: "X", place: "1" });
export const after = thing("a", { key: "X", place: "2" });

export const a = thing("a");
export const b = thing("b", { key: "Y" });

/** The resource a under another name. */
export const renamed = thing("b");

type More = Omit<Step, "command" | "program" | "options">;

function step(command: CommandName, program: Program, options: CommandOptions = {}, more: More = {}): Step {
  return { command, program, options, ...more };
}

export const up = (program: Program, options?: CommandOptions, more?: More): Step => step("up", program, options, more);
export const preview = (program: Program, options?: CommandOptions): Step => step("preview", program, options);
export const refresh = (program: Program, options?: CommandOptions, more?: More): Step =>
  step("refresh", program, options, more);
export const destroy = (program: Program, options?: CommandOptions, more?: More): Step =>
  step("destroy", program, options, more);
export const killed = (program: Program, killAt: string, options?: CommandOptions): Step =>
  step("up", program, options, { killAt, fails: true });

/** Scenarios by their names, each the steps that it takes. */
export type Scenarios = Readonly<Record<string, readonly Step[]>>;
