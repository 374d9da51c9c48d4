import { type Action, type ActionContext, findInstance, needed, type Parameters, pageOf } from "./action";
import { refusal } from "./errors";
import { type Auditing, change, type DatabaseInstance, everyOperation, isBusy } from "./instance";
import { mongodbRecords } from "./records";

/** ApsaraDB for MongoDB: api.aliyun.com/document/Dds/2015-12-01. */
export const mongodbActions: Readonly<Record<string, Action>> = {
  DescribeDBInstanceAttribute: { writes: false, run: attribute },
  DescribeDBInstances: { writes: false, run: list },
  DescribeAuditPolicy: { writes: false, run: policy },
  DescribeMongoDBLogConfig: { writes: false, run: logConfig },
  DescribeAuditLogFilter: { writes: false, run: filter },
  DescribeAuditRecords: { writes: false, run: (context) => mongodbRecords(context, instanceOf(context)) },
  ModifyAuditPolicy: { writes: true, run: modifyPolicy },
  ModifyAuditLogFilter: { writes: true, run: modifyFilter },
};

type Answer = Readonly<Record<string, unknown>>;

const v2 = "V2_Standard";

function instanceOf(context: ActionContext): DatabaseInstance {
  const instance = findInstance(context, needed(context.parameters, "DBInstanceId"), ["mongodb"]);
  if (instance === undefined) throw refusal("InvalidDBInstanceId.NotFound");
  return instance;
}

/** A change waits for the one before. */
function idle(context: ActionContext): DatabaseInstance {
  const instance = instanceOf(context);
  if (instance.busyLooks === 0) return instance;
  isBusy(instance);
  throw refusal("OperationDenied.DBInstanceStatus");
}

function attribute(context: ActionContext): Answer {
  const instance = instanceOf(context);
  const { id, region } = instance;
  const status = isBusy(instance) ? "NodeModifying" : "Running";
  const row = { DBInstanceId: id, DBInstanceStatus: status, DBInstanceType: "replicate", RegionId: region };
  return { DBInstances: { DBInstance: [row] } };
}

function policy(context: ActionContext): Answer {
  const instance = instanceOf(context);
  isBusy(instance);
  return { LogAuditStatus: instance.shown ? "Enable" : "Disabled" };
}

function list(context: ActionContext): Answer {
  const { rows, number, size, total } = pageOf(context, "mongodb");
  const DBInstance = rows.map(({ id, region }) => ({ DBInstanceId: id, Engine: "MongoDB", RegionId: region }));
  return { DBInstances: { DBInstance }, PageNumber: number, PageSize: size, TotalCount: total };
}

/** While auditing is off it shows `Trial`, whatever there was. */
function logConfig(context: ActionContext): Answer {
  const { shown } = instanceOf(context);
  if (shown === undefined) return { EnableAudit: false, ServiceType: "Trial" };
  const days = shown.edition === v2 ? { TtlForV2Standard: shown.keepDays, HotTtlForV2Standard: shown.hotDays } : {};
  return { EnableAudit: true, ServiceType: shown.edition, TtlForStandard: shown.keepDays, ...days };
}

function filter(context: ActionContext): Answer {
  return { Filter: instanceOf(context).filter, RoleType: context.parameters.get("RoleType") ?? "db" };
}

function modifyPolicy(context: ActionContext): Answer {
  const instance = idle(context);
  const { parameters, state, call } = context;
  if (!instance.supported) throw refusal("IncorrectDBInstanceType");
  const status = needed(parameters, "AuditStatus").toLowerCase();
  if (status === "disabled") {
    if (instance.auditing === undefined)
      throw refusal("InvalidParameterValue", { message: "The audit log is not enabled." });
    change(instance, undefined);
    return {};
  }
  if (status !== "enable") throw refusal("InvalidParameterValue", { message: "AuditStatus is invalid." });
  const wanted = wantedBy(instance, parameters, call.now);
  change(instance, wanted);
  // The days of the Standard edition are those of all instances of the region.
  if (wanted.edition !== "Standard") return {};
  for (const { auditing, engine, region } of state.databases)
    if (engine === "mongodb" && region === instance.region && auditing?.edition === "Standard")
      auditing.keepDays = wanted.keepDays;
  return {};
}

function wantedBy({ auditing, standardClosed }: DatabaseInstance, parameters: Parameters, now: Date): Auditing {
  const edition = parameters.get("ServiceType") ?? "Trial";
  const invalid = (name: string) => refusal("InvalidParameterValue", { message: `${name} is invalid.` });
  if (edition !== "Standard" && edition !== v2) throw invalid("ServiceType");
  if (edition === "Standard" && (standardClosed || auditing?.edition === v2)) throw invalid("ServiceType");
  const days = Number(parameters.get("StoragePeriod") ?? (edition === "Standard" ? 30 : Number.NaN));
  const hotDays = Number(parameters.get("HotStoragePeriod") ?? auditing?.hotDays ?? 1);
  const isTaken = edition === "Standard" ? days >= 1 && days <= 365 : [30, 180, 365, 1095, 1825].includes(days);
  if (!isTaken) throw invalid("StoragePeriod");
  if (!(hotDays >= 0 && hotDays <= 7)) throw invalid("HotStoragePeriod");
  const since = auditing?.since ?? now.getTime();
  return { keepDays: days, hotDays, sqlExplorer: false, edition, since };
}

function modifyFilter(context: ActionContext): Answer {
  const instance = idle(context);
  const wanted = needed(context.parameters, "Filter").split(",");
  const known = everyOperation.split(",");
  if (wanted.some((name) => !known.includes(name))) throw refusal("InvalidFilterParam");
  if ((context.parameters.get("RoleType") ?? "db") !== "db") throw refusal("InvalidFilterParam");
  instance.filter = wanted.join(",");
  return {};
}
