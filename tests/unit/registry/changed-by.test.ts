import { describe, expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import { subjects } from "../../conformance/writes";

/** The events of calls that the cloud's audit service records under another name. */
const recordedAs: Readonly<Record<string, string>> = {
  "BucketAccessLog on huawei": "setBucketLogging",
  "BucketAccessLogs on huawei": "setBucketLogging",
};

/** Of kinds that no update changes, which the table of writes leaves out. */
const others: Readonly<Record<string, readonly string[]>> = {
  "AuditHistoryDelivery on alibaba": ["CreateDeliveryHistoryJob", "DeleteDeliveryHistoryJob"],
  "AuditLogExport on tencent": ["CreateAuditLogFile", "DeleteAuditLogFile"],
  "AuditLogExport on alibaba": ["CreateSqlLogTask"],
};

const reads = [
  ...["GetBucketAccessMonitor", "GetBucketLogging", "HeadBucket", "GetTrailStatus", "DescribeTrails", "LookupEvents"],
  ...["DescribeAuditTrack", "DescribeAuditTracks", "ListTrackers", "ListNotifications", "GetInsightTypes"],
  ...["GetDeliveryHistoryJob", "DescribeAuditLogFiles", "DescribeAuditInstanceList", "ShowAuditlogPolicy"],
  ...["ListAuditlogs", "DescribeAuditPolicy", "DescribeSqlLogConfig"],
];

/** Writes of something else of a bucket, a trail, a tracker or an instance. */
const foreign = ["PutBucketTagging", "PutBucketAcl", "CreateUser", "ModifyDBInstanceName", "BatchCreateResourceTags"];

const all = clouds.flatMap(({ resources }) => resources);

describe.each(all.map((one) => [`${one.kind} on ${one.cloud}`, one] as const))(
  "the events that change %s",
  (title, { changedBy }) => {
    const writes = (subjects[title] ?? []).flatMap(({ create, update, restore, remove }) =>
      [create, update, restore, remove].flatMap((write) => write?.action ?? []),
    );
    const names = [...new Set([...writes.map((action) => recordedAs[title] ?? action), ...(others[title] ?? [])])];

    it("are those of every write of it", () => {
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !changedBy.test(name))).toEqual([]);
    });

    it("are none that reads, and none of something else", () =>
      expect([...reads, ...foreign].filter((name) => changedBy.test(name))).toEqual([]));
  },
);

it("an event is one of the kind that it changes", () => {
  const kindsOf = (cloud: string, name: string) =>
    all.flatMap((one) => (one.cloud === cloud && one.changedBy.test(name) ? one.kind : []));
  expect(kindsOf("tencent", "DeleteBucket")).toEqual([
    ...["BucketAccessMonitor", "BucketAccessMonitors", "BucketAccessLog", "BucketAccessLogs"],
  ]);
  expect(kindsOf("tencent", "DeleteAuditLogFile")).toEqual(["AuditLogExport"]);
  expect(kindsOf("alibaba", "PutInsightSelectors")).toEqual(["AuditTrack"]);
  expect(kindsOf("alibaba", "DisableInsight")).toEqual(["AuditInsight"]);
  expect(kindsOf("huawei", "deleteTracker")).toEqual(["AuditTrack"]);
});
