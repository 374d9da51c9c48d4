import { refusal } from "../api3/errors";
import type { Parameters, Values } from "../api3/parameters";
import { advance, type DatabaseInstance } from "./instance";
import type { Product } from "./products";

export function listParameters(product: Product): Parameters {
  const isLog = product.switch === "LogSwitch";
  const must = product.switchUnset === "refused" ? ({ required: true } as const) : {};
  const fixed = product.fixed.map((name) => [name, { type: "str", required: true } as const]);
  const exact: Parameters =
    product.name === "mongodb" || product.rows === "plain" ? {} : { ExactMatch: { type: "bool" } };
  const cynosdb: Parameters = product.name === "cynosdb" ? { ExactMatch: { type: "bool" } } : {};
  return {
    ...Object.fromEntries(fixed),
    ...(isLog ? { LogSwitch: { type: "str" } } : { AuditSwitch: { type: "int", ...must } }),
    ...(product.extra.includes("AuditAll") ? { AuditMode: { type: "int" } } : {}),
    ...(product.name === "redis" ? { LogSubType: { type: "str" } } : {}),
    ...{ Limit: { type: "int", ...must }, Offset: { type: "int" } },
    Filters: {
      type: "objects",
      members: {
        Name: { type: "str", required: true },
        Values: { type: "strs", required: true },
        ...exact,
        ...cynosdb,
      },
    },
  };
}

export function list(product: Product, instances: readonly DatabaseInstance[], values: Values) {
  const [limit, offset] = [Number(values.Limit ?? product.defaultPage), Number(values.Offset ?? 0)];
  if (limit < 1 || limit > product.largestPage)
    throw refusal("InvalidParameterValue", `The parameter \`Limit\` must be 1 to ${product.largestPage}.`);
  const asked = wanted(product, values);
  const found = instances
    .filter((one) => matches(one, values))
    .filter((one) => asked === undefined || asked === shownAsOn(product, one));
  const page = found.slice(offset, offset + limit);
  const rows = page.map((one) => rowOf(product, one));
  for (const one of page) if (one.task) advance(one);
  return { TotalCount: found.length, Items: rows };
}

/** Which half is asked for; `undefined` is both. */
function wanted(product: Product, values: Values): boolean | undefined {
  const given = values[product.switch];
  if (given !== undefined) return given === "1" || given === "on";
  return product.switchUnset === "off" ? false : undefined;
}

/** Where a row has no word for a task, an instance shows as it was until the task is done. */
function shownAsOn(product: Product, { auditing, task }: DatabaseInstance): boolean {
  if (product.rows === "plain") return task === undefined ? auditing !== undefined : task === "closing";
  return auditing !== undefined || (product.rows === "log" && task === "closing");
}

function matches({ id, auditing }: DatabaseInstance, { Filters: filters, AuditMode: mode }: Values): boolean {
  if (mode !== undefined && auditing?.auditAll !== (mode === "0")) return false;
  if (!Array.isArray(filters)) return true;
  return filters.every((filter) => {
    const { Name: name, Values: all } = filter as Values;
    const isId = name === "InstanceId" || name === "instance-id";
    return !isId || (Array.isArray(all) && all.some((value) => value === id));
  });
}

function rowOf(product: Product, one: DatabaseInstance): Readonly<Record<string, unknown>> {
  if (product.rows === "log") return logRow(product, one);
  const { id, auditing, task } = one;
  const isOn = shownAsOn(product, one);
  // What is being taken away is shown still, but has no days any more.
  const [keep, fast] = isOn ? [auditing?.keepDays ?? 0, auditing?.fastDays ?? 0] : [0, 0];
  const common = { InstanceId: id, AuditStatus: isOn ? "ON" : "OFF", LogExpireDay: keep, Deliver: "OFF" };
  if (product.fast?.member === "HotLogExpireDay") {
    const info = { InstanceId: id, AuditStatus: isOn ? 1 : 0, IsSupportAudit: one.supported ? 1 : 0 };
    const typed = product.name === "postgres" && auditing ? { AuditType: auditing.auditType } : {};
    return {
      ...{ ...common, HotLogExpireDay: fast, ColdLogExpireDay: keep - fast, HotLogSize: 0, ColdLogSize: 0 },
      ...{ CreateTime: auditing?.openTime ?? "", InstanceInfo: { ...info, ...typed } },
    };
  }
  const tasks =
    product.rows === "task" ? { AuditTask: task === "opening" ? 1 : task === "closing" ? 2 : 0, OldRule: false } : {};
  return {
    ...{ ...common, HighLogExpireDay: fast, LowLogExpireDay: keep - fast, RealStorage: 0, BillingAmount: 0 },
    ...{ AuditAll: auditing?.auditAll ?? false, RuleTemplateIds: auditing?.ruleTemplateIds ?? [] },
    // MongoDB's instance says off beside a row that says on.
    ...{
      CreateAt: auditing?.openTime ?? "",
      InstanceInfo: { SupportAudit: one.supported, AuditStatus: "OFF" },
      ...tasks,
    },
  };
}

function logRow(
  product: Product,
  { id, auditing, task, degradeMs }: DatabaseInstance,
): Readonly<Record<string, unknown>> {
  const status = task === "opening" ? "create" : task === "closing" ? "close" : auditing ? "normal" : "";
  const [keep, fast] = [auditing?.keepDays ?? 0, auditing?.fastDays ?? 0];
  const own = product.name === "redis" ? { LogSubType: auditing?.commands ?? "" } : {};
  const info = product.name === "redis" ? { DegradeStrategy: degradeMs } : { AuditLogStatus: "OFF", InstanceId: id };
  return {
    ...{ InstanceId: id, Status: status, EnableQuery: auditing ? "yes" : "", CreateAt: auditing?.openTime ?? "" },
    ...{ LogExpireDay: keep, HighLogExpireDay: fast, LowLogExpireDay: keep - fast, LogStorage: 0 },
    ...{ Deliver: auditing ? "OFF" : "", DeliverSummary: null, ...own, InstanceInfo: info },
  };
}
