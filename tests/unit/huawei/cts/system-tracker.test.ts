import { describe, expect, it } from "vitest";
import { huaweiAuditTrack as track } from "../../../../provider/clouds/huawei/cts/audit-track";
import { rejection } from "../../../conformance/stage";
import { failure, projectId, region } from "./cts-server";
import { calls, checked, found, operation, server, system, withServer } from "./tracker-stage";

withServer();

describe("the system tracker", () => {
  it("is made by POST where CTS was never enabled", async () => {
    const { id, properties } = await track.create(operation(), checked(system));
    expect(id).toBe(`huawei/${region}/${projectId}/system/system`);
    expect(calls()).toEqual(["POST /tracker"]);
    expect(properties).toMatchObject({ status: "Enabled", previousTracker: { status: "Disabled" }, trackerId: "id-0" });
  });

  it("is taken over by PUT, and put back with every field", async () => {
    server.trackers.set("system/system", { ...found });
    const inputs = checked({ ...system, obs: { bucketName: "archive" } });
    const { id, properties } = await track.create(operation(), inputs);
    expect(server.writes()).toEqual([
      {
        call: "PUT /tracker",
        body: {
          tracker_type: "system",
          tracker_name: "system",
          status: "enabled",
          agency_name: "cts_admin_trust",
          is_lts_enabled: false,
          is_support_validate: false,
          obs_info: { bucket_name: "archive", file_prefix_name: "", compress_type: "gzip", is_sort_by_service: true },
        },
      },
    ]);
    expect((await track.read(operation(), id, properties))?.properties).toEqual(properties);
    await track.remove(operation(), id, properties);
    expect(calls()).toEqual(["PUT /tracker"]);
    expect(server.trackers.get("system/system")).toEqual(found);
  });

  it("makes no call when nothing differs", async () => {
    server.trackers.set("system/system", { ...found });
    await track.create(operation(), {
      ...checked({
        ...system,
        status: "Disabled",
        isLtsEnabled: true,
        isSupportValidate: true,
        obs: { bucketName: "old-archive", filePrefixName: "p", compressType: "json", isSortByService: false },
      }),
    });
    expect(calls()).toEqual([]);
  });

  it("ends disabled and without a transfer with onDelete disable", async () => {
    const inputs = checked({
      ...system,
      onDelete: "disable",
      isLtsEnabled: true,
      isSupportTraceFilesEncryption: true,
      kmsId: "key",
      obs: { bucketName: "archive", isObsCreated: true },
    });
    const { id, properties } = await track.create(operation(), inputs);
    expect(server.writes()[0]?.body).toMatchObject({ obs_info: { is_obs_created: true }, kms_id: "key" });
    await track.remove(operation(), id, properties);
    expect(server.writes().map(({ body }) => body)).toMatchObject([
      {
        status: "disabled",
        is_lts_enabled: false,
        obs_info: { bucket_name: "" },
        is_support_trace_files_encryption: false,
        kms_id: "",
      },
    ]);
  });

  it("is deleted by its name with onDelete delete, and that twice", async () => {
    const { id, properties } = await track.create(operation(), checked({ ...system, onDelete: "delete" }));
    calls();
    await track.remove(operation(), id, properties);
    await track.remove(operation(), id, properties);
    expect(calls()).toEqual(["DELETE /trackers"]);
    expect(server.trackers.size).toBe(0);
  });

  it("is repaired by POST when CTS was switched off outside Pulumi", async () => {
    const { id, properties } = await track.create(operation(), checked(system));
    server.trackers.clear();
    const drifted = await track.read(operation(), id, properties);
    expect(drifted?.inputs.status).toBe("Disabled");
    calls();
    await track.update(operation(), id, drifted?.properties ?? {}, checked(system));
    expect(calls()).toEqual(["POST /tracker"]);
  });

  it("that is made disabled is a POST, then a PUT", async () => {
    await track.create(operation(), checked({ ...system, status: "Disabled", obs: { bucketName: "archive" } }));
    expect(calls()).toEqual(["POST /tracker", "PUT /tracker"]);
    expect(server.trackers.get("system/system")).toMatchObject({ status: "disabled" });
  });

  it("that is enabled by another meanwhile is changed by PUT", async () => {
    let lists = 0;
    server.interrupt = ({ method }) => (method === "GET" && lists++ === 0 ? { body: { trackers: [] } } : undefined);
    server.trackers.set("system/system", { ...found });
    await track.create(operation(), checked(system));
    expect(calls()).toEqual(["POST /tracker", "PUT /tracker"]);
  });

  it("cannot be read without the permission, which is not taken for gone", async () => {
    server.interrupt = () => failure(403, "CTS.0013");
    const { message } = await rejection(track.read(operation(), `huawei/${region}/${projectId}/system/system`, {}));
    expect(message).toContain("cts:tracker:list");
  });
});
