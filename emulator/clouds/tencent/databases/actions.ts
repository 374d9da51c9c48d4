import type { Call } from "../../../service";
import { refusal } from "../api3/errors";
import { type Parameters, readParameters, type Values } from "../api3/parameters";
import type { TencentState } from "../state";
import { createExport, deleteExport, expire, exportParameters, listExports } from "./export-files";
import { type Auditing, advance, type DatabaseInstance } from "./instance";
import { list, listParameters } from "./list";
import type { Product } from "./products";
import { queryRecords, recordParameters } from "./record-queries";

/** A change takes so many reads of the list, or attempts to change it again. */
const busyReads = 2;

type Answer = Readonly<Record<string, unknown>>;

export function performAction(product: Product, state: TencentState, call: Call): Answer {
  const { request, action } = call;
  const region = request.headers.get("x-tc-region") ?? "";
  const role = product.actions[action];
  const values = readParameters(request, accepted(product, role));
  checkFixed(product, values);
  const instances = state.databases.filter((one) => one.region === region && isOf(product, one, values));
  if (role === "list") return list(product, instances, values);
  const instance = instances.find(({ id }) => id === values.InstanceId);
  if (instance === undefined) throw refusal(product.codes.gone, "The instance does not exist.");
  if (role === "records") return queryRecords(product, instance, values);
  expire(instance, call.now);
  if (role === "exports") return listExports(product, instance, values);
  if (role === "export") return createExport(product, instance, values, call.now);
  if (role === "unexport") return deleteExport(product, instance, values);
  if (instance.task !== undefined) {
    advance(instance);
    throw refusal("OperationDenied.AuditTaskConflictError", "Another audit task of the instance is under way.");
  }
  if (instance.failsChange) {
    instance.failsChange = false;
    return role === "change" ? { Success: 17 } : { TaskId: 17 };
  }
  if (role === "close") close(product, instance);
  else if (role === "open") open(product, instance, values, call.now);
  else change(product, instance, values, call.now);
  if (product.name !== "dbbrain") return {};
  return role === "change" ? { Success: 0 } : { TaskId: 0 };
}

function isOf(product: Product, { engine }: DatabaseInstance, values: Values): boolean {
  return product.engines.includes(engine) && (product.name !== "dbbrain" || values.Product === engine);
}

function accepted(product: Product, role: string | undefined): Parameters {
  if (role === "list") return listParameters(product);
  if (role === "export" || role === "exports" || role === "unexport") return exportParameters(product, role);
  return role === "records" ? recordParameters(product) : parametersOf(product, role);
}

function parametersOf(product: Product, role: string | undefined): Parameters {
  const fixed = Object.fromEntries(product.fixed.map((name) => [name, { type: "str", required: true } as const]));
  const instance = { InstanceId: { type: "str", required: true } } as const;
  if (role === "close") return { ...fixed, ...instance };
  const all = role === "open" || product.changesAll ? ({ required: true } as const) : {};
  const extras: Parameters = {
    AuditAll: { type: "bool" },
    RuleTemplateIds: { type: "strs" },
    RuleFilters: {
      type: "objects",
      members: {
        Type: { type: "str", required: true },
        Compare: { type: "str", required: true },
        Value: { type: "strs", required: true },
      },
    },
    AuditType: { type: "str", required: true },
    LogSubType: { type: "str", required: true },
    DegradeStrategy: { type: "int", ...(role === "change" ? { required: true as const } : {}) },
  };
  const own = Object.fromEntries(
    Object.entries(extras).filter(([name]) => product.extra.some((extra) => extra === name)),
  );
  const fast = product.fast
    ? { [product.fast.member]: { type: "int", ...(product.fast.required ? all : {}) } as const }
    : {};
  return { ...fixed, ...instance, LogExpireDay: { type: "int", ...all }, ...fast, ...own };
}

const fixedValues: Readonly<Record<string, readonly string[]>> = {
  Product: ["postgres", "mariadb", "dcdb"],
  NodeRequestType: ["mariadb", "dcdb"],
  LogType: ["auditLog"],
};

function checkFixed(product: Product, values: Values): void {
  for (const name of product.fixed) {
    // The records of DBbrain have a type of their own, and leave the other member out.
    if (values[name] === undefined) continue;
    const allowed = product.name === "postgres" ? ["postgres"] : (fixedValues[name] ?? []);
    if (!allowed.includes(String(values[name]))) throw wrong(name, allowed.join(", "));
  }
  if (values.NodeRequestType !== undefined && values.NodeRequestType !== values.Product)
    throw wrong("NodeRequestType", String(values.Product));
}

function open(product: Product, instance: DatabaseInstance, values: Values, now: Date): void {
  if (!instance.supported)
    throw refusal("OperationDenied.UnsupportOpenAuditError", "The instance does not support auditing.");
  if (instance.auditing) throw refusal(product.codes.on, "Auditing is switched on already.");
  const openTime = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
  const fresh = { keepDays: 7, fastDays: 7, auditAll: false, ruleTemplateIds: [], ruleFilters: [] };
  const blank = { ...fresh, auditType: "simple", commands: "all", openTime };
  instance.auditing = applied(product, blank, instance, values, product.openDays);
  begin(instance, "opening");
}

function change(product: Product, instance: DatabaseInstance, values: Values, now: Date): void {
  if (!instance.auditing) throw refusal(product.codes.off, "Auditing is not switched on.");
  const { keepDays } = applied(product, instance.auditing, instance, values, product.keepDays);
  instance.auditing = applied(product, instance.auditing, instance, values, product.keepDays);
  // What is older than the new retention is gone for good.
  instance.records = instance.records.filter((age) => age <= keepDays);
  instance.rows = instance.rows.filter(({ at }) => at >= now.getTime() - keepDays * 86_400_000);
}

function close(product: Product, instance: DatabaseInstance): void {
  if (!instance.auditing) throw refusal(product.codes.off, "Auditing is not switched on.");
  instance.auditing = undefined;
  instance.records = [];
  instance.rows = [];
  instance.files = [];
  begin(instance, "closing");
}

function begin(instance: DatabaseInstance, task: "opening" | "closing"): void {
  instance.task = task;
  instance.busyReads = busyReads;
}

function applied(
  product: Product,
  before: Auditing,
  instance: DatabaseInstance,
  values: Values,
  days: readonly number[],
): Auditing {
  const next = { ...before };
  if (values.LogExpireDay !== undefined) next.keepDays = oneOf("LogExpireDay", values.LogExpireDay, days);
  const { fast } = product;
  if (fast && values[fast.member] !== undefined) next.fastDays = oneOf(fast.member, values[fast.member], fast.days);
  if (next.fastDays > next.keepDays) throw wrong(fast?.member ?? "LogExpireDay", `at most ${next.keepDays}`);
  if (values.AuditAll !== undefined) next.auditAll = values.AuditAll === "true";
  if (Array.isArray(values.RuleTemplateIds)) next.ruleTemplateIds = values.RuleTemplateIds.map(String);
  if (Array.isArray(values.RuleFilters)) next.ruleFilters = values.RuleFilters.map(filterOf);
  if (next.auditAll) next.ruleTemplateIds = [];
  if (next.auditAll) next.ruleFilters = [];
  if (values.AuditType !== undefined) next.auditType = word("AuditType", values.AuditType, ["complex", "simple"]);
  if (values.LogSubType !== undefined) next.commands = word("LogSubType", values.LogSubType, ["write", "read", "all"]);
  if (values.DegradeStrategy !== undefined) {
    instance.degradeMs = Number(values.DegradeStrategy);
    if (instance.degradeMs < 300 || instance.degradeMs > 1000) throw wrong("DegradeStrategy", "300 to 1000");
  }
  return next;
}

function filterOf(given: unknown): Auditing["ruleFilters"][number] {
  const { Type, Compare, Value } = given as { Type: string; Compare: string; Value: string[] };
  if (Compare !== "EQ") throw wrong("RuleFilters.Compare", "EQ");
  return { Type: word("RuleFilters.Type", Type, ["SrcIp", "DB", "Collection", "User", "SqlType"]), Compare, Value };
}

function oneOf(name: string, value: unknown, allowed: readonly number[]): number {
  if (!allowed.includes(Number(value))) throw wrong(name, allowed.join(", "));
  return Number(value);
}

function word(name: string, value: unknown, allowed: readonly string[]): string {
  if (!allowed.includes(String(value))) throw wrong(name, allowed.join(", "));
  return String(value);
}

function wrong(name: string, expected: string) {
  return refusal("InvalidParameterValue", `The parameter \`${name}\` must be ${expected}.`);
}
