import { z } from "zod";
import { differences } from "../../../core/fields/diff";
import { choice, field } from "../../../core/fields/field";
import { resourceId } from "../../../core/fields/resource-id";
import { type Status, statusField } from "../../../core/fields/status";
import { scope, switchedOff, widening } from "../../../core/fields/weakening";
import type { Live, Named } from "../../../core/lifecycle/kind";
import { furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { regionField } from "../regions";
import { describeTrails, type ListedTrail, sortedRegions } from "./get-audit-tracks";
import { type ActiontrailAction, callActiontrail } from "./service";
import { destinationFields, destinationRules, destinationsToWire } from "./trail-destinations";

const nameField = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{5,35}$/, "must be 6 to 36 of a-z, 0-9, hyphens and underscores, beginning with a letter");

const everything = scope((parts) => parts.includes("All"));

export const trackInputs = z.object({
  cloud: field(z.literal("alibaba"), { doc: "The cloud whose account is audited.", replaces: true }),
  region: field(regionField, {
    doc: "The home region of the trail, which all calls for it go to.",
    replaces: true,
  }),
  name: field(nameField, { doc: "The name, unique in the account. It cannot be changed.", replaces: true }),
  status: field(statusField, { doc: "Whether the trail delivers.", weakens: switchedOff }),
  eventRw: field(
    choice({ Write: "Events that write.", Read: "Events that read.", All: "All events." }).default("All"),
    {
      doc: "Which events are delivered: those that write, those that read, or all.",
      weakens: everything,
    },
  ),
  trailRegion: field(
    z
      .string()
      .overwrite(sortedRegions)
      .regex(
        /^(All|[a-z]+(-[a-z0-9]+)+(,[a-z]+(-[a-z0-9]+)+)*)$/,
        "must be All, or regions such as cn-hangzhou,cn-beijing",
      )
      .default("All"),
    {
      doc: "The regions whose events are delivered: `All`, or regions with commas between them.",
      weakens: everything,
    },
  ),
  ...destinationFields,
  isOrganizationTrail: field(z.boolean().default(false), {
    doc: "Whether the members of the organization are recorded too; for its management account or a delegated administrator only.",
    replaces: true,
    weakens: widening("the organization's members"),
  }),
  adopt: field(z.boolean().default(false), {
    doc: "Whether a trail of this name that exists already, and differs, is taken over and brought to the declared state.",
    providerOnly: true,
  }),
});

export type TrackInputs = z.output<typeof trackInputs> & Record<string, unknown>;

interface TrackLocator {
  readonly region: string;
  readonly name: string;
}

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

function fromWire(region: string, trail: ListedTrail, deliveryError: string | undefined): Live<TrackInputs> {
  const { homeRegion: _home, organizationId: _organization, trailArn, createTime, ...rest } = trail;
  const { updateTime: _updated, startLoggingTime: _started, stopLoggingTime: _stopped, ...inputs } = rest;
  return {
    inputs: { cloud: "alibaba", region, ...inputs } as Partial<TrackInputs>,
    outputs: { trailArn, createTime, ...(deliveryError === undefined ? {} : { deliveryError }) },
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

async function observe(operation: Operation, locator: TrackLocator): Promise<Live<TrackInputs> | undefined> {
  const trail = await findTrail(operation, locator);
  if (trail === undefined) return undefined;
  try {
    const deliveryError = await getDeliveryError(operation, locator, trail.isOrganizationTrail);
    return fromWire(locator.region, trail, deliveryError);
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

/** Status and fields have operations of their own; only what differs is sent. A stop does not wait for the fields' fate. */
async function update(
  operation: Operation,
  locator: TrackLocator,
  desired: TrackInputs,
  live: Live<TrackInputs>,
): Promise<void> {
  const differing = differences(trackInputs, live.inputs, desired).filter(({ meta }) => !meta.providerOnly);
  const changesStatus = differing.some(({ path }) => path === "status");
  const changesFields = differing.some(({ path }) => path !== "status");
  const setFields = () =>
    write(operation, locator, "change", { name: "UpdateTrail", parameters: toWire(desired, live) });
  const setStatus = () => putStatus(operation, locator, desired.status);
  if (!changesStatus) return setFields();
  if (!changesFields) return setStatus();
  const [first, second] = desired.status === "Enabled" ? [setFields, setStatus] : [setStatus, setFields];
  await first();
  await furtherWrite(second);
}

function putStatus(operation: Operation, locator: TrackLocator, status: Status): Promise<void> {
  const parameters = { Name: locator.name };
  return status === "Enabled"
    ? write(operation, locator, "start", { name: "StartLogging", parameters })
    : write(operation, locator, "stop", { name: "StopLogging", parameters });
}

async function remove(operation: Operation, locator: TrackLocator): Promise<void> {
  await write(operation, locator, "delete", { name: "DeleteTrail", parameters: { Name: locator.name } });
}

/** The answers to writes repeat the settings at most, so that a read shows what became of them. */
function write(
  operation: Operation,
  { region, name }: TrackLocator,
  verb: string,
  action: Pick<ActiontrailAction<void>, "name" | "parameters" | "creates">,
): Promise<void> {
  const attempted = `${verb} audit track ${name} in ${region}`;
  return callActiontrail(operation, { ...action, region, attempted, writes: true, decode: writtenFromWire });
}

/** Every answer has a request id, those of some writes nothing else. */
export function writtenFromWire(answer: Record<string, unknown>): void {
  if (textIn(answer, "RequestId") === undefined) throw new MalformedAnswer("the answer has no RequestId");
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
  rules: [...destinationRules],
  reference: {
    page: "https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail",
    permissions: [
      "actiontrail:DescribeTrails",
      "actiontrail:GetTrailStatus",
      "actiontrail:CreateTrail",
      "actiontrail:UpdateTrail",
      "actiontrail:StartLogging",
      "actiontrail:StopLogging",
      "actiontrail:DeleteTrail",
      { name: "ram:CreateServiceLinkedRole", when: "for the first trail of an account" },
    ],
    example: {
      cloud: "alibaba",
      region: "cn-hangzhou",
      name: "all-events",
      status: "Enabled",
      ossBucketName: "audit",
    },
  },
  outputs: {
    trailArn: field(z.string(), { doc: "The trail's ARN.", stable: true }),
    createTime: field(z.string(), {
      doc: "When the trail was made; the vendor's pages show it in two forms.",
      stable: true,
    }),
    deliveryError: field(z.string().optional(), { doc: "Why the latest delivery failed; absent when it did not." }),
  },
  fresh: { status: "Disabled" },
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
