import type { AuditEvent } from "../../core/audit-event";
import { isRecord } from "../../core/validation";
import { exactJson, parseJsonObject } from "../../http/json";
import { MalformedAnswer } from "../../http/service";

/** One page of traces, and the marker of the next, older one. */
export interface TracePage {
  readonly events: readonly AuditEvent[];
  readonly next: string | undefined;
}

const text = (value: unknown): string | undefined =>
  (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;

export function tracesFromWire(answer: Record<string, unknown>, region: string): TracePage {
  const { traces, meta_data: meta } = answer;
  if (!Array.isArray(traces)) throw new MalformedAnswer("the answer has no list of traces");
  return {
    events: traces.map((trace) => fromWire(trace, region)),
    next: isRecord(meta) ? text(meta.marker) : undefined,
  };
}

function fromWire(wire: unknown, region: string): AuditEvent {
  if (!isRecord(wire)) throw new MalformedAnswer("a trace is no object");
  const [id, name, ms] = [text(wire.trace_id), text(wire.trace_name), wire.time ?? wire.record_time];
  if (id === undefined || typeof ms !== "number") throw new MalformedAnswer("a trace has no id or time");
  const user = userOf(wire.user);
  const resource = { type: text(wire.resource_type), name: text(wire.resource_name) ?? text(wire.resource_id) };
  return {
    id,
    time: new Date(ms).toISOString(),
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
