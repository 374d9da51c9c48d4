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
const policy = (name: string, args: object) =>
  `new audit.DatabaseAuditPolicy("${name}", ${JSON.stringify({ status: "Enabled", keepDays: 30, ...args })} as audit.DatabaseAuditPolicyArgs);`;

/** What engines want beside the days. */
const own: Readonly<Record<string, object>> = {
  postgres: { fastDays: 7, auditType: "complex" },
  ...{ mariadb: { fastDays: 7 }, dcdb: { fastDays: 7 } },
};
const policies = [
  policy("taurusdb", { ...huawei, engine: "taurusdb", instanceId: seed.huawei.instanceId }),
  policy("rds", { ...huawei, engine: "rds", instanceId: seed.huawei.rdsInstanceId }),
  ...(["tencent", "alibaba"] as const).flatMap((cloud) =>
    Object.entries(seed[cloud].databases).map(([engine, instanceId]) => {
      const where = { cloud, region: seed[cloud].region, engine, instanceId };
      return policy(`${cloud}-${engine}`, { ...where, ...own[engine] });
    }),
  ),
];
const transfer = { bucketName: "audit", filePrefixName: "cts" };
const system = { ...huawei, ...noTrack, type: "system", name: undefined, obs: transfer };
const orders = { ...huawei, ...noTrack, type: "data", dataBucket: { name: "orders", events: ["WRITE"] } };
const lake = { cloud: "volcengine", region: "cn-beijing", bucket: "lake" };

/** Lines that declare every kind on every cloud. */
export const everything = [
  ...[monitor("logs", { cloud: "tencent" }), monitor("archive", archive), monitor("lake", lake)],
  ...[track("writes"), track("trail", trail), track("cloudTrail", cloudTrail)],
  ...[track("system", system), track("orders", orders)],
  ...policies,
];
