import type { z } from "zod";
import { given } from "../../../given";
import type { Call } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import { jsonAnswer, type WireAnswer } from "../../../wire/wire";
import type { HuaweiState } from "../state";
import { refusal } from "./errors";
import { blankNotification, createBody, type Notification, updateBody } from "./notification";

const most = 100;

/** Names are not unique here: whether they are is not documented, and this is the harder case for a client. */
export function createNotification({ request, now }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const body = read(createBody, request.body.toString("utf8"));
  check(body);
  if (state.notifications.filter(({ project_id }) => project_id === projectId).length >= most)
    throw refusal("CTS.0200");
  const made = blankNotification(given(body), projectId, now);
  state.notifications.push(made);
  return jsonAnswer(201, listed(made));
}

/** What is left out goes back to nothing: whether CTS merges is not documented, and a client that sends all does not mind. */
export function updateNotification({ request }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const body = read(updateBody, request.body.toString("utf8"));
  check(body);
  const index = state.notifications.findIndex(
    ({ notification_id, project_id }) => notification_id === body.notification_id && project_id === projectId,
  );
  const before = state.notifications[index];
  if (before === undefined) throw refusal("CTS.0003", { message: "The notification does not exist." });
  if (body.status === "enabled" && body.topic_id === undefined) throw refusal("CTS.0003");
  const kept = { ...given(body), agency_name: body.agency_name ?? before.agency_name };
  const next = blankNotification({ ...kept, create_time: before.create_time }, projectId, new Date(before.create_time));
  state.notifications[index] = next;
  return jsonAnswer(200, listed(next));
}

export function listNotifications({ request }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const type = request.path.split("/").at(-1);
  if (type !== "smn" && type !== "fun") throw refusal("CTS.0003");
  const name = queryValue(parseQuery(request.query), "notification_name");
  const found = state.notifications.filter(
    (one) =>
      one.project_id === projectId && typeOf(one) === type && (name === undefined || one.notification_name === name),
  );
  return jsonAnswer(200, { notifications: found.map(listed) });
}

/** Ids with commas between delete several, and without an id all of them go: the careless reading, played. */
export function deleteNotifications({ request }: Call, state: HuaweiState, projectId: string): WireAnswer {
  const ids = queryValue(parseQuery(request.query), "notification_id")?.split(",");
  const goes = ({ notification_id, project_id }: Notification) =>
    project_id === projectId && (ids === undefined || ids.includes(notification_id));
  if (ids !== undefined && !state.notifications.some(goes))
    throw refusal("CTS.0003", { message: "The notification does not exist." });
  state.notifications = state.notifications.filter((one) => !goes(one));
  return { status: 204, headers: {}, body: "" };
}

type Given = z.infer<typeof createBody>;

function check({ operation_type, operations = [], notify_user_list = [] }: Given): void {
  if (operation_type === "customized" && operations.length === 0) throw refusal("CTS.0003");
  if (operation_type === "complete" && operations.length > 0) throw refusal("CTS.0003");
  if (notify_user_list.flatMap(({ user_list }) => user_list).length > 50) throw refusal("CTS.0003");
}

function typeOf({ topic_id }: Notification): "smn" | "fun" {
  return topic_id.startsWith("urn:fss:") ? "fun" : "smn";
}

function listed(one: Notification): object {
  return { ...one, notification_type: typeOf(one) };
}

function read<T extends z.ZodType>(schema: T, text: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw refusal("CTS.0003");
  }
}
