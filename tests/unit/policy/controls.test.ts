import { describe, expect, it } from "vitest";
import { findings } from "../../../cli/report/registry";
import type { ScannedFormerTrack, ScannedTrack } from "../../../cli/scan/tracks";
import { controls, controlsOf } from "../../../policy/controls";
import type { Status } from "../../../provider/core/fields/status";
import { clouds } from "../../../provider/registry";
import { declaredByPolicy, declaredPublic, destination, publicAcl, publicPolicy, safe } from "./destination-cases";
import { drift, type Judge, pack, removal, review, scan } from "./judges";

/** What violates a control by one of its rules, and what does not. */
type Pair = readonly [violating: Judge, passing: Judge];

const rds = { cloud: "alibaba", region: "cn-hangzhou", engine: "rds", instanceId: "rm-1" };
const auditPolicy = (name: string, was: object, is: object): Pair => [
  pack(name, "pulumi-nodejs:dynamic/access-audit:DatabaseAuditPolicy", { ...rds, ...was }),
  pack(name, "pulumi-nodejs:dynamic/access-audit:DatabaseAuditPolicy", { ...rds, ...is }),
];
const rdsAudited = auditPolicy("database-audit-enabled", { status: "Disabled" }, { status: "Enabled", keepDays: 180 });
const rdsKept = auditPolicy(
  "retention-days",
  { status: "Enabled", keepDays: 90 },
  { status: "Enabled", keepDays: 180 },
);
const database = { ...rds, name: "rm-1", id: "alibaba/cn-hangzhou/rds/rm-1" };
const rdsScanned: Pair = [
  scan("alibaba", { databases: [{ ...database, status: "Disabled" }] }),
  scan("alibaba", { databases: [{ ...database, status: "Enabled", keepDays: 180 }] }),
];

const sls = "acs:log:cn-hangzhou:111:project/audit";
const trail = { cloud: "alibaba", status: "Enabled", eventRw: "All", trailRegion: "All", slsProjectArn: sls };
const trails = (name: string, weak: object): Pair => [
  pack(name, "access-audit:alibaba:AuditTrack", { ...trail, ...weak }),
  pack(name, "access-audit:alibaba:AuditTrack", trail),
];
const system = { cloud: "huawei", type: "system", status: "Enabled", obs: { bucketName: "audit" } };
const trackers = (name: string, weak: object): Pair => [
  pack(name, "access-audit:huawei:AuditTrack", { ...system, ...weak }),
  pack(name, "access-audit:huawei:AuditTrack", system),
];
const tracker: ScannedTrack = {
  ...{ cloud: "huawei", region: "cn-north-4", name: "system", id: "huawei/cn-north-4/p/system/system" },
  ...{ status: "Enabled", ofAccount: true, destinations: ["bucket audit"] },
};
const scannedTracker = (weak: Partial<ScannedTrack>): Pair => [
  scan("huawei", { tracks: [{ ...tracker, ...weak }] }),
  scan("huawei", { tracks: [tracker] }),
];
const regional = { offers: { buckets: true, monitors: false, tracks: "region" }, regions: ["cn-north-4"] } as const;
const unaudited: Pair = [scan("huawei", regional), scan("huawei", { ...regional, tracks: [tracker] })];

const trackerOn = {
  "track-enabled": { huawei: trackers("track-enabled", { status: "Disabled" }) },
  "track-per-cloud": { huawei: trackers("track-per-cloud", { status: "Disabled" }) },
  unaudited: { huawei: unaudited },
  "not-delivering": { huawei: scannedTracker({ status: "Disabled" }) },
};
const scannedTrail: ScannedTrack = { ...tracker, cloud: "alibaba", region: "cn-hangzhou", id: "alibaba/cn-hangzhou/t" };

const bucketLog = { cloud: "alibaba", region: "cn-hangzhou", bucket: "b" };
const logType = "pulumi-nodejs:dynamic/access-audit:BucketAccessLog";

/** States of a stack, as a review and drift see them. */
const monitor = (more: object = {}) => ({
  ...{ type: "access-audit:index:BucketAccessMonitor", id: "tencent/ap-guangzhou/b-1" },
  inputs: { cloud: "tencent", region: "ap-guangzhou", bucket: "b-1", status: "Enabled", ...more },
  outputs: { cloud: "tencent", region: "ap-guangzhou", bucket: "b-1", status: "Enabled", previousStatus: "Disabled" },
});
const declared = (more: object = {}) => ({
  ...{ type: "access-audit:alibaba:AuditTrack", id: "alibaba/cn-hangzhou/t" },
  inputs: { region: "cn-hangzhou", name: "t", ...trail, ossBucketName: "audit", ...more },
});
const data = (more: object = {}) => ({
  ...{ type: "access-audit:huawei:AuditTrack", id: "huawei/cn-north-4/p/system/system" },
  inputs: { ...system, region: "cn-north-4", isSupportValidate: true, ...more },
});
const policy = (keepDays: number) => ({
  ...{ type: "access-audit:index:DatabaseAuditPolicy", id: "alibaba/cn-hangzhou/rds/rm-1" },
  inputs: { ...rds, status: "Enabled", keepDays },
});
const kept = review(declared(), declared());

const bucket = { cloud: "tencent", region: "ap-guangzhou", name: "b", id: "tencent/ap-guangzhou/b" };
const account = { offers: { buckets: true, monitors: true, tracks: "account" } } as const;
const former: ScannedFormerTrack = {
  cloud: "tencent",
  region: "ap-guangzhou",
  name: "a",
  status: "Enabled",
  destination: "cos a",
  wayOver: "w",
};
const logs = (status: Status) =>
  scan("huawei", { ...regional, tracks: [tracker], buckets: [{ ...bucket, status: null, log: { status } }] });

/** By control, rule and cloud; `any` where the control names none. */
const cases: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Pair>>>>>> = {
  "CIS Alibaba 2.2": {
    "destination-public": { alibaba: [publicAcl, safe] },
    "destination-private": { alibaba: declaredPublic },
  },
  "Prowler actiontrail_oss_bucket_not_publicly_accessible": {
    "destination-public": { alibaba: [publicPolicy, safe] },
    "destination-private": { alibaba: declaredByPolicy },
  },
  "CIS Alibaba 5.3": {
    "bucket-access-logged": {
      alibaba: [
        pack("bucket-access-logged", logType, { ...bucketLog, status: "Disabled" }),
        pack("bucket-access-logged", logType, { ...bucketLog, status: "Enabled", targetBucket: "logs" }),
      ],
    },
  },
  "CIS Alibaba 6.3": {
    "database-audit-enabled": { alibaba: rdsAudited },
    "unaudited-database": { alibaba: rdsScanned },
  },
  "CIS Alibaba 6.4": { "retention-days": { alibaba: rdsKept } },
  "CIS Huawei 7.1": trackerOn,
  "MLPS 2.0 level 3 actiontrail-trail-intact-enabled": {
    "track-enabled": { alibaba: trails("track-enabled", { status: "Disabled" }) },
    "track-records-everything": { alibaba: trails("track-records-everything", { eventRw: "Write" }) },
    unaudited: {
      alibaba: [scan("alibaba", account), scan("alibaba", { ...account, tracks: [scannedTrail] })],
    },
    "not-delivering": {
      alibaba: [
        scan("alibaba", { tracks: [{ ...scannedTrail, status: "Disabled" }] }),
        scan("alibaba", { tracks: [scannedTrail] }),
      ],
    },
  },
  "MLPS 2.0 level 3 rds-instance-enabled-auditing": {
    "database-audit-enabled": { alibaba: rdsAudited },
    "unaudited-database": { alibaba: rdsScanned },
  },
  CKV_ALI_4: {
    "track-records-everything": { alibaba: trails("track-records-everything", { trailRegion: "cn-beijing" }) },
  },
  CKV_ALI_5: { "track-records-everything": { alibaba: trails("track-records-everything", { eventRw: undefined }) } },
  "Prowler actiontrail_multi_region_enabled": {
    "track-records-everything": { alibaba: trails("track-records-everything", { trailRegion: "cn-beijing" }) },
    "track-enabled": { alibaba: trails("track-enabled", { status: "Disabled" }) },
  },
  "Prowler cts_enabled": trackerOn,
  "Prowler cts_tracker_bucket_configured": {
    "track-destination": { huawei: trackers("track-destination", { obs: undefined }) },
    "not-delivering": { huawei: scannedTracker({ destinations: [] }) },
  },
  "Prowler rds_instance_sql_audit_enabled": {
    "database-audit-enabled": { alibaba: rdsAudited },
    "unaudited-database": { alibaba: rdsScanned },
  },
  "Prowler rds_instance_sql_audit_retention": { "retention-days": { alibaba: rdsKept } },
  "NIST AU-9": {
    redirected: { any: [review(declared(), declared({ ossBucketName: "attic" })), kept] },
    unprotected: { any: [review(data(), data({ isSupportValidate: false })), review(data(), data())] },
    "destination-public": { any: [publicAcl, safe] },
    "destination-unencrypted": { any: [destination({ encrypted: false }), safe] },
    "destination-mutable": { any: [destination({ versioned: false }), safe] },
  },
  "NIST AU-11": {
    undelivered: { any: [review(declared(), declared({ ossBucketName: undefined })), kept] },
    shortened: { any: [review(policy(180), policy(30)), review(policy(30), policy(180))] },
    "not-delivering": { any: scannedTracker({ deliveryError: "noBucket" }) },
    "destination-missing": { any: [destination({}, { exists: false }), safe] },
    "destination-expiring": {
      any: [destination({}, { deletedAfterDays: 90 }), destination({}, { deletedAfterDays: 180 })],
    },
  },
  "NIST AU-12": {
    "switched-off": { any: [review(monitor(), monitor({ status: "Disabled" })), review(monitor(), monitor())] },
    narrowed: { any: [review(declared(), declared({ eventRw: "Write" })), kept] },
    loosened: { any: [review(monitor(), monitor({ onDelete: "disable" })), review(monitor(), monitor())] },
    deleted: { any: [review(monitor()), review(monitor({ status: "Disabled" }))] },
    replaced: { any: [review(declared(), declared({ name: "u" }), "replace"), kept] },
    gone: { any: [drift(monitor(), undefined), drift(monitor(), monitor().inputs)] },
    unaudited: {
      any: [scan("tencent", account), scan("tencent", { ...account, tracks: [{ ...tracker, cloud: "tencent" }] })],
    },
    "not-delivering": { any: scannedTracker({ destinations: [] }) },
    "unaudited-database": { any: rdsScanned },
    former: { any: [scan("tencent", { formerTracks: [former] }), scan("tencent", {})] },
    unlogged: { any: [logs("Disabled"), logs("Enabled")] },
    unmonitored: {
      any: [
        scan("tencent", { buckets: [{ ...bucket, status: "Disabled" }] }),
        scan("tencent", { buckets: [{ ...bucket, status: "Enabled" }] }),
      ],
    },
  },
  "NIST CM-3": {
    undecided: { any: [review(monitor(), monitor({ status: "[secret]" })), review(monitor(), monitor())] },
    "mass-removal": { any: [removal(6, monitor()), removal(5, monitor())] },
  },
  "NIST CM-6": {
    changed: {
      any: [
        drift(monitor({ status: "Disabled" }), monitor().inputs),
        drift(monitor({ status: "Disabled" }), monitor({ status: "Disabled" }).inputs),
      ],
    },
  },
};

const claimed = Object.entries<{ readonly rules: readonly string[]; readonly clouds?: readonly string[] }>(controls);
const rows = claimed.flatMap(([control, { rules, clouds: named = ["any"] }]) =>
  rules.flatMap((rule) => named.map((cloud) => [control, rule, cloud] as const)),
);

describe("a control", () => {
  it.each(rows)("%s is violated and is not, by %s, on %s", async (control, rule, cloud) => {
    const pair = cases[control]?.[rule]?.[cloud];
    if (pair === undefined) throw new Error(`a case of ${control} by ${rule} on ${cloud}`);
    expect(await pair[0]()).toContain(rule);
    expect(await pair[1]()).not.toContain(rule);
  });

  it("has no case that nobody claims", () => {
    const told = Object.entries(cases).flatMap(([control, rules]) =>
      Object.entries(rules).flatMap(([rule, named]) => Object.keys(named).map((cloud) => [control, rule, cloud])),
    );
    expect(told.sort()).toEqual(rows.map((row) => [...row]).sort());
  });

  it("names clouds and rules that there are, its source, and what is tested of it", () => {
    const known = new Set(Object.values(findings).flatMap((kinds) => Object.keys(kinds)));
    for (const [id, { rules, clouds: named = [] }] of claimed) {
      expect(clouds.map(({ name }) => name)).toEqual(expect.arrayContaining([...named]));
      for (const rule of rules) expect(known, id).toContain(rule);
    }
    for (const { title, source, tested } of Object.values(controls)) {
      expect(source).toMatch(/^https:\/\//);
      for (const text of [title, tested]) expect(text).not.toBe("");
    }
  });

  it("is named by nobody but its rules", () => {
    for (const kinds of Object.values(findings))
      for (const [id, kind] of Object.entries(kinds)) expect(kind.controls, id).toEqual(controlsOf(id));
  });
});
