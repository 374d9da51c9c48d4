import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { type Members, membersOf } from "../../provider/plugin/shape";
import { clouds } from "../../provider/registry";
import { languagePrograms } from "../../tools/languages/programs.mjs";
import { capture } from "../../tools/setup/command.mjs";
import { everyInput } from "../languages/every-input";
import { goProgram, vet } from "../languages/go";
import { plugin, setFiles } from "../languages/project";
import { pythonProgram } from "../languages/python";
import { pythonWithPackage } from "../languages/python-package";
import { tokenOf } from "../languages/types";
import { withStack } from "./programs";

const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

describe("every input of every kind", () => {
  it("is set by the table, on each cloud and in each variant", () => {
    const offered = clouds.flatMap(({ name: cloud, resources }) =>
      resources.flatMap(({ kind, inputs, variants = { "": { inputs } } }) =>
        Object.entries(variants).map(([variant, one]) => [[kind, cloud, variant].join(" "), inputsOf(one.inputs)]),
      ),
    );
    const set = everyInput.map(({ kind, cloud, variant = "", args }) => [
      [kind, cloud, variant].join(" "),
      keysOf(args),
    ]);
    expect(Object.fromEntries(set)).toEqual(Object.fromEntries(offered));
  });

  it("reaches the engine from Python as it was given", async () => {
    const python = await pythonWithPackage();
    const folder = mkdtempSync(join(tmpdir(), "access-audit-python-"));
    try {
      writeFileSync(join(folder, "program.py"), pythonProgram(everyInput));
      const run = await capture(join(python, "bin", "python3"), ["program.py"], { cwd: folder });
      expect(run.code, said(run)).toBe(0);
      const registered = run.stdout.split("\n").filter((line) => line.startsWith("["));
      const got = registered
        .map((line) => JSON.parse(line) as [string, string, object])
        .sort(([, a], [, b]) => (a < b ? -1 : 1));
      expect(got).toEqual(everyInput.map((declared, index) => [tokenOf(declared), `r${index}`, declared.args]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("compiles in Go", async () => {
    await vet(goProgram(everyInput));
  });

  it("is accepted from YAML", async () => {
    const resources = everyInput.map((declared, index) => [
      `r${index}`,
      { type: tokenOf(declared), properties: declared.args },
    ]);
    await withStack({ program: "//\n", path: [await languagePrograms()] }, async (stack, { control }) => {
      const text = `name: access-audit-test\nruntime: yaml\n${plugin}\nresources: ${JSON.stringify(Object.fromEntries(resources))}\n`;
      setFiles(stack, { "Pulumi.yaml": text });
      const preview = await stack.preview();
      expect(preview, said(preview)).toMatchObject({ exitCode: 0, changes: { create: everyInput.length + 1 } });
      expect(control.journal().filter(({ writes }) => writes)).toEqual([]);
    });
  });
});

/** The paths of all inputs, and of all that are set. */
function inputsOf({ shape }: { readonly shape: Readonly<Record<string, z.core.$ZodType>> }): string[] {
  const paths = (members: Members): string[] =>
    Object.entries(members).flatMap(([name, { shape: inner }]) =>
      inner.form === "object" ? paths(inner.members).map((path) => `${name}.${path}`) : [name],
    );
  return paths(membersOf(shape)).sort();
}

function keysOf(value: object): string[] {
  const isMap = (name: string) => name === "tags";
  return Object.entries(value)
    .flatMap(([name, member]) =>
      typeof member === "object" && !Array.isArray(member) && !isMap(name)
        ? keysOf(member).map((path) => `${name}.${path}`)
        : [name],
    )
    .sort();
}
