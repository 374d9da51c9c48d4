import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import { statusField } from "../../../core/fields/status";
import { switchedOff, widening } from "../../../core/fields/weakening";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Named } from "../../../core/lifecycle/kind";
import { isFault, UserError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { countIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";
import { listTracks, trackFromWire, trackIdFromWire } from "./get-audit-tracks";
import { callCloudaudit } from "./service";
import { alignedScopes, entriesOf, eventsRule, formRule, scopeFields, scopeReplaces } from "./track-scope";
import { filtersToWire, scopeFromWire } from "./track-scope-wire";
import { storageField, storageRule, storageToWire } from "./track-storage";

export const trackInputs = z.object({
  cloud: field(z.literal("tencent"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, { doc: "The region that all calls for this track go to.", replaces: true }),
  // The page says letters, digits, hyphens and underscores; the vendor's own examples have Chinese characters.
  name: field(
    z
      .string()
      .regex(
        /^[\p{Script=Han}A-Za-z0-9_-]{3,48}$/u,
        "must be 3 to 48 letters, digits, Chinese characters, hyphens or underscores",
      ),
    {
      doc: "The name, unique in the account. It cannot be changed.",
      replaces: true,
    },
  ),
  status: field(statusField, { doc: "Whether the track delivers.", weakens: switchedOff }),
  ...scopeFields,
  storage: field(storageField, { doc: "Where the events are delivered." }),
  trackForAllMembers: field(z.boolean().default(false), {
    doc: "Whether the members of the organization are recorded too; for an organization's administrator only.",
    weakens: widening("the organization's members"),
  }),
  adopt: field(z.boolean().default(false), {
    doc: "Whether a track of this name that exists already, and differs, is adopted and changed to the declared state.",
    providerOnly: true,
  }),
});

export type TrackInputs = z.output<typeof trackInputs> & Record<string, unknown>;

interface TrackLocator {
  readonly region: string;
  /** A uint64, as text. */
  readonly trackId: string;
  readonly name?: string;
}

/** Everything but the scope that an update may send, together: which fields depend on each other is not documented. */
function toWire(inputs: TrackInputs, live?: Live<TrackInputs>): Record<string, unknown> {
  // Unset means the server's value; the whole object is sent, so its value is sent back.
  const compress = inputs.storage.compress ?? live?.inputs.storage?.compress;
  return {
    Status: inputs.status === "Enabled" ? 1 : 0,
    Storage: storageToWire({ ...inputs.storage, compress }),
    TrackForAllMembers: inputs.trackForAllMembers ? 1 : 0,
  };
}

export function fromWire(region: string, trackId: string, wire: Record<string, unknown>): Live<TrackInputs> {
  const { actionType: _action, resourceType: _product, eventNames: _names, ...track } = trackFromWire(wire);
  const { scope, form } = scopeFromWire(wire);
  const forAllMembers = countIn(wire, "TrackForAllMembers") ?? 0;
  if (forAllMembers > 1) throw new MalformedAnswer("TrackForAllMembers is neither 0 nor 1");
  return {
    inputs: {
      cloud: "tencent",
      region,
      ...track,
      ...scope,
      trackForAllMembers: forAllMembers === 1,
    } as Partial<TrackInputs>,
    outputs: { trackId, createTime: textIn(wire, "CreateTime") ?? "", ...(form === undefined ? {} : { form }) },
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

/** One of the two pairs of actions: the three fields make a track of one sort, filters one of the other. */
function action(verb: "Create" | "Modify", inputs: TrackInputs, byFilters: boolean) {
  const [entry] = entriesOf(inputs);
  const scope = { ActionType: entry?.actionType, ResourceType: entry?.resourceType, EventNames: entry?.eventNames };
  return byFilters
    ? { name: `${verb}EventsAuditTrack`, scope: filtersToWire(entriesOf(inputs)) }
    : { name: `${verb}AuditTrack`, scope };
}

async function create(operation: Operation, inputs: TrackInputs): Promise<TrackLocator> {
  const { region, name } = inputs;
  const creation = action("Create", inputs, inputs.filters !== undefined);
  return callCloudaudit(operation, {
    name: creation.name,
    region,
    attempted: `create audit track ${name} in ${region}`,
    parameters: { Name: name, ...creation.scope, ...toWire(inputs) },
    creates: true,
    decode: (answer) => ({ region, trackId: trackIdFromWire(answer), name }),
  });
}

/** By the action of the live sort: whether the other one converts a track is not documented. */
async function update(
  operation: Operation,
  { region, trackId }: TrackLocator,
  desired: TrackInputs,
  live: Live<TrackInputs>,
): Promise<void> {
  const { form } = live.outputs;
  const byFilters = form === "filters" || (form === "both" && desired.filters !== undefined);
  if (!byFilters && entriesOf(desired).length > 1)
    throw new UserError(
      `audit track ${desired.name} (${trackId}) in ${region} records one product, and no call turns it into one of several. ` +
        "Replace it (pulumi up --replace), or make a track of another name",
    );
  const change = action("Modify", desired, byFilters);
  await callCloudaudit(operation, {
    name: change.name,
    region,
    attempted: `change audit track ${desired.name} (${trackId}) in ${region}`,
    parameters: { TrackId: BigInt(trackId), ...change.scope, ...toWire(desired, live) },
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
  rules: [formRule, eventsRule, storageRule],
  aligned: alignedScopes,
  replacing: scopeReplaces,
  reference: {
    page: "https://www.tencentcloud.com/document/api/1021/46288",
    permissions: [
      "cloudaudit:DescribeAuditTracks",
      "cloudaudit:DescribeAuditTrack",
      ...toChange(
        "cloudaudit:CreateAuditTrack",
        "cloudaudit:ModifyAuditTrack",
        { name: "cloudaudit:CreateEventsAuditTrack", when: "for a track with filters" },
        { name: "cloudaudit:ModifyEventsAuditTrack", when: "for a track with filters" },
        "cloudaudit:DeleteAuditTrack",
      ),
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
  changedBy: eventsNamed(
    ...["CreateAuditTrack", "ModifyAuditTrack", "DeleteAuditTrack"],
    ...["CreateEventsAuditTrack", "ModifyEventsAuditTrack"],
  ),
  outputs: {
    trackId: field(z.string(), { doc: "The track's number, a uint64 as text.", stable: true }),
    createTime: field(z.string(), { doc: "When the track was made; the vendor states no time zone.", stable: true }),
    form: field(choice({ filters: "By filters alone.", both: "By one filter and by the three fields." }).optional(), {
      doc: "How the cloud returns what is recorded; absent where it uses `resourceType`, `actionType` and `eventNames`.",
    }),
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
