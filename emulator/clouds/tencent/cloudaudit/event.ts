import { wholeSeconds } from "../../../buckets/bucket-store";
import { hourMs, seededRows } from "../../../record/seeded-rows";
import { sha256Hex } from "../../../wire/digests";
import { tencentSeed } from "../seed";

/** An event with the members of the wire. */
export interface TencentEvent {
  EventId: string;
  /** Seconds since 1970, as text. */
  EventTime: string;
  EventName: string;
  EventNameCn: string;
  EventSource: string;
  EventRegion: string;
  ResourceRegion: string;
  ResourceTypeCn: string;
  Username: string;
  SecretId: string;
  AccountID: number;
  SourceIPAddress: string;
  RequestID: string;
  ErrorCode: number;
  Location: string;
  Resources: { ResourceType: string; ResourceName: string };
  /** The whole record, as JSON text. */
  CloudAuditEvent: string;
}

/** What is particular to one event. */
export interface EventInput {
  readonly EventName: string;
  readonly resourceName: string;
  readonly resourceType?: string;
}

/** Events are part of the state, so that who changed what can be looked up after a restart. */
export function recordEvent(
  state: { events: TencentEvent[] },
  now: Date,
  { EventName, resourceName, resourceType = "cloudaudit" }: EventInput,
  userName: string,
  secretId = "",
): void {
  const digest = sha256Hex(`${state.events.length}/${EventName}/${now.getTime()}`);
  const id = [8, 4, 4, 4, 12].reduce<{ at: number; parts: string[] }>(
    ({ at, parts }, length) => ({ at: at + length, parts: [...parts, digest.slice(at, at + length)] }),
    { at: 0, parts: [] },
  );
  const event = {
    EventId: id.parts.join("-"),
    EventTime: String(Math.floor(now.getTime() / 1000)),
    EventName,
    EventNameCn: EventName,
    EventSource: `${resourceType}.api.qcloud.com`,
    EventRegion: tencentSeed.region,
    ResourceRegion: tencentSeed.region,
    ResourceTypeCn: resourceType,
    Username: userName,
    SecretId: secretId,
    AccountID: 100000000001,
    SourceIPAddress: "203.0.113.10",
    RequestID: digest.slice(32),
    ErrorCode: 0,
    Location: "-",
    Resources: { ResourceType: resourceType, ResourceName: resourceName },
  };
  const record = {
    eventName: EventName,
    eventTime: wholeSeconds(now),
    userIdentity: { userName },
    eventID: event.EventId,
  };
  state.events.push({ ...event, CloudAuditEvent: JSON.stringify(record) });
}

const seededEvents = 240;
const kinds = [
  { EventName: "GetBucket", resourceType: "cos" },
  { EventName: "PutBucketAccessMonitor", resourceType: "cos" },
  { EventName: "DescribeAuditTracks", resourceType: "cloudaudit" },
  { EventName: "ModifyAuditTrack", resourceType: "cloudaudit" },
  { EventName: "ConsoleLogin", resourceType: "account" },
] as const;

/** One every six hours of the last sixty days, some of them such as an auditor looks for. */
export const seedEvents = seededRows((lastHour): readonly TencentEvent[] => {
  const state: { events: TencentEvent[] } = { events: [] };
  for (let index = seededEvents; index > 0; index -= 1) {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const resourceName = kind.resourceType === "cos" ? tencentSeed.bucket : "track-old";
    const at = new Date(lastHour - index * 6 * hourMs);
    recordEvent(state, at, { ...kind, resourceName }, index % 3 === 0 ? "console-user" : "alice");
  }
  return state.events;
});
