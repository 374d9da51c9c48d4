import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { resourceId } from "../../../core/fields/resource-id";
import { statusField } from "../../../core/fields/status";
import { scope, switchedOff, widening } from "../../../core/fields/weakening";
import type { Live, Named } from "../../../core/lifecycle/kind";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { exactJson } from "../../../http/json";
import { countIn, objectIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";
import { listTracks, trackFromWire, trackIdFromWire } from "./get-audit-tracks";
import { callCloudaudit } from "./service";
import { storageField, storageRule, storageToWire } from "./track-storage";

const everything = scope((parts) => parts.includes("*"));

export const trackInputs = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, { doc: "The region that all calls for this track go to.", replaces: true }),
  name: field(z.string().regex(/^[A-Za-z0-9_-]{3,48}$/, "must be 3 to 48 letters, digits, hyphens or underscores"), {
    doc: "The name, unique in the account. It cannot be changed.",
    replaces: true,
  }),
  status: field(statusField, { doc: "Whether the track delivers.", weakens: switchedOff }),
  actionType: field(choice({ Read: "Events that read.", Write: "Events that write.", "*": "All events." }), {
    doc: "Which events are recorded: those that read, those that write, or all (`*`).",
    weakens: everything,
  }),
  resourceType: field(z.string().regex(/^(\*|[A-Za-z0-9_-]+)$/, "must be one product such as cos, or * for all"), {
    doc: "The product whose events are recorded, such as `cos`, or `*` for all.",
    weakens: everything,
  }),
  eventNames: field(z.array(z.string().min(1)).min(1), {
    doc: 'The events: `["*"]` for all, or at most 10 names of API actions of one product. The order means nothing.',
    unordered: true,
    weakens: everything,
  }),
  storage: field(storageField, { doc: "Where the events are delivered." }),
  trackForAllMembers: field(z.boolean().default(false), {
    doc: "Whether the members of the organization are recorded too; for an organization's administrator only.",
    weakens: widening("the organization's members"),
  }),
  adopt: field(z.boolean().default(false), {
    doc: "Whether a track of this name that exists already, and differs, is taken over and brought to the declared state.",
    providerOnly: true,
  }),
});

export type TrackInputs = z.output<typeof trackInputs> & Record<string, unknown>;

const eventsRule: Rule<TrackInputs> = {
  fields: ["resourceType", "eventNames"],
  check({ resourceType, eventNames }) {
    const all = eventNames.length === 1 && eventNames[0] === "*";
    const given = JSON.stringify(eventNames);
    if (resourceType === "*" && !all)
      return { property: "eventNames", reason: `must be ["*"] when resourceType is "*", but ${given} was given` };
    if (!all && eventNames.includes("*"))
      return { property: "eventNames", reason: `must be ["*"] alone or names without "*", but ${given} was given` };
    if (eventNames.length > 10)
      return { property: "eventNames", reason: `must be at most 10 names, but ${eventNames.length} were given` };
    return undefined;
  },
};

interface TrackLocator {
  readonly region: string;
  /** A uint64, as text. */
  readonly trackId: string;
  readonly name?: string;
}

/** Everything that an update may send, together: which fields depend on each other is not documented. */
function toWire(inputs: TrackInputs, live?: Live<TrackInputs>): Record<string, unknown> {
  // Unset means the server's value; the whole object is sent, so its value is sent back.
  const compress = inputs.storage.compress ?? live?.inputs.storage?.compress;
  return {
    ActionType: inputs.actionType,
    ResourceType: inputs.resourceType,
    Status: inputs.status === "Enabled" ? 1 : 0,
    EventNames: inputs.eventNames,
    Storage: storageToWire({ ...inputs.storage, compress }),
    TrackForAllMembers: inputs.trackForAllMembers ? 1 : 0,
  };
}

export function fromWire(region: string, trackId: string, wire: Record<string, unknown>): Live<TrackInputs> {
  const track = trackFromWire(wire);
  const filters = exactJson({ ...objectIn(wire, "Filters") });
  const filtered = Object.keys(filters).length > 0 && JSON.stringify(filters) !== '{"ResourceFields":[]}';
  const forAllMembers = countIn(wire, "TrackForAllMembers") ?? 0;
  if (forAllMembers > 1) throw new MalformedAnswer("TrackForAllMembers is neither 0 nor 1");
  return {
    inputs: {
      cloud: "tencent",
      region,
      ...track,
      trackForAllMembers: forAllMembers === 1,
    } as Partial<TrackInputs>,
    outputs: { trackId, createTime: textIn(wire, "CreateTime") ?? "" },
    unmanageable: filtered
      ? "it records several products by Filters, which only the console and CreateEventsAuditTrack can set"
      : undefined,
  };
}

/** The list lacks TrackForAllMembers, so each track is described by itself. */
async function observe(
  operation: Operation,
  { region, trackId }: TrackLocator,
): Promise<Live<TrackInputs> | undefined> {
  try {
    return await callCloudaudit(operation, {
      name: "DescribeAuditTrack",
      region,
      attempted: `read audit track ${trackId} in ${region}`,
      parameters: { TrackId: BigInt(trackId) },
      decode: (response) => fromWire(region, trackId, response),
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

async function find(operation: Operation, { region, name }: TrackInputs): Promise<TrackLocator | undefined> {
  const { tracks } = await listTracks(operation, region);
  const found = tracks.find((track) => track.name === name);
  return found && { region, trackId: found.trackId, name };
}

async function create(operation: Operation, inputs: TrackInputs): Promise<TrackLocator> {
  const { region, name } = inputs;
  return callCloudaudit(operation, {
    name: "CreateAuditTrack",
    region,
    attempted: `create audit track ${name} in ${region}`,
    parameters: { Name: name, ...toWire(inputs) },
    creates: true,
    decode: (answer) => ({ region, trackId: trackIdFromWire(answer), name }),
  });
}

async function update(
  operation: Operation,
  { region, trackId }: TrackLocator,
  desired: TrackInputs,
  live: Live<TrackInputs>,
): Promise<void> {
  await callCloudaudit(operation, {
    name: "ModifyAuditTrack",
    region,
    attempted: `change audit track ${desired.name} (${trackId}) in ${region}`,
    parameters: { TrackId: BigInt(trackId), ...toWire(desired, live) },
    decode: () => undefined,
  });
}

async function remove(operation: Operation, { region, trackId }: TrackLocator): Promise<void> {
  await callCloudaudit(operation, {
    name: "DeleteAuditTrack",
    region,
    attempted: `delete audit track ${trackId} in ${region}`,
    parameters: { TrackId: BigInt(trackId) },
    decode: () => undefined,
  });
}

/** A CloudAudit track, which delivers the account's events to a bucket or topic. */
export const tencentAuditTrack: Named<TrackInputs, TrackLocator> = {
  kind: "AuditTrack",
  cloud: "tencent",
  lifecycleKind: "object",
  inputs: trackInputs,
  rules: [eventsRule, storageRule],
  reference: {
    page: "https://www.tencentcloud.com/document/api/1021/46288",
    permissions: [
      "cloudaudit:DescribeAuditTracks",
      "cloudaudit:DescribeAuditTrack",
      "cloudaudit:CreateAuditTrack",
      "cloudaudit:ModifyAuditTrack",
      "cloudaudit:DeleteAuditTrack",
    ],
    example: {
      cloud: "tencent",
      region: "ap-guangzhou",
      name: "writes",
      status: "Enabled",
      actionType: "Write",
      resourceType: "*",
      eventNames: ["*"],
      storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" },
    },
  },
  outputs: {
    trackId: field(z.string(), { doc: "The track's number, a uint64 as text.", stable: true }),
    createTime: field(z.string(), { doc: "When the track was made; the vendor states no time zone.", stable: true }),
  },
  identity: { words: ["name"], hints: ["region"], marks: ({ trackId }) => ({ trackId }) },
  describe: ({ region, trackId, name }) =>
    name ? `audit track ${name} (${trackId}) in ${region}` : `audit track ${trackId} in ${region}`,
  ...resourceId({
    of: "an audit track",
    form: "tencent/<region>/<number of the track>",
    parts: z.object({ region: regionField, trackId: z.string().regex(/^\d+$/, "must be the track's number") }),
  }),
  observe,
  find,
  create,
  update,
  remove,
};
