import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Clouds, startClouds } from "../stage/clouds";
import { details } from "../stage/details";
import { everything } from "../stage/everything";
import { programsOf, writes } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

const program = programsOf("pulumi-access-audit/native");
const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

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
  type Drifts = readonly (readonly [paths: readonly string[], change: Change])[];

  /** What somebody changes in a console, step by step, and the properties that then differ. */
  const drifts: Readonly<Record<string, { make(clouds: Clouds, change: Change): unknown; fields: Drifts }>> = {
    logs: {
      make: ({ control }, change) => control.putBucket("tencent", { name: "logs-1250000000", ...change }),
      fields: [[["status"], { accessMonitor: "Disabled" }]],
    },
    archive: {
      make: ({ control }, change) => control.putBucket("alibaba", { name: "archive", ...change }),
      fields: [[["status"], { accessMonitor: "Disabled" }]],
    },
    lake: {
      make: ({ control }, change) => control.putBucket("volcengine", { name: "lake", ...change }),
      fields: [[["status"], { accessMonitor: "Disabled" }]],
    },
    writes: {
      make: ({ control }, change) => control.changeTrack(control.tracks()[0]?.TrackId ?? "", change),
      fields: [
        [["status"], { Status: 0 }],
        [
          ["actionType", "eventNames", "resourceType", "trackForAllMembers"],
          { ActionType: "*", EventNames: ["PutBucketACL"], ResourceType: "cos", TrackForAllMembers: 1 },
        ],
        [
          ["storage.name", "storage.prefix", "storage.region", "storage.type"],
          {
            Storage: {
              StorageType: "cls",
              StorageRegion: "ap-beijing",
              StorageName: "another",
              StoragePrefix: "other",
            },
          },
        ],
        [
          ["storage.accountId", "storage.appId"],
          { Storage: { ...cos, StorageAccountId: "100000000001", StorageAppId: "1250000000" } },
        ],
      ],
    },
    trail: {
      make: ({ control }, change) => control.putTrail({ Name: "all-events", ...change }),
      fields: [
        [["status"], { Status: "Disable" }],
        [["eventRw", "trailRegion"], { EventRW: "Write", TrailRegion: "cn-hangzhou" }],
        [["ossBucketName", "ossKeyPrefix"], { OssBucketName: "audit", OssKeyPrefix: "another" }],
        [["slsProjectArn"], { SlsProjectArn: "acs:log:cn-hangzhou:1234567890123456:project/audit" }],
      ],
    },
    cloudTrail: {
      make: ({ control }, change) => control.putCloudTrail({ TrailName: "every-event", ...change }),
      fields: [
        [["status"], { LoggingStatus: "Disable" }],
        [["eventRw", "tlsProjectName"], { EventRW: "Write", TlsProjectName: "another" }],
        [["eventSources"], { IncludeAllEventSources: false, EventSources: ["iam"] }],
        [
          ["tosAccountId", "tosBucketName", "tosKeyPrefix", "tosSseAlgorithm"],
          { TosAccountId: "666", TosBucketName: "another", TosKeyPrefix: "another", TosSSEAlgorithm: "AES256" },
        ],
      ],
    },
    system: {
      make: ({ control }, change) => control.putTracker({ tracker_type: "system", ...change }),
      fields: [
        [["status"], { status: "disabled" }],
        [["obs"], { obs_info: null }],
        [
          ["obs.bucketName", "obs.compressType", "obs.filePrefixName", "obs.isSortByService"],
          {
            obs_info: {
              bucket_name: "audit-2",
              file_prefix_name: "x",
              compress_type: "json",
              is_sort_by_service: false,
            },
          },
        ],
        [
          ["excludeServices", "isLtsEnabled", "isOrganizationTracker", "isSupportValidate"],
          {
            ...{ exclude_service: ["KMS"], is_lts_enabled: true },
            ...{ is_organization_tracker: true, is_support_validate: true },
          },
        ],
      ],
    },
    orders: {
      make: ({ control }, change) => control.putTracker({ tracker_type: "data", tracker_name: "orders", ...change }),
      fields: [
        [["status"], { status: "disabled" }],
        [["dataBucket.events"], { data_bucket: { ...tracked, data_event: ["READ"] } }],
        [["obs"], { obs_info: obs }],
        [["isLtsEnabled", "isSupportValidate"], { is_lts_enabled: true, is_support_validate: true }],
      ],
    },
    taurusdb: {
      make: ({ control }, policy) =>
        control.putInstance({ id: seed.huawei.instanceId, policy: { keep_days: 30, ...policy } }),
      fields: [
        [["keepDays"], { keep_days: 7 }],
        [["status"], { keep_days: 0 }],
        [["auditTypes"], { audit_types: ["GRANT"] }],
      ],
    },
    rds: {
      make: ({ control }, policy) =>
        control.putInstance({ id: seed.huawei.rdsInstanceId, policy: { keep_days: 30, ...policy } }),
      fields: [
        [["keepDays"], { keep_days: 7 }],
        [["status"], { keep_days: 0 }],
        [["auditTypes"], { audit_types: ["GRANT"] }],
        [["databases"], { databases: ["orders"] }],
      ],
    },
    ...Object.fromEntries(
      Object.entries(seed.tencent.databases).map(([engine, id]) => [
        `tencent-${engine}`,
        {
          make: ({ control }: Clouds, { off, ...auditing }: Change) =>
            control.putDatabase({ id, auditing: off ? null : auditing }),
          fields: [
            [["keepDays"], { keepDays: 7 }],
            [["status"], { off: true }],
            ...(["cdb", "cynosdb"].includes(engine)
              ? [
                  [
                    ["auditAll", "ruleTemplateIds"],
                    { auditAll: false, ruleTemplateIds: [`${engine}-art-riwq2vx0`] },
                  ] as const,
                ]
              : []),
          ] as Drifts,
        },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(seed.alibaba.databases).map(([engine, id]) => [
        `alibaba-${engine}`,
        {
          make: ({ control }: Clouds, { off, ...auditing }: Change) =>
            control.putAlibabaDatabase({ id, auditing: off ? null : auditing }),
          fields: [
            [["keepDays"], { keepDays: 180 }],
            [["status"], { off: true }],
          ] as Drifts,
        },
      ]),
    ),
  };
  const rounds = Math.max(...Object.values(drifts).map(({ fields }) => fields.length));

  it("is left alone by a second up", async () => {
    const outcome = await stack.up("--expect-no-changes");
    expect(outcome.exitCode, said(outcome)).toBe(0);
    expect(writes(clouds)).toEqual([]);
  });

  it.each(Array.from({ length: rounds }, (_, round) => round))(
    "shows of each resource exactly what was changed, and up repairs it: round %i",
    async (round) => {
      const expected: Record<string, readonly string[]> = {};
      for (const [name, { make, fields }] of Object.entries(drifts)) {
        const [paths, change] = fields[round] ?? [];
        if (paths === undefined || change === undefined) continue;
        make(clouds, structuredClone(change));
        expected[name] = paths;
      }
      const repaired = await stack.up("--refresh");
      expect(repaired, said(repaired)).toMatchObject({
        exitCode: 0,
        changes: { update: Object.keys(expected).length },
      });
      const found = Object.entries(details(repaired.events)).map(([name, paths]) => [name, Object.keys(paths).sort()]);
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );

  it("has nothing left to do after all that", async () => {
    const outcome = await stack.preview("--refresh", "--expect-no-changes");
    expect(outcome.exitCode, said(outcome)).toBe(0);
  });
});
