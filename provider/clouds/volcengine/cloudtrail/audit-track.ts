import { z } from "zod";
import { differingInputs } from "../../../core/fields/diff";
import { field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import type { Status } from "../../../core/fields/status";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Named } from "../../../core/lifecycle/kind";
import { CloudError, furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { defined } from "../../../http/members";
import { describeTrails, type ListedTrail } from "./get-audit-tracks";
import { type CloudtrailAction, callCloudtrail, cloudtrailPage } from "./service";
import { type Destinations, destinationsToWire } from "./trail-destinations";
import { everySource, type TrackInputs, trackInputs, trackRules } from "./trail-fields";

interface TrackLocator {
  readonly region: string;
  readonly name: string;
}

/** The complete set, always: whether an absent parameter keeps its value is not documented. */
function toWire(desired: TrackInputs, live?: Live<TrackInputs>) {
  const everything = desired.eventSources.includes(everySource);
  return {
    TrailName: desired.name,
    IncludeAllEventSources: everything,
    EventSources: everything ? undefined : desired.eventSources,
    EventRW: desired.eventRw,
    TrailType: desired.isOrganizationTrail ? 1 : 0,
    ...destinationsToWire(desired, live?.inputs as Destinations | undefined),
  };
}

function fromWire(region: string, trail: ListedTrail): Live<TrackInputs> {
  const { loggingStatus, createTime, creatorId, organizationId, deliveryError, ...rest } = trail;
  // When it last delivered changes with each delivery, so that it is told by getAuditTracks alone.
  const { updateTime: _updated, startLoggingTime: _started, stopLoggingTime: _stopped, ...others } = rest;
  const { latestDeliveryTime: _delivered, ...inputs } = others;
  return {
    inputs: { cloud: "volcengine", region, ...inputs } as Partial<TrackInputs>,
    outputs: { loggingStatus, createTime, ...defined({ creatorId, organizationId, deliveryError }) },
  };
}

/** An unknown name is an empty list, or an error: both are told by the vendor. The filter by name is not relied on. */
async function observe(operation: Operation, { region, name }: TrackLocator): Promise<Live<TrackInputs> | undefined> {
  try {
    const { tracks } = await describeTrails(operation, { region, name, includeOrganizationTrail: true });
    const trail = tracks.find((one) => one.name === name);
    return trail && fromWire(region, trail);
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

async function find(operation: Operation, { region, name }: TrackInputs): Promise<TrackLocator | undefined> {
  return (await observe(operation, { region, name })) && { region, name };
}

/** The answers to writes repeat the settings at most, so that a read shows what became of them. */
function write(
  operation: Operation,
  { region, name }: TrackLocator,
  verb: string,
  action: Pick<CloudtrailAction<void>, "name" | "parameters" | "creates">,
): Promise<void> {
  const attempted = `${verb} audit track ${name} in ${region}`;
  return callCloudtrail(operation, { ...action, region, attempted, writes: true, decode: () => undefined });
}

async function create(operation: Operation, inputs: TrackInputs): Promise<TrackLocator> {
  const { region, name } = inputs;
  await write(operation, { region, name }, "create", {
    name: "CreateTrail",
    parameters: toWire(inputs),
    creates: true,
  });
  return { region, name };
}

/** The status has operations of its own; only what differs is sent. A stop waits for nothing, a start comes last. */
async function update(
  operation: Operation,
  locator: TrackLocator,
  desired: TrackInputs,
  live: Live<TrackInputs>,
): Promise<void> {
  const differing = differingInputs(trackInputs, live.inputs, desired);
  const status = differing.delete("status") && (() => putStatus(operation, locator, desired.status));
  const steps = [
    desired.status === "Disabled" && status,
    differing.size > 0 &&
      (() => write(operation, locator, "change", { name: "UpdateTrail", parameters: toWire(desired, live) })),
    desired.status === "Enabled" && status,
  ].filter((step) => step !== false);
  const [first, ...others] = steps;
  await first?.();
  for (const step of others) await furtherWrite(step);
}

function putStatus(operation: Operation, locator: TrackLocator, status: Status): Promise<void> {
  const parameters = { TrailName: locator.name };
  return status === "Enabled"
    ? write(operation, locator, "start", { name: "StartLogging", parameters })
    : write(operation, locator, "stop", { name: "StopLogging", parameters });
}

/** Whether a trail that is on can be deleted is not documented: a refusal passes through, with what to try. */
async function remove(operation: Operation, locator: TrackLocator): Promise<void> {
  try {
    await write(operation, locator, "delete", { name: "DeleteTrail", parameters: { TrailName: locator.name } });
  } catch (error) {
    if (!isFault(error, "Invalid", "Conflict")) throw error;
    const advice = `${error.fault.advice ?? "The reason is the vendor's"}. Where the trail must be off first, set status: Disabled, run up, then delete it`;
    throw new CloudError({ ...error.fault, advice }, { cause: error });
  }
}

/** A trail of CloudTrail, which delivers the account's events to TOS and to the log service TLS. */
export const volcengineAuditTrack: Named<TrackInputs, TrackLocator> = {
  kind: "AuditTrack",
  cloud: "volcengine",
  lifecycleKind: "object",
  inputs: trackInputs,
  rules: trackRules,
  reference: {
    page: cloudtrailPage,
    permissions: [
      "cloud_trail:DescribeTrails",
      ...toChange(
        "cloud_trail:CreateTrail",
        "cloud_trail:UpdateTrail",
        "cloud_trail:StartLogging",
        "cloud_trail:StopLogging",
        "cloud_trail:DeleteTrail",
      ),
    ],
    example: {
      cloud: "volcengine",
      region: "cn-beijing",
      name: "all-events",
      status: "Enabled",
      tosBucketName: "audit",
      tosBucketRegion: "cn-beijing",
    },
  },
  changedBy: eventsNamed("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
  outputs: {
    loggingStatus: field(z.string(), {
      doc: "The vendor's word for the status; any other than `Enable` is treated as off.",
    }),
    createTime: field(z.string(), {
      doc: "When the trail was made, in the vendor's form, such as `20260115T0830Z`.",
      stable: true,
    }),
    creatorId: field(z.string().optional(), { doc: "Who made the trail: a number as text.", stable: true }),
    organizationId: field(z.string().optional(), {
      doc: "The organization, of one of its trails: a number as text.",
    }),
    deliveryError: field(z.string().optional(), { doc: "Why the latest delivery failed; absent when it did not." }),
  },
  // A new trail is off.
  fresh: { status: "Disabled" },
  identity: { words: ["name"], hints: ["region"], marks: ({ creatorId }) => ({ account: creatorId }) },
  describe: ({ region, name }) => `audit track ${name} in ${region}`,
  ...resourceId({
    of: "an audit track",
    form: "volcengine/<region>/<name>",
    parts: z.object({ region: trackInputs.shape.region, name: trackInputs.shape.name }),
  }),
  observe,
  find,
  predict: (_operation, { region, name }) => ({ region, name }),
  create,
  update,
  remove,
};
