import { hourMs } from "../../../record/seeded-rows";
import type { Call } from "../../../service";
import { parseQuery, type QueryPair, queryValue } from "../../../wire/encoding";
import { jsonAnswer, type WireAnswer } from "../../../wire/wire";
import type { HuaweiState } from "../state";
import { refusal } from "./errors";
import type { Trace } from "./trace";

const keptMs = 7 * 24 * hourMs;
const defaultPage = 10;
const largestPage = 200;

const filters: Readonly<Record<string, (trace: Trace) => string>> = {
  tracker_name: ({ tracker_name }) => tracker_name,
  service_type: ({ service_type }) => service_type,
  user: ({ user }) => user.name,
  resource_id: ({ resource_id }) => resource_id,
  resource_name: ({ resource_name }) => resource_name,
  resource_type: ({ resource_type }) => resource_type,
  trace_name: ({ trace_name }) => trace_name,
  trace_rating: ({ trace_rating }) => trace_rating,
};

/** Newest first; both ends of the span are left out. A data tracker's events are in a list of their own, here empty. */
export function listTraces(call: Call, state: HuaweiState, projectId: string): WireAnswer {
  const query = parseQuery(call.request.query);
  const type = queryValue(query, "trace_type");
  if (type !== "system" && type !== "data")
    throw refusal("CTS.0300", { message: "trace_type must be system or data." });
  const size = readSize(queryValue(query, "limit"));
  const { from, to } = readSpan(query, call.now);
  const id = queryValue(query, "trace_id");
  const oldest = call.now.getTime() - keptMs;
  const own = state.traces.filter(
    ({ project_id, time, tracker_name }) =>
      project_id === projectId && time >= oldest && (tracker_name === "system") === (type === "system"),
  );
  const matching =
    id === undefined
      ? own.filter((trace) => isWanted(trace, query, type))
      : own.filter(({ trace_id }) => trace_id === id);
  const sorted = matching
    .filter(({ time }) => id !== undefined || (time > from && time < to))
    .toSorted((left, right) => right.time - left.time || (left.trace_id < right.trace_id ? -1 : 1));
  const next = queryValue(query, "next");
  const at =
    next === undefined || call.repeatsFirstPage() ? 0 : sorted.findIndex(({ trace_id }) => trace_id === next) + 1;
  if (next !== undefined && at === 0 && !call.repeatsFirstPage())
    throw refusal("CTS.0300", { message: "next is not a marker." });
  const page = sorted.slice(at, at + size);
  const isOver = at + page.length >= sorted.length;
  const marker = isOver ? null : (page.at(-1)?.trace_id ?? null);
  const traces = page.map((trace) => (call.account === undefined ? trace : ownedBy(call.account, trace)));
  return jsonAnswer(200, { traces, meta_data: { count: page.length, marker } });
}

const ownedBy = (id: string, { user, ...trace }: Trace): Trace => ({
  ...trace,
  user: { ...user, domain: { ...user.domain, id } },
});

function isWanted(trace: Trace, query: readonly QueryPair[], type: string): boolean {
  if (type === "data") return true;
  return Object.entries(filters).every(([name, read]) => {
    const value = queryValue(query, name);
    return value === undefined || read(trace) === value;
  });
}

function readSize(text: string | undefined): number {
  const size = text === undefined ? defaultPage : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(size >= 1 && size <= largestPage)) throw refusal("CTS.0300", { message: "limit must be 1 to 200." });
  return size;
}

/** Used together, 13 digits each; without them it is the last hour. */
function readSpan(query: readonly QueryPair[], now: Date): { from: number; to: number } {
  const [from, to] = [queryValue(query, "from"), queryValue(query, "to")];
  if (from === undefined && to === undefined) return { from: now.getTime() - hourMs, to: now.getTime() + 1 };
  if (!/^\d{1,13}$/.test(from ?? "") || !/^\d{13}$/.test(to ?? "") || Number(from) > Number(to))
    throw refusal("CTS.0300", { message: "from and to must be milliseconds, used together." });
  return { from: Number(from), to: Number(to) };
}
