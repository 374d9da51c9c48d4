import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Subject, subjects } from "../conformance/subjects";
import { mainland } from "../mainland";
import { type Clouds, startClouds } from "./stage/clouds";
import type { Outcome } from "./stage/outcome";
import { drawnBackend, writes } from "./stage/programs";
import { createStack, type TestStack } from "./stage/stack";

const said = ({ stdout, stderr }: Outcome) => stdout + stderr;

/** A line for one thing of the table; `options` is TypeScript. */
const line = (name: string, { kind }: Subject, thing: object | undefined, options = "") =>
  `new audit.${kind}(${JSON.stringify(name)}, ${JSON.stringify(thing)} as never, { ${options} });`;

/** Every kind of every cloud in each variant, under names of one beginning. */
const all = (beginning: string, options = "") =>
  subjects.map((subject, at) => line(`${beginning}-${at}`, subject, subject.thing, options));

/** What the real engine does with one stack of all kinds, one command after the other; nothing may be written on the way. */
describe.each(drawnBackend("ownership of all kinds"))(
  "all kinds of all clouds, moved by the engine on the $backend backend",
  ({ backend, module }) => {
    let clouds: Clouds;
    let stack: TestStack;
    /** The trails that were there before. */
    let found: readonly string[];
    const program = (...lines: readonly string[]) => [`import * as audit from "${module}";`, ...lines, ""].join("\n");
    /** Brings up a program that declares the same things. */
    const move = async (lines: readonly string[], ...args: string[]) => {
      stack.setProgram(program(...lines));
      const outcome = await stack.up(...args);
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0 });
      expect(writes(clouds)).toEqual([]);
      return outcome;
    };
    const urns = async (beginning: string) => {
      const found = (await stack.state()).map(({ urn }) => urn).filter((urn) => urn.includes(`::${beginning}-`));
      expect(found).toHaveLength(subjects.length);
      return found;
    };

    beforeAll(async () => {
      clouds = await startClouds();
      clouds.control.allowOrganizationTrails(true);
      for (const { prepare } of subjects) prepare?.(clouds);
      found = clouds.control.trails().map(({ Name }) => Name);
      stack = await createStack({
        program: program(...all("a")),
        config: { "access-audit:tencent": mainland.tencent ?? "" },
        env: clouds.environment,
      });
      const up = await stack.up();
      expect(up, said(up)).toMatchObject({ exitCode: 0, changes: { create: subjects.length + 1 } });
      clouds.control.clearJournal();
    });
    afterAll(async () => {
      await stack?.remove();
      await clouds?.stop();
    });

    it("renamed", async () => {
      const outcome = await move(all("b"));
      expect(said(outcome)).toMatch(/things were left as they are in the clouds|was left as it is/);
      await urns("b");
    });

    it("renamed under --refresh", async () => {
      await move(all("c"), "--refresh");
      await urns("c");
    });

    it("replaced by --replace", async () => {
      const replace = (await urns("c")).flatMap((urn) => ["--replace", urn]);
      const outcome = await move(all("c"), ...replace);
      expect(outcome.changes).toMatchObject({ replace: subjects.length });
    });

    it("replaced by a trigger, and by a trigger that deletes first", async () => {
      await move(all("c", `replacementTrigger: "1"`));
      const first = await move(all("c", `replacementTrigger: "2"`));
      expect(first.changes).toMatchObject({ replace: subjects.length });
      const second = await move(all("c", `replacementTrigger: "3", deleteBeforeReplace: true`));
      expect(second.changes).toMatchObject({ replace: subjects.length });
    });

    it("moved under a parent", async () => {
      const group = `const group = new (class extends pulumi.ComponentResource { constructor() { super("test:index:Group", "group"); } })();`;
      await move([`import * as pulumi from "@pulumi/pulumi";`, group, ...all("c", "parent: group")]);
      await urns("c");
    });

    it("moved to another provider, or from dynamic resources to the plugin, with another name", async () => {
      const lines = all("d", backend === "native" ? "provider: other" : "");
      if (backend === "native") return void (await move([`const other = new audit.Provider("other");`, ...lines]));
      stack.setProgram([`import * as audit from "pulumi-access-audit/native";`, ...lines, ""].join("\n"));
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0 });
      expect(writes(clouds)).toEqual([]);
    });

    it("is ended by destroy", async () => {
      const destroyed = await stack.destroy();
      expect(destroyed, said(destroyed)).toMatchObject({ exitCode: 0 });
      const { control } = clouds;
      expect([...control.tracks(), ...control.trails()].map(({ Name }) => Name)).toEqual(found);
      expect(writes(clouds).length).toBeGreaterThan(0);
    });
  },
);
