import { refusal } from "../api3/errors";
import type { Parameter, Parameters, Values } from "../api3/parameters";
import type { AuditedRow, DatabaseInstance } from "./instance";
import type { Product } from "./products";
import { filterParameter, rowFilter } from "./row-filters";
import { rowWriters, wallTime } from "./rows";

const longestPage = 100;
const weekMs = 7 * 86_400_000;

const text: Parameter = { type: "str" };

/** Records between two times, by offset. */
export function recordParameters(product: Product): Parameters {
  const { limitRequired, order } = product.records;
  const fixed = product.fixed
    .filter((name) => name !== "NodeRequestType")
    .map((name) => [name, { ...text, required: true }]);
  return {
    ...Object.fromEntries(fixed),
    ...(product.name === "dbbrain" ? { NodeRequestType: text, LogType: text, ClusterId: text } : {}),
    ...{ InstanceId: { type: "str", required: true } },
    ...{ StartTime: { type: "str", required: true }, EndTime: { type: "str", required: true } },
    ...{ Limit: { type: "int", ...(limitRequired ? { required: true as const } : {}) }, Offset: { type: "int" } },
    ...Object.fromEntries(order.map((name) => [name, text])),
    ...filterParameter(product),
  };
}

export function queryRecords(product: Product, instance: DatabaseInstance, values: Values) {
  const rules = product.records;
  const [from, to] = [readTime(values, "StartTime"), readTime(values, "EndTime")];
  if (to <= from) throw wrong("EndTime", "later than StartTime");
  if (product.name === "redis" && to - from > weekMs) throw wrong("EndTime", "at most 7 days after StartTime");
  const limit = Number(values.Limit ?? rules.defaultPage);
  if (limit < 1 || limit > longestPage) throw wrong("Limit", `1 to ${longestPage}`);
  const offset = Number(values.Offset ?? 0);
  if (offset < 0 || offset > (rules.lastOffset ?? Number.MAX_SAFE_INTEGER))
    throw wrong("Offset", `0 to ${rules.lastOffset}`);
  if (offset + limit > (rules.reach ?? Number.MAX_SAFE_INTEGER)) throw wrong("Offset", `within ${rules.reach} rows`);
  if (rules.wholePages && offset % limit !== 0) throw wrong("Offset", "a multiple of Limit");
  const ascends = isAscending(product, values);
  const asked = String(values.LogType ?? "All");
  if (product.name === "dbbrain" && !["Proxy", "DB", "All"].includes(asked)) throw wrong("LogType", "Proxy, DB or All");
  const all = within(instance.rows, from, to).filter(rowFilter(product, values));
  const sorted = ascends ? all : all.toReversed();
  const rows = pageOf(sorted, offset, limit, instance.unstablePages).map((row) =>
    rowWriters[instance.engine](row, instance),
  );
  if (product.name !== "dbbrain") return { TotalCount: all.length, Items: rows.length === 0 ? null : rows };
  // What a proxy received, a database ran; and nobody says how many there are.
  const [ProxyLogs, DBLogs] = [asked === "DB" ? null : rows, asked === "Proxy" ? null : rows];
  return { TotalCount: null, FilteredRecords: null, ProxyLogs, DBLogs };
}

/** One page. Where pages are unstable, each shows the row before its first one in that one's place, and the first ones in another order. */
function pageOf(rows: readonly AuditedRow[], offset: number, limit: number, unstable: boolean): readonly AuditedRow[] {
  const page = rows.slice(offset, offset + limit);
  const before = rows[offset - 1];
  if (!unstable || page.length === 0) return page;
  const [first, second, third, ...rest] = before === undefined ? page : [before, ...page.slice(1)];
  return [third, second, first, ...rest].filter((row) => row !== undefined);
}

/** Both ends count in. The rows are sorted, and there may be very many. */
function within(rows: readonly AuditedRow[], from: number, to: number): readonly AuditedRow[] {
  return rows.slice(firstAt(rows, from), firstAt(rows, to + 1));
}

function firstAt(rows: readonly AuditedRow[], at: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The newest first, unless the oldest is asked for. DBbrain has other names for the two members. */
function isAscending(product: Product, values: Values): boolean {
  const [orderName, byName] = product.name === "dbbrain" ? ["OrderBy", "SortBy"] : ["Order", "OrderBy"];
  const [order, by] = [values[orderName ?? ""], values[byName ?? ""]];
  // The page of PostgreSQL describes each of the two as the other.
  if (product.name === "postgres") return order === "ASC" || by === "ASC";
  if (order !== undefined && order !== "ASC" && order !== "DESC") throw wrong(orderName ?? "", "ASC or DESC");
  const columns = ["timestamp", "Timestamp", "affectRows", "execTime"];
  if (by !== undefined && !columns.includes(String(by))) throw wrong(byName ?? "", columns.join(", "));
  return order === "ASC";
}

function readTime(values: Values, name: string): number {
  const time = wallTime(String(values[name]));
  if (time === undefined) throw wrong(name, "written as 2026-01-15 08:00:00");
  return time;
}

function wrong(name: string, expected: string) {
  return refusal("InvalidParameterValue", `The parameter \`${name}\` must be ${expected}.`);
}
