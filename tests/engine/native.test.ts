import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../emulator/index";
import { writeArchive } from "../../tools/archive/archive.mjs";
import { inProject } from "../../tools/setup/project.mjs";
import { type Clouds, startClouds } from "./stage/clouds";
import { backends, monitor, programsOf, track, withStack, writes } from "./stage/programs";
import { createStack, type EngineEvent, type Outcome, type TestStack } from "./stage/stack";

const program = programsOf("pulumi-access-audit/native");
const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

/** The property paths of each changing step, by resource name. */
function details(events: readonly EngineEvent[]): Record<string, Record<string, string>> {
  const steps = events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
  return Object.fromEntries(
    steps
      .filter(({ op, detailedDiff }) => op !== "same" && detailedDiff)
      .map(({ urn, detailedDiff }) => [
        String(urn.split("::").at(-1)),
        Object.fromEntries(Object.entries(detailedDiff ?? {}).map(([path, { diffKind }]) => [path, diffKind])),
      ]),
  );
}

const archive = { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" };
const noTrack = { actionType: undefined, resourceType: undefined, eventNames: undefined, storage: undefined };
const trail = { ...noTrack, name: "all-events", cloud: "alibaba", region: "cn-hangzhou", ossBucketName: "archive" };
const cloudTrail = {
  ...{ ...noTrack, name: "every-event", cloud: "volcengine", region: "cn-beijing" },
  ...{ tosBucketName: "lake", tosBucketRegion: "cn-beijing" },
};
const huawei = { cloud: "huawei", region: "cn-north-4" };
const policy = (engine: "taurusdb" | "rds", args: object = {}) => {
  const instanceId = engine === "rds" ? seed.huawei.rdsInstanceId : seed.huawei.instanceId;
  const all = { ...huawei, engine, instanceId, status: "Enabled", keepDays: 30, ...args };
  return `new audit.DatabaseAuditPolicy("${engine}", ${JSON.stringify(all)} as audit.DatabaseAuditPolicyArgs);`;
};
const transfer = { bucketName: "audit", filePrefixName: "cts" };
const system = { ...huawei, ...noTrack, type: "system", name: undefined, obs: transfer };
const orders = { ...huawei, ...noTrack, type: "data", dataBucket: { name: "orders", events: ["WRITE"] } };
const lake = { cloud: "volcengine", region: "cn-beijing", bucket: "lake" };

/** Every kind on every cloud. */
const everything = [
  ...[monitor("logs"), monitor("archive", archive), monitor("lake", lake)],
  ...[
    track("writes"),
    track("trail", trail),
    track("cloudTrail", cloudTrail),
    track("system", system),
    track("orders", orders),
  ],
  ...[policy("taurusdb"), policy("rds")],
];

describe("import", () => {
  let clouds: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    clouds = await startClouds();
    clouds.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Enabled" });
    stack = await createStack({ program: program(), env: clouds.environment });
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  it("by the CLI takes an existing bucket over, and the suggested program shows no difference", async () => {
    const id = "tencent/ap-guangzhou/logs-1250000000";
    const args = ["import", "access-audit:index:BucketAccessMonitor", "logs", id, "--yes", "--generate-code=false"];
    const imported = await stack.cli([...args, "--protect=false", "--non-interactive"]);
    expect(imported.exitCode, said(imported)).toBe(0);
    expect(await stack.state()).toMatchObject([{ id, inputs: { status: "Enabled", onDelete: "restore" } }]);
    stack.setProgram(program(monitor("logs")));
    const preview = await stack.preview("--expect-no-changes");
    expect(preview.exitCode, said(preview)).toBe(0);
    expect(writes(clouds)).toEqual([]);
  });

  it("of what does not exist says so", async () => {
    const id = "tencent/ap-guangzhou/missing-1250000000";
    const args = ["import", "access-audit:index:BucketAccessMonitor", "missing", id, "--yes", "--generate-code=false"];
    const outcome = await stack.cli([...args, "--non-interactive"]);
    expect(outcome.exitCode).not.toBe(0);
    expect(said(outcome)).toContain("does not exist");
  });

  it("of an id in another form shows the form", async () => {
    const args = [
      "import",
      "access-audit:tencent:AuditTrack",
      "bad",
      "tencent/ap-guangzhou/writes",
      "--yes",
      "--generate-code=false",
    ];
    const outcome = await stack.cli([...args, "--non-interactive"]);
    expect(outcome.exitCode).not.toBe(0);
    expect(said(outcome)).toContain(
      `is not the id of an audit track: trackId must be the track's number, but "writes" was given; ` +
        "it must be tencent/<region>/<number of the track>",
    );
  });
});

describe("import of many", () => {
  it("brings every kind under control in a second stack, which shows no difference", async () => {
    await withStack({ program: program(...everything) }, async (first, clouds) => {
      const up = await first.up();
      expect(up.exitCode, said(up)).toBe(0);
      const resources = (await first.state()).map(({ type, urn, id }) => ({ type, name: urn.split("::").at(-1), id }));
      const second = await createStack({ program: program(), env: clouds.environment });
      try {
        writeFileSync(join(second.folder, "resources.json"), JSON.stringify({ resources }));
        writes(clouds);
        const imported = await second.cli([
          ...["import", "--file", "resources.json", "--yes", "--generate-code=false", "--protect=false"],
          "--non-interactive",
        ]);
        expect(imported.exitCode, said(imported)).toBe(0);
        second.setProgram(program(...everything));
        const preview = await second.preview("--expect-no-changes");
        expect(preview.exitCode, said(preview)).toBe(0);
        expect(writes(clouds)).toEqual([]);
        // What is imported is put back to what was found then.
        expect(await second.destroy()).toMatchObject({ exitCode: 0 });
        expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
        expect(clouds.control.tracks()).toEqual([]);
      } finally {
        await second.remove();
      }
    });
  });

  it("by the option of a resource, and reading without managing", async () => {
    const id = "tencent/ap-guangzhou/logs-1250000000";
    const text = program(
      monitor("logs", { status: "Disabled" }, { import: id }),
      `const found = audit.BucketAccessMonitor.get("found", "${id}");`,
      'const trail = audit.AuditTrack.get("trail", "alibaba/cn-hangzhou/all-events");',
      `const policy = audit.DatabaseAuditPolicy.get("policy", "huawei/cn-north-4/${seed.huawei.projectId}/rds/${seed.huawei.rdsInstanceId}");`,
      "export const status = found.status;",
      "export const bucket = found.bucket;",
      "export const read = [trail.name, trail.eventRw, policy.status];",
    );
    await withStack({ program: text }, async (stack, clouds) => {
      clouds.control.putTrail({ Name: "all-events", Status: "Enable", EventRW: "All", OssBucketName: "audit" });
      const outcome = await stack.up();
      expect(outcome.exitCode, said(outcome)).toBe(0);
      expect(await stack.outputs()).toMatchObject({
        ...{ status: "Disabled", bucket: "logs-1250000000" },
        read: ["all-events", "All", "Disabled"],
      });
      expect(writes(clouds)).toEqual([]);
    });
  });
});

describe("a stack of every kind on every cloud", () => {
  let clouds: Clouds;
  let stack: TestStack;
  beforeAll(async () => {
    clouds = await startClouds();
    stack = await createStack({ program: program(...everything), env: clouds.environment });
    const up = await stack.up();
    expect(up.exitCode, said(up)).toBe(0);
    writes(clouds);
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  const cos = { StorageType: "cos", StorageRegion: "ap-guangzhou", StorageName: "audit", StoragePrefix: "audit" };
  const obs = { bucket_name: "audit", file_prefix_name: "cts" };
  const tracked = { data_bucket_name: "orders", data_event: ["WRITE"] };
  type Change = Readonly<Record<string, unknown>>;
  type Drifts = readonly (readonly [path: string, change: Change])[];

  /** What somebody changes in a console, field by field, and the one property that then differs. */
  const drifts: Readonly<Record<string, { make(clouds: Clouds, change: Change): unknown; fields: Drifts }>> = {
    logs: {
      make: ({ control }, change) => control.putBucket("tencent", { name: "logs-1250000000", ...change }),
      fields: [["status", { accessMonitor: "Disabled" }]],
    },
    archive: {
      make: ({ control }, change) => control.putBucket("alibaba", { name: "archive", ...change }),
      fields: [["status", { accessMonitor: "Disabled" }]],
    },
    lake: {
      make: ({ control }, change) => control.putBucket("volcengine", { name: "lake", ...change }),
      fields: [["status", { accessMonitor: "Disabled" }]],
    },
    writes: {
      make: ({ control }, change) => control.changeTrack(control.tracks()[0]?.TrackId ?? "", change),
      fields: [
        ["status", { Status: 0 }],
        ["actionType", { ActionType: "*" }],
        ["resourceType", { ResourceType: "cos" }],
        ["eventNames", { EventNames: ["PutBucketACL"] }],
        ["storage.type", { Storage: { ...cos, StorageType: "cls" } }],
        ["storage.region", { Storage: { ...cos, StorageRegion: "ap-beijing" } }],
        ["storage.name", { Storage: { ...cos, StorageName: "another" } }],
        ["storage.prefix", { Storage: { ...cos, StoragePrefix: "other" } }],
        ["storage.accountId", { Storage: { ...cos, StorageAccountId: "100000000001" } }],
        ["storage.appId", { Storage: { ...cos, StorageAppId: "1250000000" } }],
        ["trackForAllMembers", { TrackForAllMembers: 1 }],
      ],
    },
    trail: {
      make: ({ control }, change) => control.putTrail({ Name: "all-events", ...change }),
      fields: [
        ["status", { Status: "Disable" }],
        ["eventRw", { EventRW: "Write" }],
        ["trailRegion", { TrailRegion: "cn-hangzhou" }],
        ["ossBucketName", { OssBucketName: "audit" }],
        ["ossKeyPrefix", { OssKeyPrefix: "another" }],
        ["slsProjectArn", { SlsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" }],
      ],
    },
    cloudTrail: {
      make: ({ control }, change) => control.putCloudTrail({ TrailName: "every-event", ...change }),
      fields: [
        ["status", { LoggingStatus: "Disable" }],
        ["eventRw", { EventRW: "Write" }],
        ["eventSources", { IncludeAllEventSources: false, EventSources: ["iam"] }],
        ["tosBucketName", { TosBucketName: "another" }],
        ["tosKeyPrefix", { TosKeyPrefix: "another" }],
        ["tosAccountId", { TosAccountId: "666" }],
        ["tosSseAlgorithm", { TosSSEAlgorithm: "AES256" }],
        ["tlsProjectName", { TlsProjectName: "another" }],
      ],
    },
    system: {
      make: ({ control }, change) => control.putTracker({ tracker_type: "system", ...change }),
      fields: [
        ["status", { status: "disabled" }],
        ["obs", { obs_info: null }],
        ["obs.bucketName", { obs_info: { ...obs, bucket_name: "audit-2" } }],
        ["obs.filePrefixName", { obs_info: { ...obs, file_prefix_name: "x" } }],
        ["obs.compressType", { obs_info: { ...obs, compress_type: "json" } }],
        ["obs.isSortByService", { obs_info: { ...obs, is_sort_by_service: false } }],
        ["isLtsEnabled", { is_lts_enabled: true }],
        ["isSupportValidate", { is_support_validate: true }],
        ["isOrganizationTracker", { is_organization_tracker: true }],
        ["excludeServices", { exclude_service: ["KMS"] }],
      ],
    },
    orders: {
      make: ({ control }, change) => control.putTracker({ tracker_type: "data", tracker_name: "orders", ...change }),
      fields: [
        ["status", { status: "disabled" }],
        ["dataBucket.events", { data_bucket: { ...tracked, data_event: ["READ"] } }],
        ["obs", { obs_info: obs }],
        ["isLtsEnabled", { is_lts_enabled: true }],
        ["isSupportValidate", { is_support_validate: true }],
      ],
    },
    taurusdb: {
      make: ({ control }, policy) =>
        control.putInstance({ id: seed.huawei.instanceId, policy: { keep_days: 30, ...policy } }),
      fields: [
        ["keepDays", { keep_days: 7 }],
        ["status", { keep_days: 0 }],
        ["auditTypes", { audit_types: ["GRANT"] }],
      ],
    },
    rds: {
      make: ({ control }, policy) =>
        control.putInstance({ id: seed.huawei.rdsInstanceId, policy: { keep_days: 30, ...policy } }),
      fields: [
        ["keepDays", { keep_days: 7 }],
        ["status", { keep_days: 0 }],
        ["auditTypes", { audit_types: ["GRANT"] }],
        ["databases", { databases: ["orders"] }],
      ],
    },
  };
  const rounds = Math.max(...Object.values(drifts).map(({ fields }) => fields.length));

  it("is left alone by a second up", async () => {
    const outcome = await stack.up("--expect-no-changes");
    expect(outcome.exitCode, said(outcome)).toBe(0);
    expect(writes(clouds)).toEqual([]);
  });

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    "shows of each resource exactly the property that was changed, and up repairs it: round %i",
    async (round) => {
      const expected: Record<string, string[]> = {};
      for (const [name, { make, fields }] of Object.entries(drifts)) {
        const [path, change] = fields[round] ?? [];
        if (path === undefined || change === undefined) continue;
        make(clouds, structuredClone(change));
        expected[name] = [path];
      }
      const repaired = await stack.up("--refresh");
      expect(repaired, said(repaired)).toMatchObject({
        exitCode: 0,
        changes: { update: Object.keys(expected).length },
      });
      const found = Object.entries(details(repaired.events)).map(([name, paths]) => [name, Object.keys(paths)]);
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );

  it("has nothing left to do after all that", async () => {
    const outcome = await stack.preview("--refresh", "--expect-no-changes");
    expect(outcome.exitCode, said(outcome)).toBe(0);
  });
});

describe("a difference", () => {
  it("names exactly the properties that changed, and what replaces", async () => {
    await withStack({ program: program(...everything) }, async (stack, clouds) => {
      await stack.up();
      stack.setProgram(
        program(
          monitor("logs", { status: "Disabled" }),
          monitor("archive", { ...archive, onDelete: "disable" }),
          track("writes", { storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "other" } }),
          track("trail", { ...trail, name: "another-name" }),
        ),
      );
      expect(details((await stack.preview("--diff")).events)).toEqual({
        logs: { status: "update" },
        archive: { onDelete: "update" },
        writes: { "storage.prefix": "update" },
        trail: { name: "update-replace" },
      });
      stack.setProgram(program(...everything));
      clouds.control.putBucket("alibaba", { name: "archive", accessMonitor: "Disabled" });
      const drift = await stack.preview("--refresh", "--expect-no-changes");
      expect(drift.exitCode).not.toBe(0);
      expect(details(drift.events)).toMatchObject({ archive: { status: "update" } });
    });
  });

  it("of an ignored property is none", async () => {
    const ignoring = { ignoreChanges: ["storage.prefix", "eventNames"] };
    await withStack({ program: program(track("writes", {}, ignoring)) }, async (stack) => {
      await stack.up();
      const changed = { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "other" };
      stack.setProgram(program(track("writes", { storage: changed }, ignoring)));
      const outcome = await stack.preview("--expect-no-changes");
      expect(outcome.exitCode, said(outcome)).toBe(0);
    });
  });
});

describe("time", () => {
  it("that a resource allows wins over the configuration", async () => {
    const text = program(monitor("logs", {}, { customTimeouts: { create: "1s" } }));
    await withStack({ program: text, config: { "access-audit:timeout": "5m" } }, async (stack, { control }) => {
      control.fault({ cloud: "tencent", action: "GetBucketAccessMonitor", kind: "stale", times: -1 });
      const outcome = await stack.up();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain("not finished within 1 s");
    });
  });
});

describe("Ctrl-C", () => {
  it("during a slow create ends at once and loses nothing: the next up makes no second track", async () => {
    await withStack({ program: program(track("writes")) }, async (stack, { control }) => {
      // The track is made, the answer takes its time.
      control.fault({ cloud: "tencent", action: "CreateAuditTrack", kind: "late", delayMs: 600_000 });
      const running = stack.up();
      await expect.poll(() => control.tracks().length, { timeout: 60_000 }).toBe(1);
      const interrupted = Date.now();
      stack.interrupt();
      const outcome = await running;
      expect(outcome.exitCode).not.toBe(0);
      // Far from the ten minutes; the engine itself needs a moment for its summary.
      expect(Date.now() - interrupted).toBeLessThan(300_000);
      control.clearFaults();
      const next = await stack.up();
      expect(next.exitCode, said(next)).toBe(0);
      expect(control.tracks()).toHaveLength(1);
      expect(await stack.preview("--refresh", "--expect-no-changes")).toMatchObject({ exitCode: 0 });
    });
  });

  it("while a track does not show yet keeps what was made", async () => {
    await withStack({ program: program(track("writes")) }, async (stack, { control }) => {
      control.fault({ cloud: "tencent", action: "DescribeAuditTrack", kind: "late", delayMs: 60_000, times: -1 });
      const running = stack.up();
      await expect.poll(() => control.tracks().length, { timeout: 60_000 }).toBe(1);
      stack.interrupt();
      expect((await running).exitCode).not.toBe(0);
      control.clearFaults();
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
      expect(control.tracks()).toHaveLength(1);
    });
  });
});

describe("the plugin's process", () => {
  it("tells its port, and ends as soon as it is asked to", async () => {
    const child = spawn(inProject("bin", "pulumi-resource-access-audit"), { stdio: ["ignore", "pipe", "inherit"] });
    const port = await new Promise<string>((resolve, reject) => {
      child.on("error", reject);
      child.stdout.once("data", (text) => resolve(String(text)));
    });
    expect(port).toMatch(/^\d+\n$/);
    const code = await new Promise((resolve) => {
      child.once("exit", resolve);
      child.kill("SIGINT");
    });
    expect(code).toBe(0);
  });
});

describe("a stack of dynamic resources", () => {
  it("goes on with the plugin's without a change, and is destroyed there", async () => {
    const dynamic = programsOf("pulumi-access-audit");
    await withStack({ program: dynamic(...everything) }, async (stack, clouds) => {
      expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { create: 11 } });
      writes(clouds);
      stack.setProgram(program(...everything));
      const moved = await stack.up();
      expect(moved, said(moved)).toMatchObject({ exitCode: 0, changes: { same: 11 } });
      expect(writes(clouds)).toEqual([]);
      const types = (await stack.state()).map(({ type }) => type);
      expect(types.every((type) => type.startsWith("access-audit:"))).toBe(true);
      const refreshed = await stack.refresh("--expect-no-changes");
      expect(refreshed.exitCode, said(refreshed)).toBe(0);
      expect(await stack.preview("--refresh", "--expect-no-changes")).toMatchObject({ exitCode: 0 });
      expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
      expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
      expect(clouds.control.tracks()).toEqual([]);
    });
  });
});

describe("configuration", () => {
  const canary = "canary-7f3d9b1c5e";

  /** A provider of its own for one monitor, with keys that the emulator knows or not. */
  const explicit = (secretKey: string, extra = "") =>
    program(
      `const security = new audit.Provider("security", { tencent: { secretId: process.env.TENCENTCLOUD_SECRET_ID ?? "", secretKey: ${secretKey} }${extra} });`,
      monitor("logs").replace("{})", "{ provider: security })"),
    );

  it("of a provider of one's own is encrypted in the state, and a rotated key is a change of nothing else", async () => {
    await withStack({ program: explicit("process.env.TENCENTCLOUD_SECRET_KEY ?? ''") }, async (stack, clouds) => {
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0, changes: { create: 3 } });
      expect(await stack.export()).not.toContain(clouds.environment.TENCENTCLOUD_SECRET_KEY);
      stack.setProgram(explicit(JSON.stringify(canary)));
      const rotated = await stack.up();
      expect(rotated, said(rotated)).toMatchObject({ exitCode: 0, changes: { same: 2, update: 1 } });
      expect(await stack.export()).not.toContain(canary);
      // The new key is used: the emulator does not know it.
      const refused = await stack.refresh();
      expect(refused.exitCode).not.toBe(0);
      expect(said(refused)).toContain("SignatureDoesNotMatch");
      expect(said(refused)).not.toContain(canary);
      stack.setProgram(explicit("process.env.TENCENTCLOUD_SECRET_KEY ?? ''"));
      expect(await stack.up()).toMatchObject({ exitCode: 0 });
    });
  });

  it("of the stack is encrypted in the state, whatever its members are", async () => {
    await withStack({ program: program(monitor("logs")) }, async (stack, clouds) => {
      const { TENCENTCLOUD_SECRET_ID: id = "", TENCENTCLOUD_SECRET_KEY: key = "" } = clouds.environment;
      await stack.cli(["config", "set", "--path", "access-audit:tencent.secretId", id]);
      await stack.cli(["config", "set", "--path", "--secret", "access-audit:tencent.secretKey", key]);
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0 });
      const state = await stack.export();
      expect(state).not.toContain(key);
      expect(state).toContain("access-audit:index:BucketAccessMonitor");
    });
  });

  it.each(backends)(
    "has the region of resources and data sources that name none, on the $backend backend",
    async ({ module }) => {
      const text = programsOf(module)(
        'new audit.BucketAccessMonitor("logs", { cloud: "tencent", bucket: "logs-1250000000", status: "Enabled" });',
        'export const listed = audit.getAuditTracksOutput({ cloud: "tencent" }).tracks.apply((tracks) => tracks.length);',
      );
      await withStack({ program: text }, async (stack, { control }) => {
        const without = await stack.preview();
        expect(said(without)).toMatch(/region.* is required/);
        await stack.cli(["config", "set", "--path", "access-audit:tencent.region", "ap-guangzhou"]);
        const outcome = await stack.up();
        expect(outcome.exitCode, said(outcome)).toBe(0);
        expect(await stack.state()).toMatchObject([{ id: "tencent/ap-guangzhou/logs-1250000000" }]);
        expect(control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
      });
    },
  );

  it("that is wrong is refused with the property and the rule", async () => {
    const wrong = program(
      'const wrong = new audit.Provider("wrong", { tencent: { site: "lunar" as "mainland" }, timeout: "soon" });',
      monitor("logs").replace("{})", "{ provider: wrong })"),
    );
    await withStack({ program: wrong }, async (stack) => {
      const outcome: Outcome = await stack.preview();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain("access-audit:tencent.site");
      expect(said(outcome)).toContain("access-audit:timeout must be a time such as 300, 90s or 10m");
    });
  });
});

describe("the archive", () => {
  it("is installed as a plugin and needs no path", async () => {
    await withStack({ program: program(monitor("logs")) }, async (stack) => {
      const archive = await writeArchive(stack.folder);
      const project = join(stack.folder, "Pulumi.yaml");
      writeFileSync(project, readFileSync(project, "utf8").replace(/^plugins:.*$/m, ""));
      const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8"));
      const installed = await stack.cli(["plugin", "install", "resource", "access-audit", version, "--file", archive]);
      expect(installed.exitCode, said(installed)).toBe(0);
      const outcome = await stack.up();
      expect(outcome, said(outcome)).toMatchObject({ exitCode: 0, changes: { create: 2 } });
    });
  });
});

describe("data sources", () => {
  it("run in the plugin, with arguments known and not", async () => {
    const text = program(
      monitor("logs"),
      'const all = audit.getBucketsOutput({ cloud: "tencent", prefix: "logs-" });',
      "export const names = all.buckets.apply((buckets) => buckets.map(({ name }) => name));",
      'export const listed = audit.getAuditTracks({ cloud: "tencent", region: "ap-guangzhou" }).then(({ tracks }) => tracks.length);',
      'const made = new audit.BucketAccessMonitor("archive", { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive", status: "Enabled" });',
      'export const later = audit.getBucketAccessMonitorOutput({ cloud: "alibaba", region: made.region, bucket: made.bucket }, { dependsOn: made }).status;',
    );
    await withStack({ program: text }, async (stack) => {
      const outcome = await stack.up();
      expect(outcome.exitCode, said(outcome)).toBe(0);
      expect(await stack.outputs()).toMatchObject({ names: ["logs-1250000000"], listed: 0, later: "Enabled" });
    });
  });

  it("that a cloud lacks say who offers them", async () => {
    const text = program('export const tracks = audit.getBuckets({ cloud: "huawei" as "tencent" });');
    await withStack({ program: text }, async (stack) => {
      const outcome = await stack.preview();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain("getBuckets is not offered by Huawei Cloud");
    });
  });
});
