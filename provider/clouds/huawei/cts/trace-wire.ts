import { isRecord } from "../../../core/fields/validation";
import { exactJson, parseJsonObject } from "../../../http/json";
import { countIn, defined, hint, instant, listIn, objectIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { AuditEvent } from "../../../kinds/get-audit-events";

/** One page of traces, and the marker of the next, older one. */
export interface TracePage {
  readonly events: readonly AuditEvent[];
  readonly next: string | undefined;
}

/** Without a marker the list is over; a full page that says nothing of markers leaves that open. */
export function tracesFromWire(answer: Record<string, unknown>, region: string, fullPage: number): TracePage {
  const events = listIn(answer, "traces").map((trace) => fromWire(trace, region));
  const meta = objectIn(answer, "meta_data");
  if ((countIn(meta, "count") ?? 0) > events.length)
    throw new MalformedAnswer(`the answer announces ${meta.count} traces, but has ${events.length}`);
  if (events.length >= fullPage && !("marker" in meta))
    throw new MalformedAnswer("a full page of traces has no marker");
  return { events, next: textIn(meta, "marker") };
}

function fromWire(wire: unknown, region: string): AuditEvent {
  if (!isRecord(wire)) throw new MalformedAnswer("a trace is no object");
  const [id, name, time] = [hint(wire.trace_id), hint(wire.trace_name), instant(wire.time ?? wire.record_time)];
  if (id === undefined || time === undefined) throw new MalformedAnswer("a trace has no id or time");
  const user = userOf(wire.user);
  const { id: domainId } = Object(user.domain) as Record<string, unknown>;
  const resource = { type: hint(wire.resource_type), name: hint(wire.resource_name) ?? hint(wire.resource_id) };
  return {
    id,
    time,
    name: name ?? "",
    source: hint(wire.service_type) ?? "",
    region,
    resources: resource.name === undefined && resource.type === undefined ? [] : [defined(resource)],
    raw: exactJson(wire),
    ...defined({
      account: hint(domainId),
      actor: hint(user.name) ?? hint(user.user_name) ?? hint(user.id),
      accessKeyId: hint(user.access_key_id),
      sourceAddress: hint(wire.source_ip),
      // The code is the HTTP status of the operation, there for a success too.
      errorCode: wire.trace_rating === "normal" ? undefined : hint(wire.code),
      requestId: hint(wire.request_id),
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
