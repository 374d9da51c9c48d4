import { wholeSeconds } from "../../../buckets/bucket-store";
import { sha256Hex } from "../../../wire/digests";
import { alibabaSeed } from "../seed";

/** An event of the last 90 days, as LookupEvents tells it. */
export interface AlibabaEvent {
  eventId: string;
  eventName: string;
  eventTime: string;
  serviceName: string;
  eventRW: string;
  eventType: string;
  acsRegion: string;
  sourceIpAddress: string;
  requestId: string;
  resourceType: string;
  resourceName: string;
  errorCode?: string;
  userIdentity: { type: string; accountId: string; userName: string; accessKeyId: string };
}

export type EventInput = Pick<AlibabaEvent, "eventName" | "resourceName" | "acsRegion"> & Partial<AlibabaEvent>;

/** Events are part of the state, so that who changed what can be looked up after a restart. */
export function recordEvent(
  state: { events: AlibabaEvent[] },
  now: Date,
  input: EventInput,
  userName: string,
  accessKeyId = "",
): void {
  const number = state.events.length;
  const digest = sha256Hex(`${number}/${input.eventName}/${now.getTime()}`);
  state.events.push({
    eventId:
      `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`.toUpperCase(),
    eventTime: wholeSeconds(now),
    serviceName: "Actiontrail",
    eventRW: "Write",
    eventType: userName === "console-user" ? "ConsoleOperation" : "ApiCall",
    sourceIpAddress: "203.0.113.10",
    requestId: digest.slice(32, 64).toUpperCase(),
    resourceType: "ACS::ActionTrail::Trail",
    userIdentity: { type: "ram-user", accountId: alibabaSeed.accountId, userName, accessKeyId },
    ...input,
  });
}
