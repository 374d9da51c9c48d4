import { readFileSync } from "node:fs";
import { Script } from "node:vm";
import { describe, expect, it } from "vitest";
import { howToSatisfy } from "../../../cli/fix/how-to";
import { program } from "../../../cli/program";
import { policies } from "../../../policy/policies";
import { readSettings } from "../../../provider/core/session/settings";
import type { KindName } from "../../../provider/kinds";
import { checkInputs } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";
import { Editor } from "../sdk/editor";
import { type Declared, type Props, violations } from "./declared";

const ofOurs = "pulumi-nodejs:dynamic/access-audit:";
const page = (name: string) => readFileSync(inProject("docs", "reference", "rules", `${name}.md`), "utf8");
const programOf = (name: string) => /^```ts\n(.*?)^```/ms.exec(page(name))?.[1] ?? "";

/** What a program on a page declares. */
function declaredOn(name: string): Declared[] {
  const found: Declared[] = [];
  const constructing = (typeOf: (name: string) => string) =>
    new Proxy(
      {},
      {
        get: (_, construct) =>
          class {
            constructor(_name: string, props: Props) {
              found.push({ type: typeOf(String(construct)), props });
            }
          },
      },
    );
  const audit = constructing((kind) => `${ofOurs}${kind}`);
  const oss = constructing((name) => `alicloud:oss/${name[0]?.toLowerCase()}${name.slice(1)}:${name}`);
  new Script(programOf(name)).runInNewContext({ audit, alicloud: { oss } });
  return found;
}

/** One line of a page, as it breaks the policy; a line without a change is left out. */
interface Broken {
  readonly change: (one: Declared) => Declared | undefined;
  readonly config?: Props;
}
const all = (change: Props, config: Props = {}): Broken => ({
  change: (one) => ({ ...one, props: { ...one.props, ...change } }),
  config,
});
const off = all({ status: "Disabled" });
const bare: Props = { versioning: undefined, serverSideEncryptionRule: undefined };
const without = (kind: string): Broken => ({ change: (one) => (one.type === `${ofOurs}${kind}` ? undefined : one) });

const broken: Readonly<Record<string, Broken>> = {
  "monitor-enabled": off,
  "bucket-access-logged": off,
  "track-enabled": off,
  "database-audit-enabled": off,
  "insight-enabled": off,
  "notification-enabled": off,
  "track-records-everything": all({ actionType: "Write", eventRw: "Write", excludeServices: ["KMS"] }),
  "track-destination": all({ storage: undefined, ossBucketName: undefined, obs: undefined, tosBucketName: undefined }),
  "track-file-validation": all({ isSupportValidate: false }),
  "track-encryption": all({ isSupportTraceFilesEncryption: false, kmsId: undefined, tosSseAlgorithm: undefined }),
  "track-global-events": all({ trailRegion: "cn-beijing" }, { storageRegions: { alibaba: "cn-hangzhou" } }),
  "track-organization": all({ trackForAllMembers: false, isOrganizationTrail: false, isOrganizationTracker: false }),
  "retention-days": all({ keepDays: 7 }),
  "on-delete-reason": all({ onDelete: "disable" }),
  "every-bucket-monitored": without("BucketAccessMonitor"),
  "log-target-monitored": without("BucketAccessMonitor"),
  "destination-private": all({ acl: "public-read" }),
  "destination-protected": all(bare),
  "track-per-cloud": off,
  "at-least": { ...off, config: { monitors: 1, tracks: 1 } },
};

const names = policies.map(({ name }) => name);
const withConfig = (resources: readonly Declared[], config: Props = {}): Declared[] =>
  resources.map((one) => ({ ...one, config }));

it("of every policy there is a case that breaks it", () => {
  expect(Object.keys(broken).sort()).toEqual([...names].sort());
});

describe.each(policies)("the page of $name", ({ name, ...policy }) => {
  const { change, config } = broken[name] ?? off;

  it("has what stands beside the policy", () => {
    const { program: lines = "", command, console: path } = howToSatisfy(policy.repair);
    for (const text of [lines, `Command: \`${command}\``, path ?? ""]) expect(page(name)).toContain(text);
  });

  it("has a program of which the policy finds nothing", async () => {
    const declared = declaredOn(name);
    expect(declared.length).toBeGreaterThan(0);
    expect(await violations(name, ...withConfig(declared, config))).toEqual([]);
  });

  it("has a program that breaks the policy once it is changed, on each of its clouds", async () => {
    const changed = declaredOn(name).flatMap((one) => change(one) ?? []);
    const found = await violations(name, ...withConfig(changed, config));
    if ("validateStack" in policy) expect(found).not.toEqual([]);
    else expect(found).toHaveLength(changed.length);
  });

  it("has a program that the provider takes", () => {
    const settings = readSettings({ read: () => undefined }, {});
    for (const { type, props } of declaredOn(name).filter((one) => one.type.startsWith(ofOurs)))
      expect(checkInputs(type.slice(ofOurs.length) as KindName, props, settings).failures).toEqual([]);
  });

  it("has a command that there is", async () => {
    const [, command = ""] = /^Command: `(.+)`$/m.exec(page(name)) ?? [];
    if (command === "pulumi up") return;
    const [tool, ...words] = command.split(" ");
    expect(tool).toBe("access-audit");
    const root = (await program("0.0.0", words)).exitOverride();
    for (const one of root.commands) one.exitOverride().action(() => undefined);
    await expect(root.parseAsync(words, { from: "user" })).resolves.toBeDefined();
  });

  it("has the way in a console, or where the vendor writes of it, or why there is none", () => {
    const told = [/^In the vendor's console: .*: /m, /^- .+: <https:\/\//m, /^A console has no part in it/m];
    expect(told.filter((one) => one.test(page(name)))).toHaveLength(1);
  });
});

it("every program of a page compiles", () => {
  const head = 'import * as audit from "./index";\ndeclare const alicloud: any;\n';
  const text = `${head}${names.map((name) => `{\n${programOf(name)}}\n`).join("")}`;
  // The compiler looks at the lines before it as closely as at the wrong one.
  const wrong = 'new audit.AuditTrack("t", { cloud: "huawei", tosBucketName: "b" });';
  const last = text.split("\n").length;
  expect(new Editor(text + wrong).problems()).toEqual([expect.stringMatching(new RegExp(`^${last}: `))]);
});
