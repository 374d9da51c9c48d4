import { randomBytes } from "node:crypto";
import { LosslessNumber } from "lossless-json";
import { publishLink } from "../../../wire/signed-links";
import { refusal } from "../api3/errors";
import type { Parameter, Parameters, Values } from "../api3/parameters";
import type { DatabaseInstance, ExportFile } from "./instance";
import type { Product } from "./products";
import { filterParameter } from "./row-filters";
import { wallText, wallTime } from "./rows";

const keptMs = 24 * 3_600_000;
const mostFiles = 30;
/** A file is ready after so many reads of the list. */
const readsUntilReady = 2;

type Answer = Readonly<Record<string, unknown>>;
const text: Parameter = { type: "str" };
const required = { type: "str", required: true } as const;

/** What each of the three actions takes. DBbrain knows a file by a number, the others by its name. */
export function exportParameters(product: Product, role: "export" | "exports" | "unexport"): Parameters {
  const common = { ...Object.fromEntries(product.fixed.map((name) => [name, required])), InstanceId: required };
  if (role === "exports")
    return {
      ...common,
      ...(product.name === "dbbrain" ? {} : { FileName: text }),
      ...{ Limit: { type: "int" }, Offset: { type: "int" } },
    };
  if (role === "unexport")
    return product.name === "dbbrain"
      ? { ...common, AsyncRequestId: { type: "int", required: true } }
      : { ...common, FileName: required };
  return {
    ...{ ...common, StartTime: required, EndTime: required },
    ...Object.fromEntries(product.records.order.map((name) => [name, text])),
    ...(product.extra.includes("RuleTemplateIds") ? { ColumnFilter: { type: "strs" } as const } : {}),
    ...filterParameter(product),
  };
}

/** Files go a day after they were asked for. */
export function expire(instance: DatabaseInstance, now: Date): void {
  instance.files = instance.files.filter(({ at }) => at > now.getTime() - keptMs);
}

export function createExport(product: Product, instance: DatabaseInstance, values: Values, now: Date): Answer {
  const [from, to] = [readTime(product, values, "StartTime"), readTime(product, values, "EndTime")];
  if (to <= from) throw wrong("EndTime", "later than StartTime");
  if (instance.auditing === undefined)
    throw refusal("OperationDenied.AuditPolicyNotExistError", "the audit policy does not exist");
  if (instance.files.length >= mostFiles)
    throw refusal("OperationDenied.AuditFileOverQuotaError", "The number of audit files exceeds the quota.");
  const file = newFile(product, instance, { at: now.getTime(), from, to });
  instance.files.push(file);
  if (product.name === "dbbrain") return { AsyncRequestId: new LosslessNumber(file.number) };
  // The vendor's own sample of PostgreSQL has an empty name.
  return { FileName: product.name === "postgres" ? "" : file.name };
}

/** A file as if it had been asked for; its name says its span with some services. */
export function newFile(
  product: Pick<Product, "name">,
  instance: DatabaseInstance,
  given: Pick<ExportFile, "at" | "from" | "to"> & Partial<ExportFile>,
): ExportFile {
  const number = String(173 + instance.filesMade);
  instance.filesMade += 1;
  const compact = (at: number) => wallText(at).slice(0, 19).replace(/[-:]/g, "").replace(" ", "-");
  const spans = product.name === "postgres" || product.name === "dbbrain";
  const name = spans
    ? `${instance.id}_${compact(given.from)}_to_${compact(given.to)}_${given.at}${number}.tar.gz`
    : `1250000000_${instance.id}_${Math.floor(given.at / 1000)}_${95_888_306 + Number(number)}.csv`;
  return { name, number, status: "creating", error: "", reads: 0, ...given };
}

export function listExports(product: Product, instance: DatabaseInstance, values: Values): Answer {
  const rules = product.exports;
  const [limit, offset] = [Number(values.Limit ?? 20), Number(values.Offset ?? 0)];
  if (limit < 1 || limit > (rules?.largestPage ?? 0)) throw wrong("Limit", `1 to ${rules?.largestPage}`);
  if (offset < 0 || offset > (rules?.lastOffset ?? Number.MAX_SAFE_INTEGER)) throw wrong("Offset", "within the list");
  const found = instance.files.filter(({ name }) => values.FileName === undefined || name === values.FileName);
  const page = found.slice(offset, offset + limit);
  const rows = page.map((file) => rowOf(product, instance, file));
  for (const file of page) {
    file.reads += 1;
    if (file.status === "creating" && file.reads >= readsUntilReady) file.status = "success";
  }
  return { TotalCount: found.length, Items: rows.length === 0 ? null : rows };
}

function rowOf(product: Product, { id, region }: DatabaseInstance, file: ExportFile): Answer {
  const ready = file.status === "success";
  const isBrain = product.name === "dbbrain";
  // A link is signed anew each time.
  const link = publishLink(
    `https://audit-${id}.cos.${region}.myqcloud.com/${file.name}?sign=${randomBytes(12).toString("hex")}`,
  );
  const finished = product.name === "postgres" || isBrain;
  const progress = ready ? 100 : 22;
  const more = finished
    ? { Progress: progress, FinishTime: ready ? wallText(file.at + 30_000).slice(0, 19) : "" }
    : product.name === "cdb"
      ? {}
      : { ProgressRate: progress };
  return {
    // What is being made has no name yet there.
    ...{ FileName: isBrain && !ready ? "" : file.name, CreateTime: wallText(file.at).slice(0, 19) },
    // PostgreSQL, and samples of others, have another word for it.
    Status: file.status === "creating" && product.name === "postgres" ? "running" : file.status,
    ...{ FileSize: ready ? (isBrain ? 0.326 : 3) : 0, DownloadUrl: ready ? link : "", ErrMsg: file.error },
    ...(isBrain ? { AsyncRequestId: new LosslessNumber(file.number) } : {}),
    ...more,
  };
}

export function deleteExport(product: Product, instance: DatabaseInstance, values: Values): Answer {
  const isIt = ({ name, number }: ExportFile) =>
    product.name === "dbbrain" ? number === String(values.AsyncRequestId) : name === values.FileName;
  if (!instance.files.some(isIt)) throw refusal("InvalidParameterValue.FileNotFound", "The file does not exist.");
  instance.files = instance.files.filter((file) => !isIt(file));
  return {};
}

/** DBbrain wants an offset, the others have none. */
function readTime(product: Product, values: Values, name: string): number {
  const given = String(values[name]);
  const isIso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(given);
  const time = product.name === "dbbrain" ? (isIso ? Date.parse(given) : Number.NaN) : (wallTime(given) ?? Number.NaN);
  if (!Number.isNaN(time)) return time;
  throw wrong(name, product.name === "dbbrain" ? "ISO 8601 with an offset" : "written as 2026-01-15 08:00:00");
}

function wrong(name: string, expected: string) {
  return refusal("InvalidParameterValue", `The parameter \`${name}\` must be ${expected}.`);
}
