import { parseArgs } from "node:util";
import { suiteNames } from "./run.mts";

export interface Part {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

export interface Options {
  readonly suite?: string;
  readonly part: Part;
  readonly resume: boolean;
  readonly seed: number;
  readonly json?: string;
  readonly cell?: string;
}

export const usage = `npm run faults                        both suites, on every cloud:
                                      answers  every operation under every fault of an answer (minutes)
                                      kill     kills at each request of up, update, refresh and destroy: each request
                                               meets each way of killing, and all else pair by pair (an hour and a half)
npm run faults -- --suite answers     one of them
npm run faults -- --part 2/4          the second of four equal parts
npm run faults -- --part 2/4 --resume the same, without the cells that an earlier run of this code finished
npm run faults -- --seed 7            other pairs
npm run faults -- --json <file>       writes what was found as JSON, too
npm run faults -- --cell <name>       this one cell, by the name that a run prints
npm run faults -- --help              this text

Nothing leaves this machine. Exit codes: 0 all cells are green, 7 a cell is red, 1 the command itself failed.`;

/** undefined: help is asked for. */
export function parseOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      suite: { type: "string" },
      part: { type: "string", default: "1/1" },
      resume: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      json: { type: "string" },
      cell: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const { json, cell, suite } = values;
  return {
    ...(suite === undefined ? {} : { suite: parseSuite(suite) }),
    part: parsePart(values.part),
    resume: values.resume,
    seed: parseSeed(values.seed),
    ...(json === undefined ? {} : { json }),
    ...(cell === undefined ? {} : { cell }),
  };
}

function parseSuite(text: string): string {
  if (!suiteNames.includes(text)) throw new Error(`--suite is ${suiteNames.join(" or ")}, but ${text} was given`);
  return text;
}

function parsePart(text: string): Part {
  const [index = 0, of = 0] = /^(\d+)\/(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  if (index < 1 || index > of) throw new Error(`--part is i/n with i from 1 to n, but ${text} was given`);
  return { index, of };
}

function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--seed is a number of up to nine digits, but ${text} was given`);
  return Number(text);
}
