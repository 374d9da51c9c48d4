import { z } from "zod";
import { choice, field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import { statusField } from "../../../core/fields/status";
import { destination, scope, switchedOff } from "../../../core/fields/weakening";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Named } from "../../../core/lifecycle/kind";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswer } from "../../../http/empty-answer";
import type { TrackKnowledge } from "../../../kinds/audit-track";
import { callExample, permissionOf } from "../service";
import { regionField } from "../settings";
import { listTracks, scopes } from "./get-audit-tracks";

const trackInputs = z.object({
  cloud: field(z.literal("example"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, { doc: "The region that is recorded.", replaces: true }),
  name: field(z.string().regex(/^[a-z-]{3,20}$/, "must be 3 to 20 of a-z and hyphens"), {
    doc: "The name, unique in the region.",
    replaces: true,
  }),
  status: field(statusField, { doc: "Whether the track records.", weakens: switchedOff }),
  operations: field(choice(scopes).default("All"), {
    doc: "Which operations are recorded.",
    weakens: scope((parts) => parts.includes("All")),
  }),
  bucket: field(z.string().min(3).optional(), {
    doc: "The bucket that the records are delivered to.",
    weakens: destination,
  }),
  adopt: field(z.boolean().default(false), {
    doc: "Whether a track of this name that exists already, and differs, is taken over.",
    providerOnly: true,
  }),
});

type TrackInputs = z.output<typeof trackInputs> & Record<string, unknown>;

interface TrackLocator {
  readonly region: string;
  readonly name: string;
}

/** The complete set, always. */
function toWire({ name, status, operations, bucket }: TrackInputs) {
  return { name, on: status === "Enabled", operations: operations.toLowerCase(), bucket: bucket ?? null };
}

async function observe(operation: Operation, { region, name }: TrackLocator): Promise<Live<TrackInputs> | undefined> {
  const { tracks } = await listTracks(operation, region);
  const found = tracks.find((track) => track.name === name);
  return found && { inputs: { cloud: "example", region, ...found } as Partial<TrackInputs>, outputs: {} };
}

async function create(operation: Operation, inputs: TrackInputs): Promise<TrackLocator> {
  const { region, name } = inputs;
  await callExample(operation, "records", {
    ...{ region, method: "POST", path: "/tracks", action: "CreateTrack", body: toWire(inputs), creates: true },
    attempted: `create audit track ${name} in ${region}`,
    decode: emptyAnswer,
  });
  return { region, name };
}

function update(operation: Operation, { region, name }: TrackLocator, desired: TrackInputs): Promise<void> {
  return callExample(operation, "records", {
    ...{ region, method: "PUT", path: `/tracks/${name}`, action: "ChangeTrack", body: toWire(desired) },
    attempted: `change audit track ${name} in ${region}`,
    decode: emptyAnswer,
  });
}

async function remove(operation: Operation, { region, name }: TrackLocator): Promise<void> {
  try {
    await callExample(operation, "records", {
      ...{ region, method: "DELETE", path: `/tracks/${name}`, action: "DeleteTrack" },
      attempted: `delete audit track ${name} in ${region}`,
      decode: emptyAnswer,
    });
  } catch (error) {
    if (!isFault(error, "NotFound")) throw error;
  }
}

export const exampleAuditTrack: Named<TrackInputs, TrackLocator> = {
  kind: "AuditTrack",
  cloud: "example",
  lifecycleKind: "object",
  inputs: trackInputs,
  reference: {
    page: "https://cloud.example/docs/tracks",
    permissions: [
      permissionOf("records", "ListTracks"),
      ...toChange(...["CreateTrack", "ChangeTrack", "DeleteTrack"].map((action) => permissionOf("records", action))),
    ],
    example: { cloud: "example", region: "north-1", name: "everything", status: "Enabled", bucket: "records" },
  },
  changedBy: eventsNamed("CreateTrack", "ChangeTrack", "DeleteTrack"),
  outputs: {},
  identity: { words: ["region", "name"] },
  describe: ({ region, name }) => `audit track ${name} in ${region}`,
  ...resourceId({
    of: "an audit track",
    form: "example/<region>/<name>",
    parts: z.object({ region: trackInputs.shape.region, name: trackInputs.shape.name }),
  }),
  observe,
  find: async (operation, { region, name }) => (await observe(operation, { region, name })) && { region, name },
  predict: (_operation, { region, name }) => ({ region, name }),
  create,
  update,
  remove,
};

/** What a track is, for policies and scans. */
export const exampleTracks: TrackKnowledge = {
  covers: "region",
  facts: (inputs) => ({
    cloud: "example",
    covers: "region",
    get enabled() {
      return inputs.status === "Enabled";
    },
    get leavesOut() {
      return inputs.operations === "Writes" ? "it records only operations that write" : undefined;
    },
    get destinations() {
      return inputs.bucket ? [{ what: `bucket ${inputs.bucket}`, account: undefined }] : [];
    },
    namesOwners: false,
    regions: undefined,
    validated: undefined,
    encrypted: undefined,
    organization: undefined,
    keptDays: undefined,
  }),
  place({ name }, region) {
    const id = `example/${region}/${name}`;
    return { id, key: id, region };
  },
};
