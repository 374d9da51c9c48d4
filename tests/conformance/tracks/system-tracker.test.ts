import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { findDataSource, findResource } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";

type Inputs = Record<string, unknown>;

const { region, projectId } = seed.huawei;
const id = `huawei/${region}/${projectId}/system/system`;
const track = findResource("AuditTrack", "huawei");
const obs = {
  bucketName: "audit",
  filePrefixName: "cts",
  isObsCreated: false,
  compressType: "gzip",
  isSortByService: true,
};
const declared: Inputs = {
  ...{ cloud: "huawei", region, projectId, type: "system", name: "system", status: "Enabled", obs },
  ...{ isLtsEnabled: false, isSupportValidate: false, isOrganizationTracker: false, excludeServices: [] },
  ...{ isSupportTraceFilesEncryption: false, onDelete: "restore" },
};

/** The region's system tracker: a setting. Data trackers are in audit-track.test.ts. */
describe("AuditTrack on huawei, the system tracker", () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
  });
  afterAll(() => stage.close());

  const create = (inputs: Inputs = declared) => track.create(stage.operation(), inputs);
  const live = () => stage.emulator.control.trackers().find(({ tracker_type }) => tracker_type === "system");
  const put = (change: object) => stage.emulator.control.putTracker({ tracker_type: "system", ...change });

  it("is taken over in one write, and what was found is remembered", async () => {
    const { id: made, properties } = await create();
    expect(made).toBe(id);
    expect(live()?.obs_info).toMatchObject({ bucket_name: "audit", file_prefix_name: "cts" });
    expect(stage.writes()).toEqual(["UpdateTracker"]);
    expect(properties.previousTracker).toMatchObject({ status: "Enabled", isLtsEnabled: false });
    expect(track.diff(properties, declared).differences).toEqual([]);
  });

  it("is made where CTS was never enabled, disabled too", async () => {
    stage.emulator.control.deleteTracker("system", "system");
    const { properties } = await create({ ...declared, status: "Disabled" });
    expect(live()).toMatchObject({ status: "disabled", obs_info: { bucket_name: "audit" } });
    expect(stage.writes()).toEqual(["CreateTracker", "UpdateTracker"]);
    expect(properties.previousTracker).toEqual({ status: "Disabled" });
  });

  const changes: readonly (readonly [string, Inputs, object])[] = [
    ["status", { status: "Disabled" }, { status: "disabled" }],
    [
      "obs.bucketName",
      { obs: { ...obs, bucketName: "audit-2" } },
      { obs_info: { bucket_name: "audit-2", file_prefix_name: "cts" } },
    ],
    [
      "obs.filePrefixName",
      { obs: { ...obs, filePrefixName: "x" } },
      { obs_info: { bucket_name: "audit", file_prefix_name: "x" } },
    ],
    ["obs", { obs: undefined }, { obs_info: null }],
    ["isLtsEnabled", { isLtsEnabled: true }, { is_lts_enabled: true }],
    ["isSupportValidate", { isSupportValidate: true }, { is_support_validate: true }],
    ["isOrganizationTracker", { isOrganizationTracker: true }, { is_organization_tracker: true }],
    ["excludeServices", { excludeServices: ["KMS"] }, { exclude_service: ["KMS"] }],
    [
      "isSupportTraceFilesEncryption",
      { isSupportTraceFilesEncryption: true, kmsId: "key-1" },
      { is_support_trace_files_encryption: true, kms_id: "key-1" },
    ],
  ];

  describe.each(changes)("the field %s", (path, change, drift) => {
    it("is changed in one write, and back by leaving it out", async () => {
      const { properties } = await create();
      stage.calls();
      const news = { ...declared, ...change };
      expect(track.diff(properties, news).differences.map((one) => one.path)).toContain(path);
      const updated = await track.update(stage.operation(), id, properties, news);
      expect(stage.writes()).toEqual(["UpdateTracker"]);
      const read = await track.read(stage.operation(), id, updated);
      expect(track.diff(read?.properties ?? {}, news).differences).toEqual([]);
      await track.update(stage.operation(), id, updated, declared);
      expect(stage.writes()).toEqual(["UpdateTracker"]);
      const back = await track.read(stage.operation(), id, updated);
      expect(track.diff(back?.properties ?? {}, declared).differences).toEqual([]);
    });

    it("shows its drift, and up repairs it", async () => {
      const { properties } = await create();
      put(drift);
      const drifted = await track.read(stage.operation(), id, properties);
      const found = track.diff(drifted?.properties ?? {}, declared).differences.map((one) => one.path);
      expect(found).toContain(path);
      await track.update(stage.operation(), id, drifted?.properties ?? {}, declared);
      const repaired = await track.read(stage.operation(), id, properties);
      expect(track.diff(repaired?.properties ?? {}, declared).differences).toEqual([]);
    });
  });

  it("that cannot deliver is Enabled, with the reason", async () => {
    const { properties } = await create();
    put({ detail: "arrears" });
    const read = await track.read(stage.operation(), id, properties);
    expect(read?.properties).toMatchObject({ status: "Enabled", deliveryError: "arrears" });
    expect(track.diff(read?.properties ?? {}, declared).differences).toEqual([]);
  });

  it("has its tags written, and the tags of others left alone", async () => {
    put({ tags: { owner: "somebody" } });
    const { properties } = await create({ ...declared, tags: { team: "security" } });
    expect(live()?.tags).toEqual({ owner: "somebody", team: "security" });
    await track.update(stage.operation(), id, properties, declared);
    expect(live()?.tags).toEqual({ owner: "somebody" });
  });

  describe("at the end of management", () => {
    it("is put back as it was found", async () => {
      put({ status: "disabled", is_lts_enabled: true, obs_info: { bucket_name: "audit-2" } });
      const found = live();
      const { properties } = await create();
      await track.remove(stage.operation(), id, properties);
      expect(live()).toEqual(found);
    });

    it("is switched off, with its delivery", async () => {
      const { properties } = await create({ ...declared, onDelete: "disable" });
      await track.remove(stage.operation(), id, properties);
      expect(live()).toMatchObject({ status: "disabled", is_lts_enabled: false });
      expect(live()?.obs_info).toBeUndefined();
    });

    it("is deleted, which switches CTS off, by a request that names it", async () => {
      put({ status: "enabled" });
      stage.emulator.control.putTracker({
        tracker_type: "data",
        tracker_name: "others",
        data_bucket: { data_bucket_name: "orders", data_event: ["READ"] },
      });
      const { properties } = await create({ ...declared, onDelete: "delete" });
      await track.remove(stage.operation(), id, properties);
      expect(stage.emulator.control.trackers().map(({ tracker_name }) => tracker_name)).toEqual(["others"]);
      await track.remove(stage.operation(), id, properties);
    });
  });

  it("may not be read without the permission, which is told", async () => {
    stage.emulator.control.fault({
      cloud: "huawei",
      service: "cts",
      action: "ListTrackers",
      kind: "denied",
      times: -1,
    });
    expect((await rejection(create())).message).toContain("cts:tracker:list");
  });

  it("and data trackers are listed", async () => {
    stage.emulator.control.putTracker({
      tracker_type: "data",
      tracker_name: "reads",
      data_bucket: { data_bucket_name: "orders", data_event: ["READ"] },
    });
    const source = findDataSource("getAuditTracks", "huawei");
    const list = async (args: object) =>
      ((await source.run(stage.session(), { cloud: "huawei", region, ...args })) as { tracks: object[] }).tracks;
    expect(await list({})).toMatchObject([{ type: "system" }, { type: "data", name: "reads", status: "Enabled" }]);
    expect(await list({ type: "data" })).toHaveLength(1);
  });
});
