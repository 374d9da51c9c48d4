import { CloudError } from "../../../core/session/errors";
import { countIn, defined, flagIn, instant, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { callDatabase } from "./call";
import type { Audit, AuditState, InstanceLocator } from "./engines";
import type { PolicyInputs } from "./policy-inputs";

type State = AuditState<PolicyInputs>;

/** RDS and PolarDB: https://api.aliyun.com/document/DAS/2020-01-16/ModifySqlLogConfig */
export const dasAudit: Audit<PolicyInputs> = {
  read: (operation, locator) =>
    callDatabase(operation, {
      ...{ service: "das", name: "DescribeSqlLogConfig", region: locator.region, writes: false },
      attempted: `read the audit policy of ${locator.engine} instance ${locator.instanceId}`,
      parameters: { InstanceId: locator.instanceId },
      decode: stateFromWire,
    }),

  async write(operation, locator, desired, live) {
    const parameters = desired.status === "Disabled" ? { Enable: false } : toWire(locator, desired, live);
    const attempted = `set the audit policy of ${locator.engine} instance ${locator.instanceId}`;
    await callDatabase(operation, {
      ...{ service: "das", name: "ModifySqlLogConfig", region: locator.region, writes: true, attempted },
      parameters: { InstanceId: locator.instanceId, ...parameters },
      decode: () => undefined,
    });
  },
};

const newest = "SQL_LOG_V3";

/** Nothing at all is what the service says of an instance that was never audited. */
export function stateFromWire(data: Readonly<Record<string, unknown>>): State {
  const isMigrating = textIn(data, "SqlLogState") === "RUNNING";
  const version = textIn(data, "SupportVersion");
  const state = {
    task: isMigrating ? "the audit records are being moved" : undefined,
    outputs: defined({ collectorVersion: version === "SQL_LOG_NOT_ENABLE" ? undefined : version }),
  };
  if (!saysOn(data)) return { ...state, isOn: false, inputs: {} };
  return {
    ...state,
    isOn: true,
    inputs: defined({
      keepDays: countIn(data, "Retention"),
      hotDays: countIn(data, "HotRetention") || undefined,
      sqlExplorer: "RequestEnable" in data ? flagIn(data, "RequestEnable") : undefined,
    }),
    outputs: defined({ ...state.outputs, createTime: instant(data.SqlLogVisibleTime) }),
  };
}

/** `Enable` is an older name of the same member. */
function saysOn(data: Readonly<Record<string, unknown>>): boolean {
  const name = ["SqlLogEnable", "Enable"].find((member) => (data[member] ?? undefined) !== undefined);
  if (name !== undefined) return flagIn(data, name);
  const version = textIn(data, "Version");
  if (version !== undefined) return !["SQL_LOG_NOT_ENABLE", "SQL_LOG_NOT_SUPPORT"].includes(version);
  if (Object.keys(data).length === 0) return false;
  throw new MalformedAnswer("SqlLogEnable is missing");
}

/** The complete set: whether what is left out stays as it was is not documented. Collectors before the newest take less. */
function toWire(locator: InstanceLocator, desired: PolicyInputs, { inputs: live, outputs }: State) {
  const { keepDays = 0, hotDays, sqlExplorer } = desired;
  const version = outputs.collectorVersion;
  if (version === "SQL_LOG_NOT_SUPPORT") throw refusal(locator, "the service says SQL_LOG_NOT_SUPPORT", notOffered);
  const given = { hotDays, sqlExplorer };
  if (typeof version === "string" && version !== newest) {
    const tooNew = (["hotDays", "sqlExplorer"] as const).find((name) => given[name] !== undefined);
    if (tooNew === undefined) return { Enable: true, Retention: keepDays };
    throw refusal(locator, `the instance has the collector ${version}`, `Remove ${tooNew}: it is for ${newest}`);
  }
  if (keepDays < 30)
    throw refusal(locator, `the collector ${newest} keeps records for at least 30 days`, "Set keepDays to 30 or more");
  return {
    Enable: true,
    RequestEnable: sqlExplorer ?? live.sqlExplorer ?? false,
    Retention: keepDays,
    HotRetention: hotDays ?? live.hotDays ?? 7,
  };
}

const notOffered = "This instance does not offer auditing: see its engine, edition, version and minor version";

function refusal({ engine, instanceId }: InstanceLocator, detail: string, advice: string): CloudError {
  const attempted = `set the audit policy of ${engine} instance ${instanceId}`;
  return new CloudError({ kind: "Invalid", cloud: "Alibaba Cloud DAS", attempted, detail, advice });
}
