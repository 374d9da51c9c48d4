import { describe, expect, it } from "vitest";
import { findDataSource, findResource } from "../../../provider/registry";

describe("what Huawei Cloud offers", () => {
  it.each([
    "getBuckets",
    "getBucketAccessLog",
    "getAuditTracks",
    "getAuditEvents",
    "getAuditLogs",
    "getAuditLogLinks",
  ] as const)("%s", (name) => {
    expect(findDataSource(name, "huawei")).toMatchObject({ name, cloud: "huawei" });
  });

  it.each(["AuditTrack", "AuditNotification", "BucketAccessLog", "DatabaseAuditPolicy"] as const)("%s", (kind) => {
    expect(findResource(kind, "huawei")).toMatchObject({ kind, cloud: "huawei" });
  });

  it("is no bucket access monitor, and why", () => {
    const reason = /is not offered by Huawei Cloud: OBS has no access monitoring; use the bucket.+ CTS data tracker/;
    expect(() => findResource("BucketAccessMonitor", "huawei")).toThrow(reason);
    expect(() => findDataSource("getBucketAccessMonitor", "huawei")).toThrow(reason);
  });
});
