import { type Action, type ActionContext, findInstance, flag, needed, pageOf } from "./action";
import { refusal } from "./errors";
import { change, type DatabaseInstance, isBusy } from "./instance";
import { redisRecords } from "./records";

/** Tair and Redis: api.aliyun.com/document/R-kvstore/2015-01-01. */
export const redisActions: Readonly<Record<string, Action>> = {
  DescribeInstanceAttribute: { writes: false, run: attribute },
  DescribeInstances: { writes: false, run: list },
  DescribeAuditLogConfig: { writes: false, run: describe },
  DescribeAuditRecords: { writes: false, run: (context) => redisRecords(context, instanceOf(context)) },
  ModifyAuditLogConfig: { writes: true, run: modify },
};

type Answer = Readonly<Record<string, unknown>>;

function instanceOf(context: ActionContext): DatabaseInstance {
  const instance = findInstance(context, needed(context.parameters, "InstanceId"), ["redis"]);
  if (instance === undefined) throw refusal("InvalidInstanceId.NotFound");
  return instance;
}

function attribute(context: ActionContext): Answer {
  const instance = instanceOf(context);
  const { id, region } = instance;
  const status = isBusy(instance) ? "Changing" : "Normal";
  return { Instances: { DBInstanceAttribute: [{ InstanceId: id, InstanceStatus: status, RegionId: region }] } };
}

function list(context: ActionContext): Answer {
  const { rows, number, size, total } = pageOf(context, "redis");
  const KVStoreInstance = rows.map(({ id, region }) => ({ InstanceId: id, InstanceType: "Redis", RegionId: region }));
  return { Instances: { KVStoreInstance }, PageNumber: number, PageSize: size, TotalCount: total };
}

/** Both are text. */
function describe(context: ActionContext): Answer {
  needed(context.parameters, "RegionId");
  const instance = instanceOf(context);
  isBusy(instance);
  const { shown } = instance;
  return { DbAudit: String(shown !== undefined), Retention: shown ? String(shown.keepDays) : "" };
}

/** The days are those of all instances of the region. */
function modify(context: ActionContext): Answer {
  const instance = instanceOf(context);
  const { parameters, state, call } = context;
  if (instance.busyLooks > 0) {
    isBusy(instance);
    throw refusal("TaskHasExist");
  }
  if (!instance.supported) throw refusal("ResourceConfigError");
  if (flag(parameters.get("DbAudit")) === false) {
    if (instance.auditing !== undefined) change(instance, undefined);
    return {};
  }
  const keepDays = Number(parameters.get("Retention") ?? Number.NaN);
  if (!(Number.isInteger(keepDays) && keepDays >= 1 && keepDays <= 365)) throw refusal("InvalidRetention");
  const since = instance.auditing?.since ?? call.now.getTime();
  change(instance, { keepDays, hotDays: 0, sqlExplorer: false, edition: "", since });
  for (const { auditing, engine, region } of state.databases)
    if (engine === "redis" && region === instance.region && auditing) auditing.keepDays = keepDays;
  return {};
}
