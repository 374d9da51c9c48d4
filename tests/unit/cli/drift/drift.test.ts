import { describe, expect, it } from "vitest";
import { judgeDrift } from "../../../../cli/drift/findings";
import { planOf, type Reading, type Refreshed } from "../../../../cli/stack/refresh";
import type { ManagedResource } from "../../../../cli/stack/state";
import { successionsOf } from "../../../../cli/stack/successions";

const inputs = {
  ...{ cloud: "alibaba", region: "cn-hangzhou", name: "all-events", status: "Enabled", ossBucketName: "audit" },
  ossWriteRoleArn: "acs:ram::1:role/writer",
};
const secret = (text: string) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: text,
});
const managed = (more: Partial<ManagedResource> = {}): ManagedResource => ({
  urn: "urn:pulumi:s::p::access-audit:alibaba:AuditTrack::trail",
  type: "access-audit:alibaba:AuditTrack",
  ...{ name: "trail", kind: "AuditTrack", cloud: "alibaba", id: "alibaba/cn-hangzhou/all-events", knownAs: [] },
  ...{
    inputs,
    outputs: inputs,
    secrets: [],
    provider: undefined,
    pendingReplacement: false,
    modified: undefined,
    ignoreChanges: [],
    location: null,
  },
  ...more,
});
const dynamic = { type: "pulumi-nodejs:dynamic/access-audit:AuditTrack" };

async function judged(
  reading: Partial<Reading>,
  resource = managed(),
  steps: Refreshed["steps"] = new Map(),
  live: object = inputs,
) {
  const whole: Reading = { declared: inputs, live: inputs, paths: [], ...reading };
  const readings = new Map([[resource.urn, whole]]);
  const refreshed: Refreshed = { readings, failures: new Map(), steps, aliased: new Map(), errors: [] };
  const readLive = async () => live as Record<string, unknown>;
  return judgeDrift(resource, { refreshed, successions: successionsOf(planOf(refreshed)), stack: "dev", readLive });
}
const told = async (...args: Parameters<typeof judged>) =>
  (await judged(...args)).findings.map(({ property, severity, before, after }) => [property, severity, before, after]);

describe("drift", () => {
  it.each([
    ["AuditTrack", "access-audit:alibaba:AuditTrack", "high"],
    ["AuditLogExport", "access-audit:index:AuditLogExport", "low"],
  ] as const)("of a thing that is gone is as grave as what it records: %s", async (kind, type, severity) => {
    const found = await judged({ live: undefined }, managed({ kind, type }));
    expect(found.findings).toMatchObject([{ rule: "gone", severity }]);
  });

  it("of a field that the server fills counts where it was declared", async () => {
    const { ossWriteRoleArn: role, ...without } = inputs;
    expect(await told({ live: without })).toEqual([["ossWriteRoleArn", "low", role, undefined]]);
    expect(await told({ declared: without })).toEqual([]);
  });

  it("of secrets is told on the plugin by the engine's paths, and only by them", async () => {
    const hidden = { ...inputs, status: secret("[secret]"), ossBucketName: secret("[secret]") };
    const planned = new Map([
      [
        managed().urn,
        { op: "update", type: managed().type, old: { inputs: hidden }, new: { inputs: hidden } } as never,
      ],
    ]);
    expect(await told({ declared: hidden, live: hidden }, managed(), planned)).toEqual([]);
    expect(await told({ declared: hidden, live: hidden, paths: ["ossBucketName"] })).toEqual([
      ["ossBucketName", "medium", "[secret]", "[secret]"],
    ]);
  });

  it("of secrets on the other backend is found by a read of our own, beside what else drifted", async () => {
    const hidden = { ...inputs, status: secret("[secret]") };
    const live = { ...hidden, ossBucketName: "attic" };
    const off = { ...inputs, status: "Disabled", ossBucketName: "attic" };
    expect(await told({ declared: hidden, live }, managed(dynamic), new Map(), off)).toEqual([
      ["ossBucketName", "medium", "audit", "attic"],
      ["status", "high", "[secret]", "[secret]"],
    ]);
    expect(await told({ declared: hidden, live: hidden }, managed(dynamic))).toEqual([]);
  });

  it("names no repair for what the program no longer declares", async () => {
    const live = { ...inputs, status: "Disabled" };
    expect((await judged({ live })).repair).toContain("pulumi up --refresh");
    const planned = new Map([[managed().urn, { op: "delete", type: managed().type } as never]]);
    expect((await judged({ live }, managed(), planned)).repair).toBeUndefined();
  });

  it("of what has another name in the program is told with it, and repaired by the whole program", async () => {
    const renamed = "urn:pulumi:s::p::access-audit:alibaba:AuditTrack::renamed";
    const steps = [
      [renamed, { op: "create", type: managed().type, new: { inputs } }],
      [managed().urn, { op: "delete", type: managed().type, old: { inputs } }],
    ] as const;
    const planned: Refreshed["steps"] = new Map(steps as never);
    const clean = await judged({}, managed(), planned);
    expect(clean.findings).toMatchObject([
      {
        ...{ rule: "renamed", severity: "low", suppressed: "the program was changed, not the cloud" },
        reason: expect.stringContaining("renamed from trail to renamed: nothing is switched off in the cloud"),
      },
    ]);
    expect(clean.repair).toBeUndefined();
    const drifted = await judged({ live: { ...inputs, status: "Disabled" } }, managed(), planned);
    expect(drifted.findings.map(({ rule }) => rule)).toEqual(["switched-off", "renamed"]);
    expect(drifted.repair).toBe("pulumi up --refresh --stack dev");
  });

  it("of a replacement that did not come to an end is an error", async () => {
    expect(await judged({}, managed({ pendingReplacement: true }))).toMatchObject({
      findings: [],
      error: expect.stringContaining("Run pulumi up"),
    });
  });
});
