import type { ResourceValidationArgs } from "@pulumi/policy";
import { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import type { PreviewStep } from "../../../cli/review/preview";
import { scanCloud } from "../../../cli/scan/scan";
import { judgeScan } from "../../../cli/scan/verdict";
import { whoamiCommand } from "../../../cli/whoami";
import { policies } from "../../../policy/policies";
import * as handlers from "../../../provider/handlers";
import type { KindName } from "../../../provider/kinds";
import { providerSchema } from "../../../provider/plugin/schema";
import { clouds } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../../conformance/stage";

/** Runs in a copy of the repository that has the cloud `example`: two folders, and a line in each registry. */

const monitor = { cloud: "example", region: "north-1", bucket: "pictures", status: "Enabled" };
const track = { cloud: "example", region: "north-1", name: "everything", status: "Enabled", bucket: "records" };

describe("a fifth cloud", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({});
  });
  afterAll(() => stage.close());

  const of = (kind: KindName) => ({ kind, session: stage.session() });
  const checked = (kind: KindName, given: object) => {
    const { inputs, failures } = handlers.check(of(kind), { ...given });
    expect(failures).toEqual([]);
    return inputs;
  };

  it("is in the schema", () => {
    const schema = JSON.stringify(providerSchema({ version: "1.0.0", license: "none" }));
    expect(schema).toContain('"access-audit:example:AuditTrack":');
    expect(schema).toContain('"access-audit:index:BucketAccessMonitor":');
    expect(schema).toContain("Settings of Example Cloud, and credentials for it.");
  });

  it("keeps a monitor: created, read, updated, put back", async () => {
    const [inputs, off] = [
      checked("BucketAccessMonitor", monitor),
      checked("BucketAccessMonitor", { ...monitor, status: "Disabled" }),
    ];
    stage.calls();
    const { id, properties } = await handlers.create(of("BucketAccessMonitor"), inputs);
    expect(id).toBe("example/north-1/pictures");
    expect(stage.calls().map(({ action, signatureFailure }) => [action, signatureFailure])).toEqual([
      ["GetMonitor", undefined],
      ["PutMonitor", undefined],
      ["GetMonitor", undefined],
    ]);
    const read = () => handlers.read(of("BucketAccessMonitor"), id, properties);
    expect((await read())?.inputs).toMatchObject(monitor);
    await handlers.update(of("BucketAccessMonitor"), id, properties, off);
    expect((await read())?.inputs.status).toBe("Disabled");
    await handlers.update(of("BucketAccessMonitor"), id, properties, inputs);
    await handlers.remove(of("BucketAccessMonitor"), id, properties);
    expect(stage.emulator.control.bucket("example", "pictures")?.accessMonitor).toBe("Disabled");
  });

  it("keeps a track: created, drifted, repaired, deleted", async () => {
    const inputs = checked("AuditTrack", track);
    const { id, properties } = await handlers.create(of("AuditTrack"), inputs);
    expect(id).toBe("example/north-1/everything");
    stage.emulator.control.changeExampleTrack("north-1", "everything", { on: false, operations: "writes" });
    const read = await handlers.read(of("AuditTrack"), id, properties);
    const { differences } = handlers.diff(of("AuditTrack"), id, read?.inputs ?? {}, inputs);
    expect(differences.map(({ path }) => path).sort()).toEqual(["operations", "status"]);
    const repaired = await handlers.update(of("AuditTrack"), id, read?.properties ?? {}, inputs);
    expect(stage.emulator.control.state().example.tracks["north-1"]?.everything).toMatchObject({ on: true });
    await handlers.remove(of("AuditTrack"), id, repaired);
    expect(await handlers.read(of("AuditTrack"), id, repaired)).toBeUndefined();
  });

  it("says what is missing: a permission, a good input, a data source", async () => {
    const { failures } = handlers.check(of("AuditTrack"), { ...track, region: "North" });
    expect(failures).toEqual([{ property: "region", reason: expect.stringContaining("north-1") }]);
    stage.emulator.control.fault({ cloud: "example", action: "ListTracks", kind: "denied", times: 1 });
    const { message } = await rejection(handlers.read(of("AuditTrack"), "example/north-1/everything", track));
    expect(message).toContain("Example Cloud");
    expect(message).toContain("records:ListTracks");
    expect(clouds.find(({ name }) => name === "example")?.notOffered.getAuditEvents).toContain("no call");
  });

  it("is reviewed: what weakens is found by the fields", () => {
    const type = "access-audit:example:AuditTrack";
    const urn = `urn:pulumi:prod::p::${type}::t`;
    const state = (more: object) => ({ type, id: "example/north-1/everything", inputs: { ...track, ...more } });
    const found = (before: object, after: object) =>
      judgePreview(
        changesOf([{ op: "update", urn, oldState: state(before), newState: state(after) } as unknown as PreviewStep]),
        "/project",
      ).flatMap(({ findings }) => findings.map(({ rule, severity, property }) => [rule, severity, property]));
    expect(found({}, { status: "Disabled" })).toEqual([["switched-off", "high", "status"]]);
    expect(found({ operations: "All" }, { operations: "Writes" })).toEqual([["narrowed", "medium", "operations"]]);
    expect(found({}, { bucket: undefined })).toEqual([["undelivered", "high", "bucket"]]);
    expect(found({ status: "Disabled" }, {})).toEqual([]);
  });

  it("is scanned: buckets and tracks, and what nobody watches", async () => {
    const everything = { ...checked("AuditTrack", { ...track, name: "nowhere" }), bucket: undefined };
    const { id, properties } = await handlers.create(of("AuditTrack"), everything);
    const cloud = clouds.find(({ name }) => name === "example");
    if (cloud === undefined) throw new Error("the registry has no cloud example");
    const progress = { begin: () => ({ total: () => undefined, advance: () => undefined }), stop: () => undefined };
    const scanned = await scanCloud(cloud, stage.session(), { regions: undefined, required: true }, progress);
    expect(scanned).toMatchObject({
      errors: [],
      buckets: [{ name: "pictures", status: "Disabled" }],
      tracks: [{ id: "example/north-1/nowhere", status: "Enabled", ofAccount: true, destinations: [] }],
    });
    expect(judgeScan([scanned]).gaps.map(({ message }) => message)).toEqual([
      "bucket pictures: its access is not monitored",
      "audit track nowhere: it delivers nowhere",
    ]);
    await handlers.remove(of("AuditTrack"), id, properties);
  });

  it("is judged by the policies", async () => {
    const violations = async (props: object) => {
      const said: string[] = [];
      const args = { type: "access-audit:example:AuditTrack", name: "t", props, urn: "urn", getConfig: () => ({}) };
      for (const policy of policies)
        if ("validateResource" in policy && typeof policy.validateResource === "function")
          await policy.validateResource(args as unknown as ResourceValidationArgs, (text) => void said.push(text));
      return said.join("\n");
    };
    expect(await violations({ ...track, operations: "All" })).toBe("");
    expect(await violations({ ...track, bucket: undefined })).toMatch(/nowhere|destination/);
    expect(await violations({ ...track, status: "Disabled" })).toMatch(/Enabled|switched off|does not record/);
    expect(await violations({ ...track, operations: "Writes" })).toContain("it records only operations that write");
  });

  it("is told by whoami", async () => {
    const printed: string[] = [];
    vi.spyOn(console, "log").mockImplementation((text) => void printed.push(String(text)));
    vi.stubEnv("ACCESS_AUDIT_EMULATOR_URL", stage.emulator.url);
    vi.stubEnv("EXAMPLE_KEY_ID", stage.emulator.credentials.example.keyId);
    vi.stubEnv("EXAMPLE_KEY_SECRET", stage.emulator.credentials.example.keySecret);
    try {
      await whoamiCommand(new Command()).exitOverride().parseAsync(["--cloud", "example"], { from: "user" });
    } finally {
      vi.unstubAllEnvs();
      vi.restoreAllMocks();
      process.exitCode = undefined;
    }
    expect(printed.join("\n")).toMatch(/Example Cloud \(example\): key EX.*from environment EXAMPLE_KEY_ID/);
  });
});
