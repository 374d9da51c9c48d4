import { z } from "zod";
import { field } from "../../../core/fields/field";
import { statusField } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { dataSource } from "../../../core/listing/data-source";
import type { Operation } from "../../../core/session/operation";
import { flagIn, listIn, textIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import type { OpenApiAnswer } from "../openapi/answers";
import { regionField } from "../regions";
import { callCloudtrail, cloudtrailPage } from "./service";
import { destinationFields, destinationsFromWire } from "./trail-destinations";
import { everySource } from "./trail-fields";

const time = z.string().optional();
const {
  tosBucketProject: _bucketProject,
  tlsProjectTopicProject: _topicProject,
  ...toldDestinations
} = destinationFields;

const listedTrail = z.object({
  name: field(z.string(), { doc: "The trail's name." }),
  status: field(statusField, { doc: "Whether the trail delivers." }),
  loggingStatus: field(z.string(), { doc: "The vendor's word for that; any other than `Enable` is treated as off." }),
  eventRw: field(z.string(), { doc: "Which events are delivered: `Write`, `Read` or `All`." }),
  eventSources: field(z.array(z.string()), {
    doc: 'The services whose events are delivered; `["*"]` is every service.',
  }),
  isOrganizationTrail: field(z.boolean(), { doc: "Whether the members of the organization are recorded too." }),
  ...toldDestinations,
  createTime: field(z.string(), { doc: "When the trail was made, in the vendor's form, such as `20260115T0830Z`." }),
  updateTime: field(time, { doc: "When the trail was last changed." }),
  startLoggingTime: field(time, { doc: "When the trail was last switched on." }),
  stopLoggingTime: field(time, { doc: "When the trail was last switched off." }),
  latestDeliveryTime: field(time, { doc: "When the trail last delivered." }),
  deliveryError: field(z.string().optional(), { doc: "Why the latest delivery failed; absent when it did not." }),
  creatorId: field(z.string().optional(), { doc: "Who made the trail: a number as text." }),
  organizationId: field(z.string().optional(), { doc: "The organization, of one of its trails: a number as text." }),
});

/** A trail as the list has it. */
export type ListedTrail = Readonly<z.output<typeof listedTrail>>;

const trailList = z.object({
  tracks: field(z.array(listedTrail), { doc: "The trails." }),
  totalCount: field(z.number(), { doc: "How many there are." }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

export type TrailList = z.output<typeof trailList>;

const trailTypes: Readonly<Record<string, boolean>> = { "0": false, "1": true };

function fromWire(wire: unknown): ListedTrail {
  const name = isRecord(wire) ? textIn(wire, "TrailName") : undefined;
  if (!isRecord(wire) || name === undefined) throw new MalformedAnswer("a trail has no TrailName");
  const type = textIn(wire, "TrailType") ?? "0";
  const isOrganizationTrail = Object.hasOwn(trailTypes, type) ? trailTypes[type] : undefined;
  if (isOrganizationTrail === undefined)
    throw new MalformedAnswer(`trail ${name} has the TrailType ${JSON.stringify(type)}`);
  // Only this one word is documented. What a trail says that is off is not, and one that is taken for off is switched on at worst.
  const loggingStatus = textIn(wire, "LoggingStatus") ?? "";
  return {
    name,
    status: loggingStatus === "Enable" ? "Enabled" : "Disabled",
    loggingStatus,
    // What an unset one means is not documented: it must not count as everything.
    eventRw: textIn(wire, "EventRW") ?? "Write",
    eventSources: flagIn(wire, "IncludeAllEventSources") ? [everySource] : textsIn(wire, "EventSources"),
    isOrganizationTrail,
    ...destinationsFromWire(wire),
    createTime: textIn(wire, "CreatedTime") ?? "",
    updateTime: textIn(wire, "UpdatedTime"),
    startLoggingTime: textIn(wire, "StartLoggingTime"),
    stopLoggingTime: textIn(wire, "StopLoggingTime"),
    latestDeliveryTime: textIn(wire, "LatestDeliveryTime"),
    deliveryError: textIn(wire, "LatestDeliveryError"),
    creatorId: numberIn(wire, "CreatorID"),
    organizationId: numberIn(wire, "OrganizationID"),
  };
}

/** A number that is not set is told as nothing, as an empty text, or as 0. */
function numberIn(wire: Record<string, unknown>, name: string): string | undefined {
  const value = textIn(wire, name);
  return value === "0" ? undefined : value;
}

/** All trails on one page: the operation has no others. Of none, the list is empty or null. */
export function trailsFromWire({ requestId, result }: OpenApiAnswer): TrailList {
  const tracks = listIn(result, "Trails", result.Trails === null).map(fromWire);
  return { tracks, totalCount: tracks.length, requestIds: [requestId] };
}

interface Scope {
  readonly region: string;
  readonly name?: string;
  readonly includeOrganizationTrail?: boolean;
}

/** https://www.volcengine.com/docs/7015/166043 */
export function describeTrails(operation: Operation, scope: Scope): Promise<TrailList> {
  const { region, name, includeOrganizationTrail = false } = scope;
  return callCloudtrail(operation, {
    name: "DescribeTrails",
    region,
    attempted: name === undefined ? `list the audit tracks in ${region}` : `read audit track ${name} in ${region}`,
    parameters: {
      TrailNames: name === undefined ? [] : [name],
      IncludeOrganizationTrail: includeOrganizationTrail ? 1 : 0,
    },
    writes: false,
    answerSize: "list",
    decode: trailsFromWire,
  });
}

export const getAuditTracksArguments = z.object({
  cloud: field(z.literal("volcengine"), { doc: "The cloud whose trails are listed." }),
  region: field(regionField, {
    doc: "The region that is asked. Whether others list the same trails is not documented.",
  }),
  includeOrganizationTrail: field(z.boolean().default(false), {
    doc: "Whether the trails of the organization are listed too.",
  }),
});

export const volcengineGetAuditTracks = dataSource<Scope, TrailList>({
  name: "getAuditTracks",
  cloud: "volcengine",
  arguments: getAuditTracksArguments,
  result: trailList,
  reference: {
    page: cloudtrailPage,
    permissions: ["cloud_trail:DescribeTrails"],
    example: { cloud: "volcengine", region: "cn-beijing" },
  },
  run: (operation, { region, includeOrganizationTrail }) =>
    describeTrails(operation, { region, includeOrganizationTrail } as Scope),
});
