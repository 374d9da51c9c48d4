import { randomBytes } from "node:crypto";
import type { Call } from "../../../service";
import { parseQuery, type QueryPair } from "../../../wire/encoding";
import { publishLink } from "../../../wire/signed-links";
import { jsonAnswer, type WireAnswer } from "../../../wire/wire";
import { isRecord } from "../../../wire/xml";
import { parameterError } from "./errors";
import { parseVendorTime } from "./files";
import type { Instance } from "./instance";

const dayMs = 24 * 3_600_000;
const maximumIds = 50;
const linkLifetimeMs = 5 * 60_000;

/** How the services, which grew from one, spell the list. */
export interface Listing {
  readonly rows: string;
  readonly total: string;
  readonly largestPage: number;
}

/** GET …/audit-logs: the files, not their lines. */
export function listAuditLogs(call: Call, instance: Instance, listing: Listing): WireAnswer {
  const query = parseQuery(call.request.query);
  const [start, end] = [readTime(query, "start_time"), readTime(query, "end_time")];
  if (end <= start) throw parameterError("end_time must be later than start_time");
  if (end - start > 30 * dayMs) throw parameterError("the time range cannot be longer than 30 days");
  const offset = readInteger(query, "offset", { fallback: 0, least: 0, most: Number.MAX_SAFE_INTEGER });
  const limit = readInteger(query, "limit", { fallback: 10, least: 1, most: listing.largestPage });
  // The page says neither how rows match nor how they are sorted: by the begin time, both ends included, newest first.
  const matching = instance.files
    .map((file) => ({ file, begin: parseVendorTime(file.begin_time) ?? Number.NaN }))
    .filter(({ begin }) => begin >= start && begin <= end)
    .toSorted((left, right) => right.begin - left.begin);
  const from = offset > 0 && call.repeatsFirstPage() ? 0 : offset;
  const rows = matching.slice(from, from + limit).map(({ file }) => file);
  return jsonAnswer(200, { [listing.rows]: rows, [listing.total]: matching.length });
}

/** POST …/audit-log-link: a link for each id, all valid for five minutes. */
export function createLinks(call: Call, instance: Instance): WireAnswer {
  const ids = readIds(call.request.body.toString("utf8"));
  const unknown = ids.find((id) => !instance.files.some((file) => file.id === id));
  if (unknown !== undefined) throw parameterError(`the audit log ${unknown} does not exist`);
  const expires = Math.floor((call.now.getTime() + linkLifetimeMs) / 1000);
  const links = ids.map((id) => {
    const name = instance.files.find((file) => file.id === id)?.name ?? id;
    const signature = encodeURIComponent(randomBytes(20).toString("base64"));
    const host = `dbs-audit-${instance.id.slice(0, 8)}.obs.${instance.region}.myhuaweicloud.com`;
    const link = `https://${host}/${name}?AccessKeyId=EMULATED0LINK&Expires=${expires}&Signature=${signature}`;
    return publishLink(link, expires * 1000);
  });
  return jsonAnswer(200, { links });
}

function readIds(text: string): string[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw parameterError("the body is not JSON");
  }
  const ids: unknown = isRecord(body) ? body.ids : undefined;
  if (!Array.isArray(ids) || ids.length < 1) throw parameterError("ids must be a list that is not empty");
  if (ids.length > maximumIds) throw parameterError(`ids can hold at most ${maximumIds} ids`);
  return ids.map((id) => {
    if (typeof id !== "string") throw parameterError("ids must hold strings");
    return id;
  });
}

/** A `+` that was not encoded has become a space by now, so such a time is refused like any other wrong one. */
function readTime(query: readonly QueryPair[], name: string): number {
  const text = single(query, name);
  if (text === undefined) throw parameterError(`${name} is missing`);
  const time = parseVendorTime(text);
  if (time === undefined) throw parameterError(`${name} must have the format yyyy-mm-ddThh:mm:ssZ, such as +0800`);
  return time;
}

function readInteger(
  query: readonly QueryPair[],
  name: string,
  { fallback, least, most }: { fallback: number; least: number; most: number },
): number {
  const text = single(query, name);
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw parameterError(`${name} must be an integer from ${least} to ${most}`);
  return value;
}

function single(query: readonly QueryPair[], name: string): string | undefined {
  const values = query.filter(({ key }) => key === name);
  if (values.length > 1) throw parameterError(`${name} was given twice`);
  return values[0]?.value;
}
