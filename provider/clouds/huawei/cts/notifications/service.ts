import { UserError } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { emptyAnswerOrObject } from "../../../../http/empty-answer";
import { parseJsonObject } from "../../../../http/json";
import type { Project } from "../../identity/projects";
import { callCts } from "../service";
import { type ListedNotification, notificationsFromWire } from "./notification-wire";

/** CTS looks up the topic, and whom the events are about. */
export const lookUpPermissions = ["smn:topic:listTopic", "iam:users:listUsers", "iam:groups:listGroups"];

/** What notifications are told to; a topic is `smn`, a function `fun`. */
const types = ["smn", "fun"] as const;

/**
 * The notification of that name. Somebody may have given it a function in place of a topic, which moves it to another list, so
 * that one is gone only where no list has it. https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0315.html
 */
export async function findNotification(
  operation: Operation,
  project: Project,
  name: string,
): Promise<ListedNotification | undefined> {
  for (const type of types) {
    const listed = await listNotifications(operation, project, type, name);
    const [found, ...others] = listed.filter(
      (one) => one.name === name && (one.projectId === undefined || one.projectId === project.projectId),
    );
    if (found === undefined) continue;
    // Whether names are unique is not documented.
    if (others.length === 0) return found;
    const ids = [found, ...others].map(({ notificationId }) => notificationId).join(", ");
    throw new UserError(
      `there are several notifications of the name ${name} in ${project.region}: ${ids}. Delete those that are not meant in the console`,
    );
  }
  return undefined;
}

function listNotifications(operation: Operation, project: Project, type: (typeof types)[number], name: string) {
  return callCts(operation, project, {
    action: "ListNotifications",
    attempted: `read the notification ${name} in ${project.region}`,
    permission: "cts:notification:list",
    method: "GET",
    path: `/notifications/${type}`,
    query: [["notification_name", name]],
    answerSize: "list",
    decode: ({ body }) => notificationsFromWire(parseJsonObject(body)),
  });
}

/** https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0312.html */
export function createNotification(
  operation: Operation,
  project: Project,
  body: Record<string, unknown>,
): Promise<void> {
  return callCts(operation, project, {
    action: "CreateNotification",
    attempted: `create the notification ${body.notification_name} in ${project.region}`,
    permission: "cts:notification:create",
    permissionsBesides: lookUpPermissions,
    method: "POST",
    path: "/notifications",
    body,
    creates: true,
    decode: (response) => void parseJsonObject(response.body),
  });
}

/** https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0313.html */
export function updateNotification(
  operation: Operation,
  project: Project,
  body: Record<string, unknown>,
): Promise<void> {
  return callCts(operation, project, {
    action: "UpdateNotification",
    attempted: `change the notification ${body.notification_name} in ${project.region}`,
    permission: "cts:notification:update",
    permissionsBesides: lookUpPermissions,
    method: "PUT",
    path: "/notifications",
    body,
    decode: emptyAnswerOrObject,
  });
}

/**
 * Deletes one. Ids with commas between delete several, and what a call without an id deletes is not documented, so neither is
 * ever built. https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0314.html
 */
export async function deleteNotification(
  operation: Operation,
  project: Project,
  { name, notificationId }: ListedNotification,
): Promise<void> {
  if (!/^[\w-]+$/.test(notificationId))
    throw new UserError(
      `a notification is deleted by one id, but CTS returned ${JSON.stringify(notificationId)} of ${name}. Nothing was sent`,
    );
  await callCts(operation, project, {
    action: "DeleteNotification",
    attempted: `delete the notification ${name} in ${project.region}`,
    permission: "cts:notification:delete",
    method: "DELETE",
    path: "/notifications",
    query: [["notification_id", notificationId]],
    decode: emptyAnswerOrObject,
  });
}
