import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Emulator, seed } from "../../../emulator/index";
import { goProgram } from "../../../provider/plugin/examples/go";
import type { Declared } from "../../../provider/plugin/examples/types";
import { type Members, membersOf } from "../../../provider/plugin/shape";
import { clouds } from "../../../provider/registry";
import { languagePrograms } from "../../../tools/generate/programs.mjs";
import { capture } from "../../../tools/setup/command.mjs";
import { everyInput } from "../../languages/every-input";
import { vet } from "../../languages/go";
import { plugin, setFiles } from "../../languages/project";
import { pythonProgram } from "../../languages/python";
import { pythonWithPackage } from "../../languages/python-package";
import { resourceExamples, sourceExamples } from "../../languages/reference-examples";
import { declared, schema } from "../../languages/types";
import { withStack } from "../stage/programs";

type Control = Pick<Emulator["control"], "putBucket">;

const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

describe("every input of every kind", () => {
  it("is set by the table, on each cloud and in each variant", () => {
    const offered = clouds.flatMap(({ name: cloud, resources }) =>
      resources.flatMap(({ kind, inputs, variants = { "": { inputs } } }) =>
        Object.entries(variants).map(([variant, one]) => ({
          kind,
          cloud,
          variant,
          members: membersOf(one.inputs.shape),
        })),
      ),
    );
    for (const { kind, cloud, variant, members } of offered) {
      const declarations = everyInput.filter(
        (one) => one.kind === kind && one.cloud === cloud && (one.variant ?? "") === variant,
      );
      const set = declarations.flatMap(({ args }) => pathsSet(args, members));
      expect([...new Set(set)].sort(), [kind, cloud, variant].join(" ")).toEqual(paths(members).sort());
    }
    expect(offered).not.toEqual([]);
  });

  it("reaches the engine from Python as it was given", async () => {
    const all = [...everyInput.map(declared), ...resourceExamples];
    const python = await pythonWithPackage();
    const folder = mkdtempSync(join(tmpdir(), "access-audit-python-"));
    try {
      writeFileSync(join(folder, "program.py"), pythonProgram(all));
      const run = await capture(join(python, "bin", "python3"), ["program.py"], { cwd: folder });
      expect(run.code, said(run)).toBe(0);
      const registered = run.stdout.split("\n").filter((line) => line.startsWith("["));
      const got = registered.map((line) => JSON.parse(line) as [string, string, object]);
      const byName = (name: string) => got.find(([, registeredAs]) => registeredAs === name);
      all.forEach((one, index) => {
        // Defaults are filled in by the package.
        expect(byName(`r${index}`)).toMatchObject([one.token, `r${index}`, one.args]);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("compiles in Go", async () => {
    await vet(goProgram([...everyInput.map(declared), ...resourceExamples, ...sourceExamples], schema.types));
  });

  it("is accepted from YAML", async () => {
    await withYaml({ resources: everyInput.map(declared) }, async (stack, { control }) => {
      for (const { cloud, args } of everyInput) putBuckets(control, cloud, args.buckets ?? named(args.patterns));
      const preview = await stack.preview();
      expect(preview, said(preview)).toMatchObject({ exitCode: 0, changes: { create: everyInput.length + 1 } });
      expect(control.journal().filter(({ writes }) => writes)).toEqual([]);
    });
  });
});

describe("the examples of the reference", () => {
  it("come up, are found by the data sources, and are gone after destroy", async () => {
    await withYaml({ resources: resourceExamples, calls: sourceExamples }, async (stack, { control }) => {
      // History is delivered where a trail that exists delivers to Log Service.
      const SlsProjectArn = "acs:log:cn-hangzhou:1234567890123456:project/audit";
      control.putTrail({ Name: "to-log-service", HomeRegion: "cn-hangzhou", Status: "Enable", SlsProjectArn });
      // Records are exported of what is audited.
      control.putDatabase({ id: seed.tencent.databases.cynosdb, auditing: {} });
      // Logs are written to buckets that exist.
      for (const { args } of resourceExamples) {
        const { cloud, region, targetBucket: name } = args as Readonly<Record<string, string>>;
        if (cloud && name) control.putBucket(cloud, { name, ...(region ? { region } : {}) });
        if (cloud) putBuckets(control, cloud, args.buckets);
      }
      const up = await stack.up();
      expect(up, said(up)).toMatchObject({ exitCode: 0, changes: { create: resourceExamples.length + 1 } });
      const destroy = await stack.destroy();
      expect(destroy, said(destroy)).toMatchObject({ exitCode: 0 });
    });
  });
});

/** Buckets of a fleet, which exist. */
function putBuckets(control: Control, cloud: string, buckets: unknown): void {
  for (const [region, names] of Object.entries(Object(buckets) as Record<string, string[]>))
    for (const name of names) control.putBucket(cloud, { name, region });
}

/** A name for each pattern that it covers. */
const named = (patterns: unknown) =>
  Object.fromEntries(
    Object.entries(Object(patterns) as Record<string, string>).map(([region, pattern]) => [
      region,
      [pattern.replace("*", "one")],
    ]),
  );

/** A stack of these resources, which calls these functions. */
async function withYaml(
  { resources, calls = [] }: { readonly resources: readonly Declared[]; readonly calls?: readonly Declared[] },
  run: Parameters<typeof withStack>[1],
): Promise<void> {
  const resourceTexts = resources.map(({ token, args }) => ({ type: token, properties: args }));
  const callTexts = calls.map(({ token, args }) => ({ "fn::invoke": { function: token, arguments: args } }));
  const text = `name: access-audit-test
runtime: yaml
${plugin}
resources: ${numbered("r", resourceTexts)}
variables: ${numbered("found", callTexts)}
`;
  return withStack({ program: "//\n", path: [await languagePrograms()] }, async (stack, clouds) => {
    setFiles(stack, { "Pulumi.yaml": text });
    await run(stack, clouds);
  });
}

const numbered = (prefix: string, all: readonly object[]) =>
  JSON.stringify(Object.fromEntries(all.map((one, index) => [`${prefix}${index}`, one])));

/** The paths of all inputs. */
const paths = (members: Members): string[] =>
  Object.entries(members).flatMap(([name, { shape }]) =>
    shape.form === "object" ? paths(shape.members).map((path) => `${name}.${path}`) : [name],
  );

/** The paths of those that are set. */
const pathsSet = (args: Readonly<Record<string, unknown>>, members: Members): string[] =>
  Object.entries(args).flatMap(([name, value]) => {
    const shape = members[name]?.shape;
    if (shape?.form !== "object") return [name];
    return pathsSet(Object(value), shape.members).map((path) => `${name}.${path}`);
  });
