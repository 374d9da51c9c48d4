import { seed } from "../../emulator/index";
import type { Inputs, Subject } from "./subject";

const tencentDatabase = (engine: keyof typeof seed.tencent.databases, more: Inputs, change: Inputs): Subject => ({
  kind: "DatabaseAuditPolicy",
  cloud: "tencent",
  variant: engine,
  thing: {
    ...{ cloud: "tencent", region: seed.tencent.region, engine, instanceId: seed.tencent.databases[engine] },
    ...{ status: "Enabled", keepDays: 30, onDelete: "restore", ...more },
  },
  change,
  other: {
    ...{ cloud: "tencent", region: seed.tencent.region, engine, instanceId: `${seed.tencent.databases[engine]}2` },
    ...{ status: "Enabled", keepDays: 30, onDelete: "restore", ...more },
  },
  prepare: ({ control }) => void control.putDatabase({ id: `${seed.tencent.databases[engine]}2`, engine }),
});
const alibabaDatabase = (engine: keyof typeof seed.alibaba.databases, more: Inputs, change: Inputs): Subject => {
  const instanceId = seed.alibaba.databases[engine];
  const thing = { cloud: "alibaba", region: seed.alibaba.region, engine, status: "Enabled", onDelete: "restore" };
  return {
    ...{ kind: "DatabaseAuditPolicy", cloud: "alibaba", variant: engine, change },
    thing: { ...thing, instanceId, keepDays: 30, ...more },
    other: { ...thing, instanceId: `${instanceId}2`, keepDays: 30, ...more },
    prepare: ({ control }) => void control.putAlibabaDatabase({ id: `${instanceId}2`, engine }),
  };
};
const database = { cloud: "huawei", region: seed.huawei.region, status: "Enabled", keepDays: 30 };

/** A database of each engine that is audited. */
export const databaseSubjects: readonly Subject[] = [
  tencentDatabase("cdb", {}, { keepDays: 90 }),
  tencentDatabase("cynosdb", {}, { keepDays: 90 }),
  tencentDatabase("postgres", { fastDays: 7, auditType: "simple" }, { auditType: "complex" }),
  tencentDatabase("mongodb", {}, { keepDays: 90 }),
  tencentDatabase("mariadb", { fastDays: 7 }, { keepDays: 90 }),
  tencentDatabase("dcdb", { fastDays: 7 }, { fastDays: 30 }),
  tencentDatabase("redis", { commands: "write" }, { commands: "all" }),
  tencentDatabase("sqlserver", {}, { keepDays: 90 }),
  alibabaDatabase("rds", {}, { keepDays: 180 }),
  alibabaDatabase("polardb", {}, { keepDays: 180 }),
  alibabaDatabase("mongodb", { auditTypes: ["admin", "insert"] }, { keepDays: 180, auditTypes: ["admin", "query"] }),
  alibabaDatabase("redis", {}, { keepDays: 180 }),
  {
    kind: "DatabaseAuditPolicy",
    cloud: "huawei",
    variant: "taurusdb",
    thing: { ...database, engine: "taurusdb", instanceId: seed.huawei.instanceId },
    change: { keepDays: 8 },
  },
  {
    kind: "DatabaseAuditPolicy",
    cloud: "huawei",
    variant: "rds",
    thing: { ...database, engine: "rds", instanceId: seed.huawei.rdsInstanceId },
    change: { keepDays: 8 },
  },
];
