import { hourMs, seededRows } from "../../../record/seeded-rows";
import { sha256Hex } from "../../../wire/digests";
import { huaweiSeed } from "../seed";

export interface TraceUser {
  name: string;
  id: string;
  domain: { name: string; id: string };
  access_key_id?: string;
}

/** An event with the members of the wire. */
export interface Trace {
  trace_id: string;
  trace_type: string;
  trace_name: string;
  trace_rating: string;
  service_type: string;
  resource_type: string;
  resource_name: string;
  resource_id: string;
  tracker_name: string;
  user: TraceUser;
  source_ip: string;
  /** JSON text. */
  request: string;
  response: string;
  code: string;
  api_version: string;
  /** Milliseconds. */
  time: number;
  record_time: number;
  project_id: string;
  request_id: string;
}

export type TraceInput = Pick<Trace, "trace_name" | "resource_name"> & Partial<Trace>;

/** Events are part of the state, so that who changed what can be looked up after a restart. */
export function recordTrace(
  state: { traces: Trace[] },
  now: Date,
  input: TraceInput,
  userName: string,
  accessKey = "",
): void {
  const digest = sha256Hex(`${state.traces.length}/${input.trace_name}/${now.getTime()}`);
  const [, ...parts] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(digest) ?? [];
  const user = { name: userName, id: digest.slice(0, 32), domain: { name: "example", id: huaweiSeed.domainId } };
  state.traces.push({
    trace_id: parts.join("-"),
    trace_type: userName === "console-user" ? "ConsoleAction" : "ApiCall",
    trace_rating: "normal",
    service_type: "CTS",
    resource_type: "tracker",
    resource_id: digest.slice(32, 40),
    tracker_name: "system",
    user: accessKey === "" ? user : { ...user, access_key_id: accessKey },
    source_ip: "203.0.113.10",
    request: "{}",
    response: "{}",
    code: "200",
    api_version: "3.0",
    time: now.getTime(),
    record_time: now.getTime(),
    project_id: huaweiSeed.projectId,
    request_id: digest.slice(32, 64),
    ...input,
  });
}

const seededTraces = 28;
const kinds = [
  { trace_name: "listBuckets", service_type: "OBS", resource_type: "bucket" },
  { trace_name: "updateTracker", service_type: "CTS", resource_type: "tracker" },
  { trace_name: "login", service_type: "IAM", resource_type: "user" },
] as const;

/** One every six hours of the last seven days. */
export const seedTraces = seededRows((lastHour): readonly Trace[] => {
  const state: { traces: Trace[] } = { traces: [] };
  for (let index = seededTraces - 1; index > 0; index -= 1) {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const at = new Date(lastHour - index * 6 * hourMs);
    recordTrace(state, at, { ...kind, resource_name: "old" }, index % 3 === 0 ? "console-user" : "alice");
  }
  return state.traces;
});
