import { type Action, type ActionContext, findInstance, flag, needed, type Parameters } from "./action";
import { createTask, listTasks, readTask } from "./export-tasks";
import { type Auditing, change, type DatabaseInstance, isBusy } from "./instance";
import { dasRecords } from "./records";

/** DAS, which audits RDS and PolarDB: api.aliyun.com/document/DAS/2020-01-16. It says failure inside of HTTP 200. */
export const dasActions: Readonly<Record<string, Action>> = {
  DescribeSqlLogConfig: { writes: false, run: describe },
  ModifySqlLogConfig: { writes: true, run: modify },
  GetDasSQLLogHotData: { writes: false, run: (context) => onInstance(context, dasRecords) },
  CreateSqlLogTask: { writes: true, run: (context) => onInstance(context, createTask) },
  DescribeSqlLogTask: { writes: false, run: (context) => onInstance(context, readTask) },
  DescribeSqlLogTasks: { writes: false, run: (context) => onInstance(context, listTasks) },
};

type Answer = Readonly<Record<string, unknown>>;

const success = (data: Answer | null): Answer => ({
  ...{ Code: "200", Message: "Successful", Success: "true", Data: data },
});
export const failure = (code: string, message: string): Answer => ({ Code: code, Message: message, Success: "false" });

const unknownInstance = () => failure("-404", "The instance does not exist.");
const notSupported = "SQL_LOG_NOT_SUPPORT";

function instanceOf(context: ActionContext): DatabaseInstance | undefined {
  return findInstance(context, needed(context.parameters, "InstanceId"), ["rds", "polardb"]);
}

function describe(context: ActionContext): Answer {
  const instance = instanceOf(context);
  return instance === undefined ? unknownInstance() : success(configOf(instance));
}

/** What the work answers is data, or as text what is wrong. */
function onInstance(
  context: ActionContext,
  work: (context: ActionContext, instance: DatabaseInstance) => Answer | string | null,
): Answer {
  const instance = instanceOf(context);
  if (instance === undefined) return unknownInstance();
  const data = work(context, instance);
  return typeof data === "string" ? failure("-400", data) : success(data);
}

function configOf(instance: DatabaseInstance): Answer | null {
  const isRunning = isBusy(instance);
  const { shown, supported, dasVersion } = instance;
  if (!supported) return { SqlLogEnable: false, SupportVersion: notSupported, Version: notSupported };
  const state = { SqlLogState: isRunning ? "RUNNING" : "FINISH", SupportVersion: dasVersion };
  if (shown === undefined) return { ...state, SqlLogEnable: false, Version: "SQL_LOG_NOT_ENABLE" };
  const split = dasVersion === "SQL_LOG_V3";
  return {
    ...state,
    ...{ SqlLogEnable: true, RequestEnable: shown.sqlExplorer, Retention: shown.keepDays, Version: dasVersion },
    ...{ SqlLogVisibleTime: shown.since, RequestStartTime: shown.since, LogFilter: "", SqlLogSource: "" },
    ...(split
      ? {
          ...{ HotEnable: true, HotRetention: shown.hotDays, HotStartTime: shown.since },
          ...{ ColdEnable: true, ColdRetention: shown.keepDays - shown.hotDays, ColdStartTime: shown.since },
        }
      : {}),
  };
}

function modify(context: ActionContext): Answer {
  const { parameters, call } = context;
  const instance = instanceOf(context);
  if (instance === undefined) return unknownInstance();
  if (instance.busyLooks > 0) {
    isBusy(instance);
    return failure("-1020004", "The instance is busy with another change.");
  }
  if (!instance.supported) return failure("-1", notSupported);
  if (flag(parameters.get("Enable")) === false) {
    if (instance.auditing !== undefined) change(instance, undefined);
    return success({ SqlLogEnable: false, Version: "SQL_LOG_NOT_ENABLE" });
  }
  const wanted = wantedBy(instance, parameters, call.now);
  if (typeof wanted === "string") return failure("-400", wanted);
  change(instance, wanted);
  return success({ SqlLogEnable: true, Retention: wanted.keepDays, Version: instance.dasVersion });
}

/** What is missing or wrong, as text. */
function wantedBy({ auditing, dasVersion }: DatabaseInstance, parameters: Parameters, now: Date): Auditing | string {
  if (flag(parameters.get("Enable")) === undefined && auditing === undefined) return "Enable is required.";
  const numberOf = (name: string) => (parameters.has(name) ? Number(parameters.get(name)) : undefined);
  const [retention, hot] = [numberOf("Retention"), numberOf("HotRetention")];
  const isThird = dasVersion === "SQL_LOG_V3";
  const keepDays = retention ?? auditing?.keepDays;
  if (keepDays === undefined || !(isThird ? [30, 180, 365] : [7, 30, 180, 365]).includes(keepDays))
    return "Retention is invalid.";
  const hotDays = hot ?? auditing?.hotDays;
  const sqlExplorer = flag(parameters.get("RequestEnable")) ?? auditing?.sqlExplorer;
  const since = auditing?.since ?? now.getTime();
  const edition = "";
  if (!isThird) return { keepDays, hotDays: 0, sqlExplorer: true, edition, since };
  if (hotDays === undefined || hotDays < 1 || hotDays > 7) return "HotRetention is invalid.";
  if (sqlExplorer === undefined) return "RequestEnable is required.";
  return { keepDays, hotDays, sqlExplorer, edition, since };
}
