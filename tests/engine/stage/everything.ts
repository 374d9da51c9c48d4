import { seed } from "../../../emulator/index";
import { monitor, track } from "./programs";

export const archive = { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" };
const noTrack = { actionType: undefined, resourceType: undefined, eventNames: undefined, storage: undefined };
export const trail = {
  ...noTrack,
  name: "all-events",
  cloud: "alibaba",
  region: "cn-hangzhou",
  ossBucketName: "archive",
};
const cloudTrail = {
  ...{ ...noTrack, name: "every-event", cloud: "volcengine", region: "cn-beijing" },
  ...{ tosBucketName: "lake", tosBucketRegion: "cn-beijing" },
};
const huawei = { cloud: "huawei", region: "cn-north-4" };
const policy = (engine: "taurusdb" | "rds", args: object = {}) => {
  const instanceId = engine === "rds" ? seed.huawei.rdsInstanceId : seed.huawei.instanceId;
  const all = { ...huawei, engine, instanceId, status: "Enabled", keepDays: 30, ...args };
  return `new audit.DatabaseAuditPolicy("${engine}", ${JSON.stringify(all)} as audit.DatabaseAuditPolicyArgs);`;
};
const transfer = { bucketName: "audit", filePrefixName: "cts" };
const system = { ...huawei, ...noTrack, type: "system", name: undefined, obs: transfer };
const orders = { ...huawei, ...noTrack, type: "data", dataBucket: { name: "orders", events: ["WRITE"] } };
const lake = { cloud: "volcengine", region: "cn-beijing", bucket: "lake" };

/** Lines that declare every kind on every cloud. */
export const everything = [
  ...[monitor("logs", { cloud: "tencent" }), monitor("archive", archive), monitor("lake", lake)],
  ...[track("writes"), track("trail", trail), track("cloudTrail", cloudTrail)],
  ...[track("system", system), track("orders", orders)],
  ...[policy("taurusdb"), policy("rds")],
];
