import type { AuditEvent } from "../../core/audit-event";
import { isRecord } from "../../core/validation";
import { exactJson, parseJsonObject } from "../../http/json";
import { countIn, instant, listIn, objectIn, textIn } from "../../http/members";
import { MalformedAnswer } from "../../http/service";

/** One page of traces, and the marker of the next, older one. */
export interface TracePage {
  readonly events: readonly AuditEvent[];
  readonly next: string | undefined;
}

const text = (value: unknown): string | undefined =>
  (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;

/** Without a marker the list is over; a full page that says nothing of markers leaves that open. */
export function tracesFromWire(answer: Record<string, unknown>, region: string, fullPage: number): TracePage {
  const events = listIn(answer, "traces").map((trace) => fromWire(trace, region));
  const meta = objectIn(answer, "meta_data");
  if ((countIn(meta, "count") ?? 0) > events.length)
    throw new MalformedAnswer(`the answer counts ${meta.count} traces, but has ${events.length}`);
  if (events.length >= fullPage && !("marker" in meta))
    throw new MalformedAnswer("a full page of traces has no marker");
  return { events, next: textIn(meta, "marker") };
}

function fromWire(wire: unknown, region: string): AuditEvent {
  if (!isRecord(wire)) throw new MalformedAnswer("a trace is no object");
  const [id, name, time] = [text(wire.trace_id), text(wire.trace_name), instant(wire.time ?? wire.record_time)];
  if (id === undefined || time === undefined) throw new MalformedAnswer("a trace has no id or time");
  const user = userOf(wire.user);
  const resource = { type: text(wire.resource_type), name: text(wire.resource_name) ?? text(wire.resource_id) };
  return {
    id,
    time,
    name: name ?? "",
    source: text(wire.service_type) ?? "",
    region,
    resources: resource.name === undefined && resource.type === undefined ? [] : [defined(resource)],
    raw: exactJson(wire),
    ...defined({
      actor: text(user.name) ?? text(user.user_name) ?? text(user.id),
      accessKeyId: text(user.access_key_id),
      sourceAddress: text(wire.source_ip),
      // The code is the HTTP status of the operation, there for a success too.
      errorCode: wire.trace_rating === "normal" ? undefined : text(wire.code),
      requestId: text(wire.request_id),
    }),
  };
}

/** An object, text that holds one, or a bare name. */
function userOf(user: unknown): Record<string, unknown> {
  if (isRecord(user)) return user;
  if (typeof user !== "string") return {};
  try {
    return parseJsonObject(user);
  } catch {
    return { name: user };
  }
}

function defined<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
