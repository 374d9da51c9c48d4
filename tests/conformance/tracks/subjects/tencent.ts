import { seed } from "../../../../emulator/index";
import type { Subject } from "./subject";

const storage = { type: "cos", region: seed.tencent.region, name: "audit", prefix: "audit" };
const cos = { StorageType: "cos", StorageRegion: seed.tencent.region, StorageName: "audit", StoragePrefix: "audit" };
const cam = { resourceType: "cam", actionType: "Write", eventNames: ["CreateUser", "AddSubAccount"] };
const all = (resourceType: string, actionType = "*") => ({ resourceType, actionType, eventNames: ["*"] });
const field = (ResourceType: string, ActionType: string, ...EventNames: string[]) => ({
  ...{ ResourceType, ActionType, EventNames },
});
const trackId = (id: string) => id.split("/")[2] ?? "";

export const tencent: Readonly<Record<string, Subject>> = {
  "tencent, several products": {
    service: "cloudaudit",
    actions: {
      create: "CreateEventsAuditTrack",
      update: "ModifyEventsAuditTrack",
      read: "DescribeAuditTrack",
      list: "DescribeAuditTrack",
      remove: "DeleteAuditTrack",
    },
    looks: 0,
    creating: ["CreateEventsAuditTrack"],
    updating: () => ["ModifyEventsAuditTrack", "ModifyEventsAuditTrack"],
    outputs: ["trackId", "createTime", "form"],
    differs: "filters is [",
    declaring: (path) => (path === "storage.compress" ? { storage: { ...storage, compress: true } } : {}),
    declared: {
      cloud: "tencent",
      region: seed.tencent.region,
      name: "写操作_all",
      status: "Enabled",
      filters: [cam, all("cos")],
      storage,
      trackForAllMembers: false,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["filters", { filters: [all("cos")] }],
      ["filters", { filters: [cam, all("cos"), all("cvm", "Read")] }],
      ["storage.prefix", { storage: { ...storage, prefix: "other" } }],
      ["storage.compress", { storage: { ...storage, compress: false } }],
      ["trackForAllMembers", { trackForAllMembers: true }],
    ],
    drift(stage, id, path) {
      const changes: Record<string, object> = {
        status: { Status: 0 },
        filters: { Filters: { ResourceFields: [field("cos", "*", "*"), field("cam", "Write", "CreateUser")] } },
        "storage.prefix": { Storage: { StoragePrefix: "other" } },
        "storage.compress": { Storage: { Compress: 2 } },
        trackForAllMembers: { TrackForAllMembers: 1 },
      };
      stage.emulator.control.changeTrack(trackId(id), changes[path] ?? {});
    },
    replacing: [
      ["name", { name: "写操作" }],
      ["region", { region: "ap-singapore" }],
    ],
    freeing: ["name"],
    quota: { status: 200, code: "LimitExceeded.OverAmount" },
    // In another order than it is declared in, which means nothing.
    make: (stage, name, same) =>
      void stage.emulator.control.putTrack({
        ...{ Name: name, Status: 1, TrackForAllMembers: 0, Storage: { ...cos, Compress: 1 } },
        Filters: {
          ResourceFields: [
            field("cos", "*", "*"),
            field("cam", same ? "Write" : "Read", "AddSubAccount", "CreateUser"),
          ],
        },
      }),
    count: (stage) => stage.emulator.control.tracks().length,
    remove: (stage, id) => void stage.emulator.control.deleteTrack(trackId(id)),
  },
  tencent: {
    service: "cloudaudit",
    actions: {
      create: "CreateAuditTrack",
      update: "ModifyAuditTrack",
      read: "DescribeAuditTrack",
      list: "DescribeAuditTrack",
      remove: "DeleteAuditTrack",
    },
    looks: 0,
    creating: ["CreateAuditTrack"],
    updating: () => ["ModifyAuditTrack", "ModifyAuditTrack"],
    outputs: ["trackId", "createTime"],
    differs: 'actionType is "Read", not "Write"',
    declaring: (path) => (path === "storage.compress" ? { storage: { ...storage, compress: true } } : {}),
    declared: {
      cloud: "tencent",
      region: seed.tencent.region,
      name: "writes",
      status: "Enabled",
      actionType: "Write",
      resourceType: "cos",
      eventNames: ["PutBucketACL", "DeleteBucket"],
      storage,
      trackForAllMembers: false,
      adopt: false,
    },
    changes: [
      ["status", { status: "Disabled" }],
      ["actionType", { actionType: "*" }],
      ["eventNames", { eventNames: ["DeleteBucket"] }],
      ["storage.prefix", { storage: { ...storage, prefix: "other" } }],
      ["storage.accountId", { storage: { ...storage, accountId: "100000000001" } }],
      ["storage.appId", { storage: { ...storage, appId: "1250000000" } }],
      ["storage.compress", { storage: { ...storage, compress: false } }],
      ["trackForAllMembers", { trackForAllMembers: true }],
    ],
    drift(stage, id, path) {
      const changes: Record<string, object> = {
        status: { Status: 0 },
        actionType: { ActionType: "*" },
        eventNames: { EventNames: ["DeleteBucket"] },
        "storage.prefix": { Storage: { StoragePrefix: "other" } },
        "storage.accountId": { Storage: { StorageAccountId: "100000000001" } },
        "storage.appId": { Storage: { StorageAppId: "1250000000" } },
        "storage.compress": { Storage: { Compress: 2 } },
        trackForAllMembers: { TrackForAllMembers: 1 },
      };
      stage.emulator.control.changeTrack(trackId(id), changes[path] ?? {});
    },
    replacing: [
      ["name", { name: "reads" }],
      ["region", { region: "ap-singapore" }],
    ],
    freeing: ["name"],
    quota: { status: 200, code: "LimitExceeded.OverAmount" },
    make: (stage, name, same) =>
      void stage.emulator.control.putTrack({
        Name: name,
        Status: 1,
        ActionType: same ? "Write" : "Read",
        ResourceType: "cos",
        EventNames: ["DeleteBucket", "PutBucketACL"],
        Storage: { ...cos, Compress: 1 },
        TrackForAllMembers: 0,
      }),
    count: (stage) => stage.emulator.control.tracks().length,
    remove: (stage, id) => void stage.emulator.control.deleteTrack(trackId(id)),
  },
};
