import { z } from "zod";
import { differingInputs } from "../../../core/fields/diff";
import { field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import type { Status } from "../../../core/fields/status";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Named, Properties } from "../../../core/lifecycle/kind";
import { furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { defined, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { dataEventRules } from "./data-events";
import { describeTrails, type ListedTrail } from "./get-audit-tracks";
import { callActiontrail, firstTrailPermission } from "./service";
import { destinationRules, destinationsToWire } from "./trail-destinations";
import { type TrackInputs, trackInputs } from "./trail-fields";
import {
  alignedDataEvents,
  deliveryField,
  putDataEvents,
  putInsightTypes,
  readSelectors,
  type Selected,
} from "./trail-selectors";
import { type TrackLocator, write } from "./trail-write";

/** The complete set, always: whether an absent field keeps its value is not documented. */
function toWire(desired: TrackInputs, live?: Live<TrackInputs>) {
  return {
    Name: desired.name,
    // The default is All on one of the vendor's pages and Write on the others.
    EventRW: desired.eventRw,
    TrailRegion: desired.trailRegion,
    ...destinationsToWire(desired, live?.inputs as TrackInputs | undefined),
  };
}

function fromWire(
  region: string,
  trail: ListedTrail,
  trailError: string | undefined,
  { dataEvents, insightTypes, dataEventDeliveries }: Selected,
): Live<TrackInputs> {
  const { homeRegion: _home, organizationId: _organization, trailArn, createTime, ...rest } = trail;
  const { updateTime: _updated, startLoggingTime: _started, stopLoggingTime: _stopped, ...inputs } = rest;
  const failed = (dataEventDeliveries ?? []).flatMap(({ region: of, error }) =>
    error === undefined ? [] : [`data events of ${of}: ${error}`],
  );
  const deliveryError = [trailError, ...failed].filter((one) => one !== undefined).join("; ") || undefined;
  return {
    inputs: { cloud: "alibaba", region, ...inputs, ...defined({ dataEvents, insightTypes }) } as Partial<TrackInputs>,
    outputs: { trailArn, createTime, ...defined({ deliveryError, dataEventDeliveries }) },
  };
}

/**
 * An unknown name is an empty list. Trails of the organization are always asked for: whether the one sought is among them
 * cannot be told from its id.
 */
async function findTrail(operation: Operation, { region, name }: TrackLocator): Promise<ListedTrail | undefined> {
  const { tracks } = await describeTrails(operation, { region, name, includeOrganizationTrail: true });
  return tracks.find((trail) => trail.name === name);
}

async function observe(
  operation: Operation,
  locator: TrackLocator,
  known: Properties | undefined,
): Promise<Live<TrackInputs> | undefined> {
  const trail = await findTrail(operation, locator);
  if (trail === undefined) return undefined;
  try {
    const deliveryError = await getDeliveryError(operation, locator, trail.isOrganizationTrail);
    const selected = await readSelectors(operation, locator, known);
    return fromWire(locator.region, trail, deliveryError, selected);
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

/** https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-gettrailstatus */
function getDeliveryError(operation: Operation, { region, name }: TrackLocator, isOrganizationTrail: boolean) {
  return callActiontrail(operation, {
    name: "GetTrailStatus",
    region,
    attempted: `read the delivery of audit track ${name} in ${region}`,
    parameters: { Name: name, IsOrganizationTrail: isOrganizationTrail },
    writes: false,
    decode: deliveryErrorFromWire,
  });
}

/** Whether it is logging is always told; errors only where there are some. */
export function deliveryErrorFromWire(answer: Record<string, unknown>): string | undefined {
  if (typeof answer.IsLogging !== "boolean") throw new MalformedAnswer("the answer does not say whether it IsLogging");
  const errors = [textIn(answer, "LatestDeliveryError"), textIn(answer, "LatestDeliveryLogServiceError")];
  return errors.filter((error) => error !== undefined).join("; ") || undefined;
}

async function find(operation: Operation, { region, name }: TrackInputs): Promise<TrackLocator | undefined> {
  return (await findTrail(operation, { region, name })) && { region, name };
}

async function create(operation: Operation, inputs: TrackInputs): Promise<TrackLocator> {
  const { region, name } = inputs;
  await write(operation, { region, name }, "create", {
    name: "CreateTrail",
    parameters: { ...toWire(inputs), IsOrganizationTrail: inputs.isOrganizationTrail },
    creates: true,
  });
  return { region, name };
}

/** Status, fields, data events and insights have operations of their own; only what differs is sent. A stop waits for nothing. */
async function update(
  operation: Operation,
  locator: TrackLocator,
  desired: TrackInputs,
  live: Live<TrackInputs>,
): Promise<void> {
  const differing = differingInputs(trackInputs, ...alignedDataEvents(live.inputs, desired));
  const fields = [...differing].some((name) => !ownCalls.includes(name));
  const status = differing.has("status") && (() => putStatus(operation, locator, desired.status));
  const steps = [
    desired.status === "Disabled" && status,
    fields && (() => write(operation, locator, "change", { name: "UpdateTrail", parameters: toWire(desired, live) })),
    desired.status === "Enabled" && status,
    differing.has("dataEvents") && (() => putDataEvents(operation, locator, desired.dataEvents)),
    differing.has("insightTypes") && (() => putInsightTypes(operation, locator, desired.insightTypes)),
  ].filter((step) => step !== false);
  const [first, ...others] = steps;
  await first?.();
  for (const step of others) await furtherWrite(step);
}

/** Inputs that operations of their own set. */
const ownCalls = ["status", "dataEvents", "insightTypes"];

function putStatus(operation: Operation, locator: TrackLocator, status: Status): Promise<void> {
  const parameters = { Name: locator.name };
  return status === "Enabled"
    ? write(operation, locator, "start", { name: "StartLogging", parameters })
    : write(operation, locator, "stop", { name: "StopLogging", parameters });
}

async function remove(operation: Operation, locator: TrackLocator): Promise<void> {
  await write(operation, locator, "delete", { name: "DeleteTrail", parameters: { Name: locator.name } });
}

/** `acs:actiontrail:<region>:<account>:trail/<name>` */
function accountOf(trailArn: unknown): string | undefined {
  return typeof trailArn === "string" ? trailArn.split(":")[3] || undefined : undefined;
}

/** A trail of ActionTrail, which delivers the account's events to OSS, Simple Log Service or MaxCompute. */
export const alibabaAuditTrack: Named<TrackInputs, TrackLocator> = {
  kind: "AuditTrack",
  cloud: "alibaba",
  lifecycleKind: "object",
  inputs: trackInputs,
  rules: [...destinationRules, ...dataEventRules],
  aligned: alignedDataEvents,
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail",
    permissions: [
      "actiontrail:DescribeTrails",
      "actiontrail:GetTrailStatus",
      { name: "actiontrail:GetDataEventSelector", when: "for `dataEvents`" },
      { name: "actiontrail:GetInsightSelectors", when: "for `insightTypes`" },
      ...toChange(
        "actiontrail:CreateTrail",
        "actiontrail:UpdateTrail",
        "actiontrail:StartLogging",
        "actiontrail:StopLogging",
        "actiontrail:DeleteTrail",
        { name: "actiontrail:PutDataEventSelector", when: "for `dataEvents`" },
        { name: "actiontrail:DeleteDataEventSelector", when: "for `dataEvents`" },
        { name: "actiontrail:PutInsightSelectors", when: "for `insightTypes`" },
        { name: firstTrailPermission, when: "for the first trail of an account" },
      ),
    ],
    example: {
      cloud: "alibaba",
      region: "cn-hangzhou",
      name: "all-events",
      status: "Enabled",
      ossBucketName: "audit",
    },
  },
  changedBy: eventsNamed(
    ...["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
    ...["PutDataEventSelector", "DeleteDataEventSelector", "PutInsightSelectors"],
  ),
  outputs: {
    trailArn: field(z.string(), { doc: "The trail's ARN.", stable: true }),
    createTime: field(z.string(), {
      doc: "When the trail was made; the vendor's pages show it in two forms.",
      stable: true,
    }),
    dataEventDeliveries: field(z.array(deliveryField).optional(), {
      doc: "Where the data events of each region are delivered, as far as ActionTrail returns it; with `dataEvents` only.",
    }),
    deliveryError: field(z.string().optional(), { doc: "Why the latest delivery failed; absent when it did not." }),
  },
  fresh: { status: "Disabled", dataEvents: { selectors: [] }, insightTypes: [] },
  identity: { words: ["name"], hints: ["region"], marks: ({ trailArn }) => ({ account: accountOf(trailArn) }) },
  describe: ({ region, name }) => `audit track ${name} in ${region}`,
  ...resourceId({
    of: "an audit track",
    form: "alibaba/<region>/<name>",
    parts: z.object({ region: trackInputs.shape.region, name: trackInputs.shape.name }),
  }),
  observe,
  find,
  predict: (_operation, { region, name }) => ({ region, name }),
  create,
  update,
  remove,
};
