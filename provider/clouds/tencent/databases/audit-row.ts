import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import { countIn, defined, flagIn, hint, listIn, objectIn, textIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { callDatabase } from "./call";
import { type Dialect, dialects, type Engine } from "./engines";
import type { PolicyInputs } from "./policy-inputs";

export interface InstanceLocator {
  readonly region: string;
  readonly engine: Engine;
  readonly instanceId: string;
}

/** How an instance is audited, as the list of instances shows it. */
export interface AuditRow {
  readonly isOn: boolean;
  /** A change that is under way. */
  readonly task?: "opening" | "closing" | undefined;
  readonly inputs: Partial<PolicyInputs>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/**
 * The row of one instance, or `undefined` when no half of the list has it. An instance that changes its half between two calls
 * shows in neither, so an empty answer is asked for once more.
 */
export async function readRow(operation: Operation, locator: InstanceLocator): Promise<AuditRow | undefined> {
  const { halves } = dialects[locator.engine];
  for (const half of [...halves, ...halves]) {
    const found = await readHalf(operation, locator, half);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readHalf(
  operation: Operation,
  { region, engine, instanceId }: InstanceLocator,
  half: Readonly<Record<string, unknown>>,
): Promise<AuditRow | undefined> {
  const { actions, pageSize, exactMatch } = dialects[engine];
  const filter = { Name: "InstanceId", Values: [instanceId], ...(exactMatch ? { ExactMatch: true } : {}) };
  return callDatabase(operation, engine, {
    name: actions.list,
    region,
    attempted: `read the audit policy of ${engine} instance ${instanceId}`,
    parameters: { Filters: [filter], Limit: pageSize, Offset: 0, ...half },
    writes: false,
    answerSize: "list",
    decode(response) {
      const total = countIn(response, "TotalCount");
      const rows = listIn(response, "Items", total === 0 || response.Items === null).filter(isRecord);
      const row = rows.find((one) => one.InstanceId === instanceId);
      return row && rowFromWire(engine, row, half);
    },
  });
}

/** Rows of all services in one form. `half` is what was asked for: DBbrain's own word for it cannot be trusted. */
export function rowFromWire(
  engine: Engine,
  row: Readonly<Record<string, unknown>>,
  half: Readonly<Record<string, unknown>>,
): AuditRow {
  const dialect = dialects[engine];
  const { isOn: saysOn, task } = "Status" in row ? logStatus(row) : auditStatus(row, half);
  // No days are what a configuration that is off has; a list may say so before it says off.
  const isOn = saysOn && countIn(row, "LogExpireDay") !== 0;
  const outputs = defined({
    createTime: isOn ? (textIn(row, "CreateAt") ?? textIn(row, "CreateTime")) : undefined,
    delivery: isOn ? textIn(row, "Deliver") : undefined,
  });
  return { isOn, task, inputs: isOn ? recorded(engine, dialect, row) : {}, outputs };
}

type Progress = Pick<AuditRow, "isOn" | "task">;

/** The services with auditing of their own; MySQL's and MongoDB's tell a task. Samples write `1` for `ON`. */
function auditStatus(row: Readonly<Record<string, unknown>>, half: Readonly<Record<string, unknown>>): Progress {
  const tasks = [undefined, "opening", "closing"] as const;
  const task = tasks[countIn(row, "AuditTask") ?? 0];
  if ("AuditSwitch" in half) return { isOn: half.AuditSwitch === 1, task };
  const status = textIn(row, "AuditStatus");
  if (status === "ON" || status === "1") return { isOn: true, task };
  if (status === "OFF" || status === "0") return { isOn: false, task };
  throw new MalformedAnswer(`AuditStatus is ${hint(status) ?? "missing"}`);
}

/** Redis and SQL Server. */
function logStatus(row: Readonly<Record<string, unknown>>): Progress {
  const status = textIn(row, "Status") ?? "";
  const meanings: Readonly<Record<string, Progress>> = {
    "": { isOn: false },
    normal: { isOn: true },
    create: { isOn: true, task: "opening" },
    close: { isOn: true, task: "closing" },
  };
  const meaning = Object.hasOwn(meanings, status) ? meanings[status] : undefined;
  if (meaning === undefined) throw new MalformedAnswer(`Status is ${status}`);
  return meaning;
}

/** What is not an engine's own is as it is by default. */
function recorded(
  engine: Engine,
  { fastDays, rules }: Dialect,
  row: Readonly<Record<string, unknown>>,
): Partial<PolicyInputs> {
  const instance = objectIn(row, "InstanceInfo");
  const auditAll = rules === undefined || flagIn(row, "AuditAll", true);
  const isRedis = engine === "redis";
  return defined({
    keepDays: countIn(row, "LogExpireDay"),
    fastDays: fastDays && countIn(row, fastDays.member),
    auditAll,
    ruleTemplateIds: rules === "ruleTemplateIds" && !auditAll ? textsIn(row, "RuleTemplateIds") : [],
    // No action shows them.
    ruleFilters: auditAll || rules !== "ruleFilters" ? [] : undefined,
    auditType: engine === "postgres" ? typeOf(textIn(instance, "AuditType")) : undefined,
    commands: isRedis ? commandsOf(textIn(row, "LogSubType")) : "all",
    degradeAtMs: isRedis ? countIn(instance, "DegradeStrategy") : 500,
  });
}

const typeOf = (text: string | undefined) => (text === "complex" || text === "simple" ? text : undefined);

const commandsOf = (text: string | undefined) =>
  text === "all" || text === "write" || text === "read" ? text : undefined;
