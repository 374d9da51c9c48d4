import { seed } from "../../../../emulator/index";
import type { Subject } from "./subject";

const transfer = {
  bucketName: "audit",
  filePrefixName: "cts",
  isObsCreated: false,
  compressType: "gzip",
  isSortByService: true,
  bucketLifecycle: 0,
};

/** Data trackers; the system tracker is a setting: system-tracker.test.ts. */
export const huawei: Subject = {
  service: "cts",
  actions: {
    create: "CreateTracker",
    update: "UpdateTracker",
    read: "ListTrackers",
    list: "ListTrackers",
    remove: "DeleteTracker",
  },
  looks: 1,
  creating: ["CreateTracker"],
  updating: () => ["UpdateTracker", "UpdateTracker"],
  outputs: ["trackerId", "createTime", "projectId"],
  differs: 'dataBucket.events is ["READ"], not ["WRITE"]',
  declaring: () => ({}),
  declared: {
    cloud: "huawei",
    region: seed.huawei.region,
    projectId: seed.huawei.projectId,
    type: "data",
    name: "writes",
    status: "Enabled",
    dataBucket: { name: "orders", events: ["WRITE"] },
    obs: transfer,
    isLtsEnabled: false,
    isSupportValidate: false,
    adopt: false,
  },
  changes: [
    ["status", { status: "Disabled" }],
    ["dataBucket.events", { dataBucket: { name: "orders", events: ["READ", "WRITE"] } }],
    ["obs.bucketName", { obs: { ...transfer, bucketName: "audit-2" } }],
    ["obs.filePrefixName", { obs: { ...transfer, filePrefixName: "other" } }],
    ["obs.compressType", { obs: { ...transfer, compressType: "json" } }],
    ["obs.isSortByService", { obs: { ...transfer, isSortByService: false } }],
    ["obs.bucketLifecycle", { obs: { ...transfer, bucketLifecycle: 180 } }],
    ["obs", { obs: undefined }],
    ["isLtsEnabled", { isLtsEnabled: true }],
    ["isSupportValidate", { isSupportValidate: true }],
  ],
  drift(stage, _id, path) {
    const obs = { bucket_name: "audit", file_prefix_name: "cts" };
    const changes: Record<string, object> = {
      status: { status: "disabled" },
      "dataBucket.events": { data_bucket: { data_bucket_name: "orders", data_event: ["READ", "WRITE"] } },
      "obs.bucketName": { obs_info: { ...obs, bucket_name: "audit-2" } },
      "obs.filePrefixName": { obs_info: { ...obs, file_prefix_name: "other" } },
      "obs.compressType": { obs_info: { ...obs, compress_type: "json" } },
      "obs.isSortByService": { obs_info: { ...obs, is_sort_by_service: false } },
      "obs.bucketLifecycle": { obs_info: { ...obs, bucket_lifecycle: 180 } },
      obs: { obs_info: null },
      isLtsEnabled: { is_lts_enabled: true },
      isSupportValidate: { is_support_validate: true },
    };
    stage.emulator.control.putTracker({ tracker_type: "data", tracker_name: "writes", ...changes[path] });
  },
  replacing: [
    ["name", { name: "reads" }],
    ["region", { region: "cn-east-3" }],
    ["projectId", { projectId: "b".repeat(32) }],
    ["dataBucket.name", { dataBucket: { name: "invoices", events: ["WRITE"] } }],
  ],
  freeing: ["name", "region", "projectId"],
  quota: { status: 400, code: "CTS.0200" },
  make: (stage, tracker_name, same) =>
    void stage.emulator.control.putTracker({
      tracker_type: "data",
      tracker_name,
      data_bucket: { data_bucket_name: "orders", data_event: [same ? "WRITE" : "READ"] },
      obs_info: { bucket_name: "audit", file_prefix_name: "cts" },
    }),
  count: (stage) => stage.emulator.control.trackers().filter(({ tracker_type }) => tracker_type === "data").length,
  remove: (stage, id) => void stage.emulator.control.deleteTracker("data", id.split("/")[4] ?? ""),
};
