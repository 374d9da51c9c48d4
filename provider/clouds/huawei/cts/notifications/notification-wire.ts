import type { Status } from "../../../../core/fields/status";
import { isRecord } from "../../../../core/fields/validation";
import { defined, flagIn, instant, listIn, objectIn, textIn, textsIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import type { NotificationInputs, Operations, Users } from "./notification-fields";

type Wire = Readonly<Record<string, unknown>>;

/** A notification as CTS lists it. */
export interface ListedNotification {
  readonly name: string;
  readonly notificationId: string;
  readonly projectId: string | undefined;
  readonly createTime: string | undefined;
  /** The inputs that CTS knows. */
  readonly inputs: Partial<NotificationInputs>;
}

export function notificationsFromWire(answer: Wire): ListedNotification[] {
  return listIn(answer, "notifications").map((item) => {
    if (!isRecord(item)) throw new MalformedAnswer("a listed notification is not an object");
    return notificationFromWire(item);
  });
}

function notificationFromWire(wire: Wire): ListedNotification {
  const [name, notificationId] = [textIn(wire, "notification_name"), textIn(wire, "notification_id")];
  if (name === undefined || notificationId === undefined)
    throw new MalformedAnswer("a listed notification has no notification_name or notification_id");
  const operations = listIn(wire, "operations", true).map(operationFromWire);
  const users = listIn(wire, "notify_user_list", true).map(usersFromWire);
  const inputs = {
    name,
    status: statusFromWire(textIn(wire, "status")),
    topicId: textIn(wire, "topic_id"),
    operationType: typeFromWire(textIn(wire, "operation_type")),
    operations: operations.length > 0 ? operations : undefined,
    notifyUserList: users.length > 0 ? users : undefined,
    filter: filterFromWire(objectIn(wire, "filter")),
    agencyName: textIn(wire, "agency_name"),
  };
  const [projectId, createTime] = [textIn(wire, "project_id"), instant(wire.create_time)];
  return { name, notificationId, projectId, createTime, inputs: defined(inputs) as Partial<NotificationInputs> };
}

function statusFromWire(status: string | undefined): Status {
  if (status === "enabled") return "Enabled";
  if (status === "disabled") return "Disabled";
  throw new MalformedAnswer(`the status ${JSON.stringify(status)} of a notification is neither enabled nor disabled`);
}

function typeFromWire(type: string | undefined): NotificationInputs["operationType"] {
  if (type === "complete" || type === "customized") return type;
  throw new MalformedAnswer(`the operation_type ${JSON.stringify(type)} is neither complete nor customized`);
}

function operationFromWire(wire: unknown): Operations {
  if (!isRecord(wire)) throw new MalformedAnswer("an operation is not an object");
  return {
    serviceType: textIn(wire, "service_type") ?? "",
    resourceType: textIn(wire, "resource_type") ?? "",
    traceNames: textsIn(wire, "trace_names"),
  };
}

function usersFromWire(wire: unknown): Users {
  if (!isRecord(wire)) throw new MalformedAnswer("a list of users is not an object");
  return { userGroup: textIn(wire, "user_group") ?? "", userList: textsIn(wire, "user_list") };
}

/** A filter that is not switched on leaves out nothing, whatever its rules are. */
function filterFromWire(wire: Wire): NotificationInputs["filter"] {
  if (!flagIn(wire, "is_support_filter")) return undefined;
  const condition = textIn(wire, "condition") ?? "AND";
  if (condition !== "AND" && condition !== "OR")
    throw new MalformedAnswer(`the condition ${JSON.stringify(condition)} of a filter is neither AND nor OR`);
  return { condition, rules: textsIn(wire, "rule") };
}

/** The members that a create and an update share: the complete set, for whether CTS merges is not documented. */
export function toWire(desired: NotificationInputs, live?: Partial<NotificationInputs>): Record<string, unknown> {
  const { name, operationType, operations = [], notifyUserList = [], filter, topicId } = desired;
  const isCustom = operationType === "customized";
  const hadUsers = live?.notifyUserList !== undefined;
  return defined({
    notification_name: name,
    operation_type: operationType,
    agency_name: desired.agencyName ?? live?.agencyName,
    operations: isCustom ? operations.map(operationToWire) : live?.operations && [],
    notify_user_list: notifyUserList.length > 0 || hadUsers ? notifyUserList.map(usersToWire) : undefined,
    topic_id: topicId,
    filter: filter === undefined ? live?.filter && noFilter : filterToWire(filter),
  });
}

const noFilter = { condition: "AND", is_support_filter: false, rule: [] };

function operationToWire({ serviceType, resourceType, traceNames }: Operations): Record<string, unknown> {
  return { service_type: serviceType, resource_type: resourceType, trace_names: traceNames };
}

function usersToWire({ userGroup, userList }: Users): Record<string, unknown> {
  return { user_group: userGroup, user_list: userList };
}

function filterToWire({ condition, rules }: NonNullable<NotificationInputs["filter"]>): Record<string, unknown> {
  return { condition, is_support_filter: true, rule: rules };
}
