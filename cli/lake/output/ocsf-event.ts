import type { AuditEvent } from "../../../provider/kinds/get-audit-events";
import { packageVersion } from "../../package-version";
import { jsonText } from "../../report/json-text";
import { type EventRow, isAddress } from "../rows";

const version = "1.8.0";
const classUid = 6003;
const categoryUid = 6;
const informational = 1;
const statuses = { success: 1, failure: 2 } as const;

/** What the first word of an operation's name says that it does. */
const activities: readonly (readonly [id: number, verbs: RegExp])[] = [
  [1, /^(Create|Add|Run|Allocate|Register|Import|Upload|Insert|Issue|Generate)/i],
  [2, /^(Get|Describe|List|Lookup|Query|Head|Show|Read|Search|Check|Count|Download|Inquire)/i],
  [
    3,
    /^(Put|Set|Update|Modify|Change|Enable|Disable|Start|Stop|Attach|Detach|Reset|Tag|Untag|Bind|Unbind|Associate|Disassociate|Rename|Switch|Open|Close)/i,
  ],
  [4, /^(Delete|Remove|Drop|Release|Terminate|Destroy|Revoke)/i],
];
const otherActivity = 99;

/** An API Activity of OCSF 1.8.0, in one line: https://schema.ocsf.io/1.8.0/classes/api_activity */
export function ocsfEvent(row: EventRow): string {
  return `${jsonText(apiActivity(row))}\n`;
}

function apiActivity({ cloud, timeMs, event }: EventRow) {
  const { account, region, name, source, errorCode, requestId } = event;
  const activity = activities.find(([, verbs]) => verbs.test(name))?.[0] ?? otherActivity;
  return {
    ...{ activity_id: activity, category_uid: categoryUid, class_uid: classUid, type_uid: classUid * 100 + activity },
    ...(activity === otherActivity ? { activity_name: name } : {}),
    severity_id: informational,
    // A time that cannot be read stands in the raw data alone.
    time: timeMs ?? 0,
    ...{ status_id: errorCode === undefined ? statuses.success : statuses.failure },
    ...(errorCode === undefined ? {} : { status_code: errorCode }),
    metadata: {
      version,
      product: { name: "access-audit", vendor_name: "pulumi-access-audit", version: packageVersion() },
      ...{ profiles: ["cloud"], log_provider: cloud, original_event_uid: event.id, uid: event.id },
      ...(Number.isNaN(Date.parse(event.time)) ? { original_time: event.time } : {}),
    },
    cloud: {
      provider: cloud,
      ...(region === undefined ? {} : { region }),
      ...(account === undefined ? {} : { account: { uid: account } }),
    },
    api: {
      operation: name,
      ...(source === "" ? {} : { service: { name: source } }),
      ...(requestId === undefined ? {} : { request: { uid: requestId } }),
      ...(errorCode === undefined ? {} : { response: { error: errorCode } }),
    },
    ...{ actor: actorOf(event), src_endpoint: endpointOf(event) },
    ...(event.resources.length === 0 ? {} : { resources: event.resources.flatMap(resourceOf) }),
    raw_data: JSON.stringify(event.raw),
    unmapped: event.raw,
  };
}

/** The schema wants one; of an actor that the vendor does not name, an empty session claims nothing. */
function actorOf({ actor, accessKeyId }: AuditEvent) {
  if (actor === undefined && accessKeyId === undefined) return { session: {} };
  const key = accessKeyId === undefined ? {} : { credential_uid: accessKeyId };
  if (actor === undefined) return { session: key };
  return { user: { name: actor, ...key } };
}

/** Also where none is told, the schema wants an endpoint with a name. */
function endpointOf({ sourceAddress }: AuditEvent) {
  if (sourceAddress === undefined) return { name: "unknown" };
  return isAddress(sourceAddress) ? { ip: sourceAddress } : { name: sourceAddress };
}

function resourceOf({ type, name }: AuditEvent["resources"][number]) {
  if (name === undefined) return [];
  return [{ name, ...(type === undefined ? {} : { type }) }];
}
