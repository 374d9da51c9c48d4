import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { huaweiAuditTrack as track } from "../../../../provider/clouds/huawei/cts/audit-track";
import { huaweiGetAuditTracks } from "../../../../provider/clouds/huawei/cts/get-audit-tracks";
import { deleteTracker } from "../../../../provider/clouds/huawei/cts/service";
import { openProject } from "../../../../provider/clouds/huawei/identity/projects";
import { Operation } from "../../../../provider/core/session/operation";
import { rejection } from "../../../conformance/stage";
import { sessionOf } from "../session";
import { type CtsServer, ctsServer, failure, projectId, region } from "./cts-server";

type Inputs = Record<string, unknown>;

let server: CtsServer;
const warnings: string[] = [];

beforeAll(async () => {
  server = await ctsServer();
});
beforeEach(() => {
  server.trackers.clear();
  server.tags.clear();
  server.interrupt = undefined;
  server.writes();
  warnings.length = 0;
});
afterAll(() => server.close());

const session = (timeout = "10s") =>
  sessionOf({
    configuration: { accessKey: "AK", secretKey: "SK", projectId, region },
    emulatorUrl: server.url,
    warnings,
    timeout,
  });
const operation = (timeout?: string) => new Operation(session(timeout));
const checked = (given: Inputs) => {
  const { inputs, failures } = track.check(given);
  expect(failures).toEqual([]);
  return inputs;
};
const calls = () => server.writes().map(({ call }) => call);

const system = { cloud: "huawei", region, type: "system", status: "Enabled" };
const data = {
  cloud: "huawei",
  region,
  type: "data",
  name: "orders",
  status: "Enabled",
  dataBucket: { name: "orders-bucket", events: ["READ", "WRITE"] },
};
const found = {
  id: "id-system",
  tracker_type: "system",
  tracker_name: "system",
  status: "disabled",
  project_id: projectId,
  create_time: 1587958482923,
  lts: { is_lts_enabled: true },
  is_support_validate: true,
  agency_name: "cts_admin_trust",
  obs_info: { bucket_name: "old-archive", file_prefix_name: "p", compress_type: "json", is_sort_by_service: false },
};

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

  it("is repaired by POST when CTS was switched off behind the stack's back", async () => {
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

describe("a data tracker", () => {
  it("is made by one POST, with the vendor's members", async () => {
    const obs = { bucketName: "archive", filePrefixName: "cts", isObsCreated: true, bucketLifecycle: 30 };
    const inputs = checked({ ...data, agencyName: "cts_admin_trust", isSupportValidate: true, obs });
    const { id, properties } = await track.create(operation(), inputs);
    expect(id).toBe(`huawei/${region}/${projectId}/data/orders`);
    expect(server.writes()).toEqual([
      {
        call: "POST /tracker",
        body: {
          tracker_type: "data",
          tracker_name: "orders",
          agency_name: "cts_admin_trust",
          is_lts_enabled: false,
          is_support_validate: true,
          obs_info: {
            bucket_name: "archive",
            file_prefix_name: "cts",
            is_obs_created: true,
            bucket_lifecycle: 30,
            compress_type: "gzip",
            is_sort_by_service: true,
          },
          data_bucket: { data_bucket_name: "orders-bucket", data_event: ["READ", "WRITE"] },
        },
      },
    ]);
    expect((await track.read(operation(), id, properties))?.properties).toEqual(properties);
  });

  it("that is declared disabled is a POST, then a PUT that has the bucket", async () => {
    const { properties } = await track.create(operation(), checked({ ...data, status: "Disabled" }));
    const writes = server.writes();
    expect(writes.map(({ call }) => call)).toEqual(["POST /tracker", "PUT /tracker"]);
    expect(writes[1]?.body).toMatchObject({ status: "disabled", data_bucket: { data_bucket_name: "orders-bucket" } });
    expect(properties.status).toBe("Disabled");
  });

  it.each<[string, Inputs]>([
    ["status", { status: "Disabled" }],
    ["dataBucket.events", { dataBucket: { name: "orders-bucket", events: ["READ"] } }],
    ["obs", { obs: { bucketName: "archive" } }],
    ["isLtsEnabled", { isLtsEnabled: true }],
    ["isSupportValidate", { isSupportValidate: true }],
    ["agencyName", { agencyName: "cts_admin_trust" }],
    ["tags", { tags: { team: "audit" } }],
  ])("changes %s in one call, and back", async (path, change) => {
    const { id, properties } = await track.create(operation(), checked(data));
    calls();
    const news = checked({ ...data, ...change });
    expect(track.diff(properties, news)).toMatchObject({ replaces: [], differences: [{ path }] });
    const updated = await track.update(operation(), id, properties, news);
    expect(calls()).toHaveLength(1);
    expect((await track.read(operation(), id, updated))?.properties).toEqual(updated);
    if (track.diff(updated, checked(data)).differences.length === 0) return;
    await track.update(operation(), id, updated, checked(data));
    expect(calls()).toHaveLength(1);
  });

  it.each<[string, Inputs]>([
    ["type", { type: "system", name: "system", dataBucket: undefined }],
    ["name", { name: "bills" }],
    ["dataBucket.name", { dataBucket: { name: "bills-bucket", events: ["READ", "WRITE"] } }],
    ["region", { region: "cn-east-3" }],
    ["projectId", { projectId: "f".repeat(32) }],
  ])("is replaced for %s, the old one first only where the name stays taken", (path, change) => {
    const olds = { ...checked(data), projectId };
    const diff = track.diff(olds, { ...checked(data), ...change });
    expect(diff.replaces).toContain(path);
    expect(diff.deleteBeforeReplace).toBe(path === "dataBucket.name");
  });

  it("keeps its tags in the state, writes those that changed, and deletes those that are gone", async () => {
    server.tags.set("foreign", "stays");
    const { id, properties } = await track.create(operation(), checked({ ...data, tags: { a: "1", b: "2" } }));
    expect(calls()).toEqual(["POST /tracker", "POST /cts-tracker/id-0/tags/create"]);
    expect((await track.read(operation(), id, properties))?.inputs.tags).toEqual({ a: "1", b: "2" });
    await track.update(operation(), id, properties, checked({ ...data, tags: { b: "3" } }));
    expect(server.writes()).toEqual([
      { call: "DELETE /cts-tracker/id-0/tags/delete", body: { tags: [{ key: "a", value: "1" }] } },
      { call: "POST /cts-tracker/id-0/tags/create", body: { tags: [{ key: "b", value: "3" }] } },
    ]);
    expect([...server.tags]).toEqual([
      ["foreign", "stays"],
      ["b", "3"],
    ]);
  });

  it("that exists and equals is taken over, that differs is refused, or adopted", async () => {
    await track.create(operation(), checked({ ...data, isLtsEnabled: true }));
    calls();
    await track.create(operation(), checked({ ...data, isLtsEnabled: true }));
    expect(warnings.join()).toContain("audit track orders (data) in cn-north-4 existed already and was taken over");
    const { message } = await rejection(track.create(operation(), checked(data)));
    expect(message).toMatch(/isLtsEnabled is true, not false.*adopt: true.*pulumi import/s);
    expect(calls()).toEqual([]);
    await track.create(operation(), checked({ ...data, adopt: true }));
    expect(calls()).toEqual(["PUT /tracker"]);
  });

  it("reads error as Enabled, with the reason", async () => {
    const { id, properties } = await track.create(operation(), checked(data));
    Object.assign(server.trackers.get("data/orders") ?? {}, { status: "error", detail: "noBucket" });
    const read = await track.read(operation(), id, properties);
    expect(read?.properties).toMatchObject({ status: "Enabled", deliveryError: "noBucket" });
  });

  it("is gone by an empty list or CTS.0214, never by CTS.0013", async () => {
    const { id, properties } = await track.create(operation(), checked(data));
    server.interrupt = () => failure(404, "CTS.0214");
    expect(await track.read(operation(), id, properties)).toBeUndefined();
    server.interrupt = () => failure(403, "CTS.0013");
    expect((await rejection(track.remove(operation(), id, properties))).message).toContain("cts:tracker:delete");
    server.interrupt = undefined;
    server.trackers.clear();
    expect(await track.read(operation(), id, properties)).toBeUndefined();
  });

  it("is told from those of other projects, types and names in the same list", async () => {
    const { id, properties } = await track.create(operation(), checked(data));
    const own = server.trackers.get("data/orders");
    server.trackers.clear();
    server.trackers.set("1", { ...own, project_id: "f".repeat(32) });
    server.trackers.set("2", { ...own, tracker_type: "system" });
    server.interrupt = () => ({
      body: { trackers: [...server.trackers.values(), { ...own, tracker_name: "Orders" }] },
    });
    expect(await track.read(operation(), id, properties)).toBeUndefined();
  });

  it("is deleted by name and type", async () => {
    const { id, properties } = await track.create(operation(), checked(data));
    await track.remove(operation(), id, properties);
    const last = server.received.filter(({ method }) => method === "DELETE").at(-1);
    expect(last?.query.toString()).toBe("tracker_name=orders&tracker_type=data");
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
