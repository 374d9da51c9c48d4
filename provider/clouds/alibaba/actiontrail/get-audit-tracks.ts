import { z } from "zod";
import { field } from "../../../core/fields/field";
import { type Status, statusField } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { dataSource } from "../../../core/listing/data-source";
import type { Operation } from "../../../core/session/operation";
import { flagIn, listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";
import { callActiontrail } from "./service";
import { destinationFields, destinationsFromWire } from "./trail-destinations";

const time = z.string().optional();

const listedTrail = z.object({
  name: field(z.string(), { doc: "The trail's name." }),
  status: field(statusField, { doc: "Whether the trail delivers." }),
  homeRegion: field(z.string().optional(), { doc: "The region that calls for the trail go to." }),
  trailRegion: field(z.string(), { doc: "The regions whose events are delivered: `All`, or regions with commas." }),
  eventRw: field(z.string(), { doc: "Which events are delivered: `Write`, `Read` or `All`." }),
  ...destinationFields,
  isOrganizationTrail: field(z.boolean(), { doc: "Whether the members of the organization are recorded too." }),
  organizationId: field(z.string().optional(), { doc: "The organization, of one of its trails." }),
  trailArn: field(z.string(), { doc: "The trail's ARN." }),
  createTime: field(z.string(), { doc: "When the trail was made; the vendor's pages show it in two forms." }),
  updateTime: field(time, { doc: "When the trail was last changed." }),
  startLoggingTime: field(time, { doc: "When the trail was last switched on." }),
  stopLoggingTime: field(time, { doc: "When the trail was last switched off." }),
});

/** A trail as the list has it. */
export type ListedTrail = Readonly<z.output<typeof listedTrail>>;

const trailList = z.object({
  tracks: field(z.array(listedTrail), { doc: "The trails." }),
  totalCount: field(z.number(), { doc: "How many there are." }),
  requestIds: field(z.array(z.string()), { doc: "One for each call, for questions to the vendor." }),
});

/** All of them: the operation has no pages. */
export type TrailList = z.output<typeof trailList>;

/** A new trail is `Fresh`: it has never been started. */
const statuses: Readonly<Record<string, Status>> = { Enable: "Enabled", Disable: "Disabled", Fresh: "Disabled" };

/** Several regions in one text, whose order means nothing. */
export function sortedRegions(regions: string): string {
  return regions.split(",").sort().join(",");
}

function fromWire(wire: unknown): ListedTrail {
  const name = isRecord(wire) ? textIn(wire, "Name") : undefined;
  if (!isRecord(wire) || name === undefined) throw new MalformedAnswer("a trail has no Name");
  const found = textIn(wire, "Status") ?? "unset";
  const status = Object.hasOwn(statuses, found) ? statuses[found] : undefined;
  if (status === undefined) throw new MalformedAnswer(`trail ${name} has the Status ${JSON.stringify(found)}`);
  return {
    name,
    status,
    homeRegion: textIn(wire, "HomeRegion"),
    trailRegion: sortedRegions(textIn(wire, "TrailRegion") ?? "All"),
    // What the page of DescribeTrails says of an unset one; a trail that we make always states it.
    eventRw: textIn(wire, "EventRW") ?? "Write",
    ...destinationsFromWire(wire),
    isOrganizationTrail: organizationTrailFromWire(wire),
    organizationId: textIn(wire, "OrganizationId"),
    trailArn: textIn(wire, "TrailArn") ?? "",
    createTime: textIn(wire, "CreateTime") ?? "",
    updateTime: textIn(wire, "UpdateTime"),
    startLoggingTime: textIn(wire, "StartLoggingTime"),
    stopLoggingTime: textIn(wire, "StopLoggingTime"),
  };
}

/** The pages write it as a boolean and as text. */
function organizationTrailFromWire(wire: Record<string, unknown>): boolean {
  const { IsOrganizationTrail: value } = wire;
  return typeof value === "string" && /^(true|false)$/.test(value)
    ? value === "true"
    : flagIn(wire, "IsOrganizationTrail");
}

/** All trails on one page: the operation has no others. An account without trails has an empty list. */
export function trailsFromWire(answer: Record<string, unknown>): TrailList {
  const tracks = listIn(answer, "TrailList").map(fromWire);
  return { tracks, totalCount: tracks.length, requestIds: [textIn(answer, "RequestId") ?? ""] };
}

/** What is listed, beside the trails of the account that have their home in the region. */
interface Scope {
  readonly region: string;
  readonly name?: string;
  readonly includeShadowTrails?: boolean;
  readonly includeOrganizationTrail?: boolean;
}

/** https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-describetrails */
export function describeTrails(operation: Operation, scope: Scope): Promise<TrailList> {
  const { region, name, includeShadowTrails = false, includeOrganizationTrail = false } = scope;
  return callActiontrail(operation, {
    name: "DescribeTrails",
    region,
    attempted: name === undefined ? `list the audit tracks in ${region}` : `read audit track ${name} in ${region}`,
    parameters: {
      NameList: name,
      IncludeShadowTrails: includeShadowTrails,
      IncludeOrganizationTrail: includeOrganizationTrail,
    },
    writes: false,
    answerSize: "list",
    decode: trailsFromWire,
  });
}

export const getAuditTracksArguments = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud whose trails are listed." }),
  region: field(regionField, { doc: "The region that is asked; a trail is listed in its home region." }),
  includeShadowTrails: field(z.boolean().default(false), {
    doc: "Whether the copies of trails that have their home in other regions are listed too.",
  }),
  includeOrganizationTrail: field(z.boolean().default(false), {
    doc: "Whether the trails of the organization are listed too.",
  }),
});

export const alibabaGetAuditTracks = dataSource<Scope, TrailList>({
  name: "getAuditTracks",
  cloud: "alibaba",
  arguments: getAuditTracksArguments,
  result: trailList,
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-describetrails",
    permissions: ["actiontrail:DescribeTrails"],
    example: { cloud: "alibaba", region: "cn-hangzhou" },
  },
  run: (operation, { region, includeShadowTrails, includeOrganizationTrail }) =>
    describeTrails(operation, { region, includeShadowTrails, includeOrganizationTrail } as Scope),
});
