import { wholeSeconds } from "../../../buckets/bucket-store";
import { hourMs, seededRows } from "../../../record/seeded-rows";
import { sha256Hex } from "../../../wire/digests";
import { volcengineSeed } from "../seed";

/** An event of the last 90 days. */
export interface CloudTrailEvent {
  EventID: string;
  EventTime: string;
  EventName: string;
  EventSource: string;
  Region: string;
  RequestID: string;
  SourceIPAddress: string;
  UserName: string;
  AccessKeyID: string;
  ErrorCode: string;
  ReadOnly: boolean;
  ResourceType: string;
  ResourceID: string;
}

export type CloudTrailEventInput = Pick<CloudTrailEvent, "EventName" | "ResourceID" | "Region"> &
  Partial<CloudTrailEvent>;

/** Events are part of the state, so that who changed what can be looked up after a restart. */
export function recordEvent(state: { events: CloudTrailEvent[] }, now: Date, input: CloudTrailEventInput): void {
  const digest = sha256Hex(`${state.events.length}/${input.EventName}/${now.getTime()}`);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), digest.slice(12, 16), digest.slice(16, 20)];
  state.events.push({
    EventID: `${parts.join("-")}-${digest.slice(20, 32)}`,
    EventTime: wholeSeconds(now),
    EventSource: "cloud_trail",
    RequestID: digest.slice(32, 64).toUpperCase(),
    SourceIPAddress: "203.0.113.10",
    UserName: "audit-user",
    AccessKeyID: "",
    ErrorCode: "",
    ReadOnly: false,
    ResourceType: "trail",
    ...input,
  });
}

/** The account itself has no name of a user, and stands in the details alone. */
const identityOf = ({ UserName, AccessKeyID }: CloudTrailEvent, AccountID: string = volcengineSeed.accountId) => {
  return UserName === ""
    ? { AccountID, Type: "Root", PrincipalID: AccountID, TRN: `trn:iam::${AccountID}:root`, AccessKeyID }
    : { AccountID, Type: "User", PrincipalID: UserName, TRN: `trn:iam::${AccountID}:user/${UserName}`, AccessKeyID };
};

/** What a condition is compared with. */
export function conditionValues(event: CloudTrailEvent): Readonly<Record<string, string>> {
  const { EventID, RequestID, EventSource, EventName, AccessKeyID, Region, ResourceType, ResourceID, ErrorCode } =
    event;
  const told = { EventID, RequestID, EventSource, EventName, AccessKeyID, Region, ResourceType, ResourceID, ErrorCode };
  const { Type: IdentityType, PrincipalID: IdentityName } = identityOf(event);
  return { ...told, ApiVersion: "2021-09-01", ReadOnly: String(event.ReadOnly), IdentityType, IdentityName };
}

export function describeEvent(event: CloudTrailEvent, account?: string): Readonly<Record<string, unknown>> {
  const { ReadOnly: _readOnly, ResourceType, ResourceID, ...told } = event;
  const { EventID, RequestID, EventTime, EventSource, EventName, Region, SourceIPAddress } = event;
  const detail = {
    ...{
      EventVersion: "v1.0",
      EventID,
      RequestID,
      EventTime,
      EventType: "ApiCall",
      UserIdentity: identityOf(event, account),
    },
    ...{ EventSource, EventName, Region, SourceIPAddress, UserAgent: "emulator", RequestParameters: "" },
    ...{ ResponseElements: "", ApiVersion: "2021-09-01" },
  };
  return {
    ...told,
    EventNameDisplay: "",
    EventSourceDisplay: "",
    EventDetail: JSON.stringify(detail),
    ...(ResourceID === "" ? {} : { RelatedResources: [{ ResourceType, ResourceID, SourceType: EventSource }] }),
  };
}

const seededEvents = 240;
const kinds = [
  { EventName: "GetUser", EventSource: "iam", ReadOnly: true, Region: "cn-north-1", ResourceType: "user" },
  { EventName: "PutBucketAccessMonitor", EventSource: "tos", ResourceType: "bucket" },
  { EventName: "DescribeTrails", EventSource: "cloud_trail", ReadOnly: true, ResourceType: "trail" },
  { EventName: "StopLogging", EventSource: "cloud_trail", ResourceType: "trail" },
  { EventName: "ConsoleLogin", EventSource: "signin", ResourceType: "user" },
] as const;

/** One every six hours of the last sixty days, some of them such as an auditor looks for. */
export const seedEvents = seededRows((lastHour): readonly CloudTrailEvent[] => {
  const state: { events: CloudTrailEvent[] } = { events: [] };
  const names: Readonly<Record<string, string>> = { bucket: volcengineSeed.bucket, trail: "trail-old", user: "alice" };
  for (let index = seededEvents; index > 0; index -= 1) {
    const kind = kinds[index % kinds.length] ?? kinds[0];
    const at = new Date(lastHour - index * 6 * hourMs);
    const UserName = index % 3 === 0 ? "" : "alice";
    const ResourceID = names[kind.ResourceType] ?? "";
    recordEvent(state, at, { Region: volcengineSeed.region, ...kind, ResourceID, UserName });
  }
  return state.events;
});
