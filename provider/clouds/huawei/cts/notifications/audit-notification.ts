import { z } from "zod";
import { field } from "../../../../core/fields/field";
import { toChange } from "../../../../core/fields/reference";
import { resourceId } from "../../../../core/fields/resource-id";
import { eventsNamed } from "../../../../core/lifecycle/changed-by";
import type { Named } from "../../../../core/lifecycle/kind";
import { UserError } from "../../../../core/session/errors";
import { defined } from "../../../../http/members";
import { projectIdField, regionField } from "../../fields";
import { projectsPermission } from "../../identity/iam";
import { openProject } from "../../identity/projects";
import { type NotificationInputs, nameField, notificationInputs, notificationRules } from "./notification-fields";
import { toWire } from "./notification-wire";
import {
  createNotification,
  deleteNotification,
  findNotification,
  lookUpPermissions,
  updateNotification,
} from "./service";

interface NotificationLocator {
  readonly region: string;
  readonly projectId: string;
  readonly name: string;
}

const { formatId, parseId, idForm } = resourceId({
  of: "a notification",
  form: "huawei/<region>/<project id>/notification/<name>",
  parts: z.object({
    region: regionField,
    projectId: projectIdField,
    word: z.literal("notification"),
    name: nameField,
  }),
});

const describe = ({ name, region }: NotificationLocator) => `notification ${name} in ${region}`;

/** Who is told when a key event happens, such as the end of a tracker. The topic is the user's. */
export const huaweiAuditNotification: Named<NotificationInputs, NotificationLocator> = {
  kind: "AuditNotification",
  cloud: "huawei",
  lifecycleKind: "object",
  inputs: notificationInputs,
  rules: notificationRules,
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-cts/cts_api_0312.html",
    permissions: [
      "cts:notification:list",
      projectsPermission,
      ...toChange(
        "cts:notification:create",
        "cts:notification:update",
        "cts:notification:delete",
        ...lookUpPermissions.map((name) => ({
          name,
          when: "which CTS asks for to create and change one",
        })),
      ),
    ],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      name: "trackers",
      status: "Enabled",
      topicId: "urn:smn:cn-north-4:0483b6b16e954cb88930a360d2c4e663:alarms",
      operationType: "customized",
      operations: [{ serviceType: "CTS", resourceType: "tracker", traceNames: ["updateTracker", "deleteTracker"] }],
    },
  },
  changedBy: eventsNamed("CreateNotification", "UpdateNotification", "DeleteNotification"),
  outputs: {
    notificationId: field(z.string().optional(), { doc: "The notification's id." }),
    createTime: field(z.string().optional(), { doc: "When the notification was made, in UTC." }),
  },
  identity: { words: ["region", "projectId", "name"] },
  describe,
  idForm,
  formatId: (locator) => formatId({ ...locator, word: "notification" }),
  parseId(id) {
    const { region, projectId, name } = parseId(id);
    return { region, projectId, name };
  },

  async observe(operation, { region, projectId, name }) {
    const project = await openProject(operation, region, projectId);
    const found = await findNotification(operation, project, name);
    if (found === undefined) return undefined;
    const { notificationId, createTime, inputs } = found;
    return {
      inputs: { cloud: "huawei", region, projectId, ...inputs },
      outputs: defined({ projectId, notificationId, createTime }),
    };
  },
  async find(operation, { region, projectId: declared, name }) {
    const project = await openProject(operation, region, declared);
    const found = await findNotification(operation, project, name);
    return found && { region, projectId: project.projectId, name };
  },
  namesRepeat: true,
  async predict(operation, { region, projectId: declared, name }) {
    const { projectId } = await openProject(operation, region, declared);
    return { region, projectId, name };
  },
  async create(operation, inputs) {
    const { region, name } = inputs;
    const project = await openProject(operation, region, inputs.projectId);
    await createNotification(operation, project, toWire(inputs));
    return { region, projectId: project.projectId, name };
  },
  // A create has no status. That a new one is on is what the answer of a create shows.
  fresh: { status: "Enabled" },
  async update(operation, locator, desired, live) {
    const id = live.outputs.notificationId;
    if (typeof id !== "string") throw new UserError(`${describe(locator)} cannot be changed: CTS lists no id of it`);
    const project = await openProject(operation, locator.region, locator.projectId);
    const status = desired.status === "Enabled" ? "enabled" : "disabled";
    await updateNotification(operation, project, { ...toWire(desired, live.inputs), status, notification_id: id });
  },
  async remove(operation, { region, projectId, name }) {
    const project = await openProject(operation, region, projectId);
    const found = await findNotification(operation, project, name);
    if (found !== undefined) await deleteNotification(operation, project, found);
  },
};
