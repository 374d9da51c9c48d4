import { z } from "zod";
import { differences } from "../../../core/fields/diff";
import { field } from "../../../core/fields/field";
import { resourceId } from "../../../core/fields/resource-id";
import type { Live } from "../../../core/lifecycle/kind";
import type { Identity } from "../../../core/ownership/thing";
import { furtherWrite, isFault, UserError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswerOrObject } from "../../../http/empty-answer";
import { defined } from "../../../http/members";
import { projectIdField, regionField } from "../fields";
import { openProject, type Project } from "../identity/projects";
import { callCts, listTrackers, type TrackerName, updateTracker } from "./service";
import { type DataTracker, dataTrackerInputs, type SystemTracker, systemTrackerInputs } from "./tracker-fields";
import { type ListedTracker, toWire } from "./tracker-wire";

/** What the two types of trackers have in common. */
export interface TrackerLocator extends TrackerName {
  readonly region: string;
  readonly projectId: string;
}

export const idForm = "huawei/<region>/<project id>/<system or data>/<name>";

export const trackerOutputs = {
  trackerId: field(z.string().optional(), { doc: "The tracker's id." }),
  createTime: field(z.string().optional(), { doc: "When the tracker was made, in UTC." }),
  deliveryError: field(z.string().optional(), {
    doc: "Why events are recorded but not delivered: `bucketPolicyError`, `noBucket` or `arrears`.",
  }),
  logGroupName: field(z.string().optional(), { doc: "The log group in LTS, when events are copied there." }),
  logTopicName: field(z.string().optional(), { doc: "The log topic in LTS, when events are copied there." }),
};

export const trackerIdentity: Identity = { words: ["region", "projectId", "type", "name"] };

export const describeTracker = ({ type, name, region }: TrackerLocator) => `audit track ${name} (${type}) in ${region}`;

/** The ids of trackers of one type. */
export const trackerId = <Type extends TrackerName["type"]>(type: Type, name: z.ZodType<string>) =>
  resourceId({
    of: "an audit track",
    form: idForm,
    parts: z.object({ region: regionField, projectId: projectIdField, type: z.literal(type), name }),
  });

/** The tracker of that type and name; a missing one is told by an empty list or by CTS.0214, never by a 403. */
export async function readTracker(operation: Operation, locator: TrackerLocator): Promise<ListedTracker | undefined> {
  const project = await openProject(operation, locator.region, locator.projectId);
  return findTracker(operation, project, locator);
}

export async function findTracker(
  operation: Operation,
  project: Project,
  { type, name }: TrackerName,
): Promise<ListedTracker | undefined> {
  try {
    return (await listTrackers(operation, project, { type, name }))[0];
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

/** A reading in the members that `inputs` has. */
export function liveTracker<I>(
  { region, projectId }: TrackerLocator,
  tracker: ListedTracker,
  inputs: typeof systemTrackerInputs | typeof dataTrackerInputs,
): Live<I> {
  const own = Object.entries({ ...tracker, cloud: "huawei", region, projectId }).filter(
    ([name]) => name in inputs.shape,
  );
  const { id: trackerId, createTime, deliveryError, logGroupName, logTopicName } = tracker;
  const outputs = { projectId, trackerId, createTime, deliveryError, logGroupName, logTopicName };
  return { inputs: withoutForeign(Object.fromEntries(own), inputs) as Partial<I>, outputs: defined(outputs) };
}

/** The lifecycle of delivered files is a field of data trackers only. */
function withoutForeign(inputs: Record<string, unknown>, schema: object): Record<string, unknown> {
  if (schema !== systemTrackerInputs || inputs.obs === undefined) return inputs;
  const { bucketLifecycle: _, ...obs } = inputs.obs as NonNullable<ListedTracker["obs"]>;
  return { ...inputs, obs };
}

/** One PUT for all fields that differ, then the tags, which have calls of their own. */
export async function changeTracker<I extends SystemTracker | DataTracker>(
  operation: Operation,
  project: Project,
  desired: I,
  live: Live<I>,
): Promise<void> {
  const schema = desired.type === "system" ? systemTrackerInputs : dataTrackerInputs;
  const found = differences(schema, live.inputs, desired).filter(({ meta }) => !meta.providerOnly);
  const puts = found.some(({ path }) => path !== "tags");
  if (puts)
    await updateTracker(
      operation,
      project,
      toWire(desired, live.inputs as Partial<SystemTracker> | Partial<DataTracker>),
    );
  if (!found.some(({ path }) => path === "tags")) return;
  const tags = () => changeTags(operation, project, desired, live);
  await (puts ? furtherWrite(tags) : tags());
}

/**
 * Tags that were ours and are no more are deleted, the declared ones written; others stay.
 * https://support.huaweicloud.com/intl/en-us/api-cts/BatchCreateResourceTags.html
 */
async function changeTags<I extends SystemTracker | DataTracker>(
  operation: Operation,
  project: Project,
  desired: I,
  live: Live<I>,
): Promise<void> {
  const [before, after] = [live.inputs.tags ?? {}, desired.tags ?? {}];
  const id = String(live.outputs.trackerId ?? "") || (await findTracker(operation, project, desired))?.id;
  if (!id) throw new UserError(`the tags of audit track ${desired.name} cannot be set: CTS lists no id of the tracker`);
  const gone = Object.entries(before).filter(([key]) => !(key in after));
  const fresh = Object.entries(after).filter(([key, value]) => before[key] !== value);
  const call = (verb: "create" | "delete", tags: [string, string][]) =>
    callCts(operation, project, {
      action: verb === "create" ? "BatchCreateResourceTags" : "BatchDeleteResourceTags",
      attempted: `${verb} tags of audit track ${desired.name} in ${project.region}`,
      permission: "cts:tracker:update",
      method: verb === "create" ? "POST" : "DELETE",
      path: `/cts-tracker/${id}/tags/${verb}`,
      body: { tags: tags.map(([key, value]) => ({ key, value })) },
      decode: emptyAnswerOrObject,
    });
  if (gone.length > 0) await call("delete", gone);
  if (fresh.length > 0) await (gone.length > 0 ? furtherWrite(() => call("create", fresh)) : call("create", fresh));
}
