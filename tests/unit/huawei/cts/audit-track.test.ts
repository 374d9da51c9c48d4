import { describe, expect, it } from "vitest";
import { huaweiAuditTrack as track } from "../../../../provider/clouds/huawei/cts/audit-track";
import { huaweiGetAuditTracks } from "../../../../provider/clouds/huawei/cts/get-audit-tracks";
import { deleteTracker } from "../../../../provider/clouds/huawei/cts/service";
import { openProject } from "../../../../provider/clouds/huawei/identity/projects";
import { rejection } from "../../../conformance/stage";
import { projectId, region } from "./cts-server";
import { checked, data, found, type Inputs, operation, server, session, system, withServer } from "./tracker-stage";

withServer();

describe("check", () => {
  const refused = (given: Inputs) => track.check(given).failures.map(({ property, reason }) => `${property} ${reason}`);

  it.each<[Inputs, RegExp]>([
    [{ ...system, type: "other" }, /^type must be "system" or "data", but "other" was given$/],
    [{ ...system, type: undefined }, /^type is required$/],
    [{ ...system, name: "mine" }, /^name must be "system"/],
    [{ ...data, name: "_orders" }, /^name .*CTS\.0203/],
    [{ ...data, name: "-orders" }, /^name .*CTS\.0203/],
    [{ ...data, name: "x".repeat(33) }, /^name .*CTS\.0203/],
    [{ ...data, name: "system" }, /^name .*CTS\.0207/],
    [{ ...data, name: "system-trace" }, /^name .*CTS\.0207/],
    [{ ...system, status: "enabled" }, /^status must be "Enabled" or "Disabled"/],
    [{ ...system, dataBucket: data.dataBucket }, /^dataBucket is not a property here/],
    [{ ...data, isOrganizationTracker: true }, /^isOrganizationTracker is not a property here/],
    [{ ...data, kmsId: "k" }, /^kmsId is not a property here/],
    [{ ...data, dataBucket: { name: "b", events: [] } }, /^dataBucket\.events must be at least 1/],
    [{ ...data, dataBucket: { name: "b", events: ["LIST"] } }, /^dataBucket\.events\[0\] must be "READ" or "WRITE"/],
    [{ ...data, obs: { bucketName: "orders-bucket" } }, /^obs\.bucketName .*CTS\.0213/],
    [{ ...data, obs: { bucketName: "Archive" } }, /^obs\.bucketName .*CTS\.0231/],
    [{ ...data, obs: { bucketName: "archive", bucketLifecycle: 31 } }, /^obs\.bucketLifecycle must be 0 or 30/],
    [{ ...system, obs: { bucketName: "archive", bucketLifecycle: 30 } }, /^obs\.bucketLifecycle is not a property/],
    [{ ...data, obs: { bucketName: "archive", filePrefixName: "a/b" } }, /^obs\.filePrefixName .*CTS\.0218/],
    [{ ...system, isSupportTraceFilesEncryption: true }, /^kmsId .*CTS\.0220/],
    [{ ...system, kmsId: "k" }, /^kmsId .*CTS\.0220/],
    [{ ...system, excludeServices: ["OBS"] }, /^excludeServices\[0\] must be "KMS"/],
    [{ ...system, onDelete: "forget" }, /^onDelete must be "restore" or "disable" or "delete" or "keep"/],
  ])("refuses %j", (given, message) => {
    expect(refused(given)).toEqual([expect.stringMatching(message)]);
    expect(server.received.length).toBe(0);
  });

  it("waits for a type that is not known yet", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(track.check({ ...data, type: unknown }).failures).toEqual([]);
  });
});

describe("the guard of DELETE", () => {
  it.each(["", "  "])("builds no request for the name %j", async (name) => {
    const before = server.received.length;
    const project = await openProject(operation(), region, projectId);
    const { message } = await rejection(deleteTracker(operation(), project, { type: "data", name }));
    expect(message).toContain("without a name CTS deletes every data tracker");
    expect(server.received.length).toBe(before);
  });

  it.each([
    "huawei/cn-north-4//data/x",
    `huawei/${region}/${projectId}/data/`,
    `huawei/${region}/${projectId}/other/x`,
    "x",
  ])("takes %j for no id", async (id) => {
    expect((await rejection(track.read(operation(), id, undefined))).message).toContain(
      "huawei/<region>/<project id>/<system or data>/<name>",
    );
  });
});

describe("getAuditTracks", () => {
  it("lists both types, or one", async () => {
    await track.create(operation(), checked(data));
    server.trackers.set("system/system", { ...found, status: "error" });
    const all = await huaweiGetAuditTracks.run(session(), { cloud: "huawei", region });
    expect(all).toMatchObject({
      totalCount: 2,
      tracks: [
        { name: "orders", dataBucket: { name: "orders-bucket" } },
        { name: "system", status: "Enabled", deliveryError: "error", obs: { bucketName: "old-archive" } },
      ],
    });
    const one = await huaweiGetAuditTracks.run(session(), { cloud: "huawei", region, type: "data" });
    expect(one).toMatchObject({ totalCount: 1 });
  });
});
