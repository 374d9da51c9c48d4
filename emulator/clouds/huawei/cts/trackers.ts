import { z } from "zod";
import type { Call } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import { deleteOwn, setOwn } from "../../../wire/own";
import { jsonAnswer, type WireAnswer } from "../../../wire/wire";
import type { HuaweiState } from "../state";
import { refusal } from "./errors";
import { blankTracker, listed, type Tracker } from "./tracker";
import { apply, checkName, readBody } from "./tracker-rules";

const quotas = { data: 100, system: 1 };

export function createTracker({ request, now }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const given = readBody(request.body.toString("utf8"));
  const { tracker_type: type, tracker_name: name } = given;
  checkName(type, name);
  // A new tracker is always enabled.
  if (given.status !== undefined) throw refusal("CTS.0003");
  const own = of(state, projectId);
  if (own.some((tracker) => tracker.tracker_type === type && tracker.tracker_name === name))
    throw refusal(type === "system" ? "CTS.0201" : "CTS.0208");
  if (own.filter((tracker) => tracker.tracker_type === type).length >= quotas[type]) throw refusal("CTS.0200");
  const { buckets } = state;
  const tracker = apply(blankTracker(type, name, projectId, now), given, {
    buckets,
    region: regionOf(state, projectId),
    now,
    others: own,
  });
  state.trackers.push(tracker);
  return jsonAnswer(201, listed(tracker, buckets));
}

/** The tracker is found by type and name. */
export function updateTracker({ request, now }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const given = readBody(request.body.toString("utf8"));
  const { tracker_type: type, tracker_name: name } = given;
  checkName(type, name);
  const own = of(state, projectId);
  const tracker = own.find((one) => one.tracker_type === type && one.tracker_name === name);
  if (tracker === undefined) throw refusal("CTS.0214");
  const others = own.filter((one) => one !== tracker);
  const next = apply(tracker, given, { buckets: state.buckets, region: regionOf(state, projectId), now, others });
  state.trackers[state.trackers.indexOf(tracker)] = next;
  return { status: 200, headers: {}, body: "" };
}

export function listTrackers({ request }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const query = parseQuery(request.query);
  const [name, type] = [queryValue(query, "tracker_name"), queryValue(query, "tracker_type")];
  if (type !== undefined && type !== "system" && type !== "data") throw refusal("CTS.0202");
  const found = of(state, projectId).filter(
    (tracker) =>
      (name === undefined || tracker.tracker_name === name) && (type === undefined || tracker.tracker_type === type),
  );
  return jsonAnswer(200, { trackers: found.map((tracker) => listed(tracker, state.buckets)) });
}

/** Without a name every tracker of the type goes, and the type is `data` unless it is said: the vendor's trap, played. */
export function deleteTrackers({ request }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const query = parseQuery(request.query);
  const name = queryValue(query, "tracker_name");
  const type = queryValue(query, "tracker_type") ?? "data";
  if (type !== "system" && type !== "data") throw refusal("CTS.0202");
  const goes = (tracker: Tracker) =>
    tracker.project_id === projectId && tracker.tracker_type === type && (!name || tracker.tracker_name === name);
  if (name && !state.trackers.some(goes)) throw refusal("CTS.0214");
  state.trackers = state.trackers.filter((tracker) => !goes(tracker));
  return { status: 204, headers: {}, body: "" };
}

export function showQuotas(_call: Call, state: HuaweiState, projectId: string): WireAnswer {
  const own = of(state, projectId);
  const resources = (["data", "system"] as const).map((type) => ({
    type: `${type}_tracker`,
    used: own.filter((tracker) => tracker.tracker_type === type).length,
    quota: quotas[type],
  }));
  return jsonAnswer(200, { resources });
}

const tagsBody = z.strictObject({
  tags: z.array(z.strictObject({ key: z.string().min(1).max(36), value: z.string().max(43).optional() })).min(1),
});

/** POST …/tags/create and DELETE …/tags/delete, the latter with a body as well. */
export function changeTags({ request, action, resource }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const tracker = of(state, projectId).find(({ id }) => id === resource);
  if (tracker === undefined) throw refusal("CTS.0214");
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw refusal("CTS.0003");
  }
  const parsed = tagsBody.safeParse(value);
  if (!parsed.success) throw refusal("CTS.0003");
  for (const tag of parsed.data.tags) {
    if (action === "BatchCreateResourceTags") setOwn(tracker.tags, tag.key, tag.value ?? "");
    else deleteOwn(tracker.tags, tag.key);
  }
  return { status: 204, headers: {}, body: "" };
}

function of(state: HuaweiState, projectId: string): Tracker[] {
  return state.trackers.filter((tracker) => tracker.project_id === projectId);
}

/** A project belongs to a region, whose name it has. */
function regionOf({ projects }: HuaweiState, projectId: string): string {
  return projects.find(({ id }) => id === projectId)?.name ?? "";
}
