import { describe, expect, it } from "vitest";
import { huaweiAuditTrack as track } from "../../../../provider/clouds/huawei/cts/audit-track";
import { rejection } from "../../../conformance/stage";
import { failure, projectId, region } from "./cts-server";
import { calls, checked, data, type Inputs, operation, server, warnings, withServer } from "./tracker-stage";

withServer();

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
    expect(warnings.join()).toContain("audit track orders (data) in cn-north-4 existed already and was adopted");
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
