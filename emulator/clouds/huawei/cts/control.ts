import { z } from "zod";
import type { AdminRoute } from "../../../admin";
import { given } from "../../../given";
import type { CloudRuntime } from "../../../service";
import { huaweiSeed } from "../seed";
import type { HuaweiState } from "../state";
import { blankNotification, type Notification, notificationSchema } from "./notification";
import { recordTrace } from "./trace";
import { blankTracker, type Tracker } from "./tracker";

const transferSchema = z.strictObject({
  bucket_name: z.string(),
  file_prefix_name: z.string().default(""),
  bucket_lifecycle: z.int().default(0),
  compress_type: z.string().default("gzip"),
  is_sort_by_service: z.boolean().default(true),
});
const trackerSchema = z.strictObject({
  tracker_type: z.enum(["system", "data"]),
  tracker_name: z.string().optional(),
  project_id: z.string().optional(),
  status: z.enum(["enabled", "disabled"]).optional(),
  agency_name: z.string().optional(),
  is_lts_enabled: z.boolean().optional(),
  is_support_validate: z.boolean().optional(),
  is_organization_tracker: z.boolean().optional(),
  exclude_service: z.array(z.string()).optional(),
  is_support_trace_files_encryption: z.boolean().optional(),
  kms_id: z.string().optional(),
  data_bucket: z.strictObject({ data_bucket_name: z.string(), data_event: z.array(z.string()) }).optional(),
  /** `null` ends the transfer. */
  obs_info: transferSchema.nullable().optional(),
  /** `null` ends the trouble. */
  detail: z.enum(["bucketPolicyError", "noBucket", "arrears"]).nullable().optional(),
  tags: z.record(z.string(), z.string()).optional(),
});
/** Wire members of a tracker, each optional but its type; a system tracker is always called `system`. */
export type TrackerInput = z.input<typeof trackerSchema>;

export interface CtsControl {
  trackers(): Tracker[];
  putTracker(tracker: TrackerInput): Tracker;
  deleteTracker(type: string, name: string): { deleted: boolean };
  notifications(): Notification[];
  /** Changes what is given of the first notification of that name, or makes one. */
  putNotification(notification: NotificationInput, another?: boolean): Notification;
  deleteNotification(name: string): { deleted: boolean };
}

export type NotificationInput = z.input<typeof notificationSchema>;

/** The trackers of CTS as somebody at the console would change them: no rule is checked but the types. */
export function ctsControl(runtime: CloudRuntime<HuaweiState>): CtsControl {
  const record = (name: string, tracker: string, project_id: string = huaweiSeed.projectId) =>
    recordTrace(
      runtime.state(),
      runtime.now(),
      { trace_name: name, resource_name: tracker, project_id },
      "console-user",
    );
  return {
    trackers: () => structuredClone(runtime.state().trackers),
    putTracker(input) {
      const { tracker_type: type, tracker_name, project_id, obs_info, detail, ...change } = trackerSchema.parse(input);
      const name = type === "system" ? "system" : (tracker_name ?? "data");
      const projectId = project_id ?? huaweiSeed.projectId;
      const { trackers } = runtime.state();
      const existing = trackers.find(
        (one) => one.tracker_type === type && one.tracker_name === name && one.project_id === projectId,
      );
      const tracker = existing ?? blankTracker(type, name, projectId, runtime.now());
      Object.assign(tracker, given(change));
      if (obs_info === null) delete tracker.obs_info;
      else if (obs_info !== undefined) tracker.obs_info = obs_info;
      if (detail === null) delete tracker.detail;
      else if (detail !== undefined) tracker.detail = detail;
      if (!existing) trackers.push(tracker);
      record(existing ? "updateTracker" : "createTracker", name, projectId);
      runtime.changed();
      return structuredClone(tracker);
    },
    deleteTracker(type, name) {
      const state = runtime.state();
      const rest = state.trackers.filter((one) => one.tracker_type !== type || one.tracker_name !== name);
      const deleted = rest.length < state.trackers.length;
      state.trackers = rest;
      if (deleted) record("deleteTracker", name);
      runtime.changed();
      return { deleted };
    },
    notifications: () => structuredClone(runtime.state().notifications),
    putNotification(input, another = false) {
      const { notifications } = runtime.state();
      const { project_id: projectId = huaweiSeed.projectId, ...parsed } = notificationSchema.parse(input);
      const given = Object.fromEntries(Object.entries(parsed).filter(([name]) => name in input));
      const found = notifications.find(
        (one) => one.notification_name === input.notification_name && one.project_id === projectId,
      );
      const existing = another ? undefined : found;
      const notification =
        existing === undefined
          ? blankNotification({ ...given, notification_name: input.notification_name }, projectId, runtime.now())
          : Object.assign(existing, given);
      if (existing === undefined) notifications.push(notification);
      record(existing ? "updateNotification" : "createNotification", input.notification_name);
      runtime.changed();
      return structuredClone(notification);
    },
    deleteNotification(name) {
      const state = runtime.state();
      const rest = state.notifications.filter(({ notification_name }) => notification_name !== name);
      const deleted = rest.length < state.notifications.length;
      state.notifications = rest;
      if (deleted) record("deleteNotification", name);
      runtime.changed();
      return { deleted };
    },
  };
}

export function ctsRoutes(control: CtsControl): AdminRoute[] {
  const path = "/huawei/trackers";
  return [
    { method: "GET", path, run: () => control.trackers() },
    { method: "PUT", path, run: (_params, body) => control.putTracker(trackerSchema.parse(body)) },
    {
      method: "DELETE",
      path: `${path}/:type/:name`,
      run: ({ type = "", name = "" }) => control.deleteTracker(type, name),
    },
    { method: "GET", path: "/huawei/notifications", run: () => control.notifications() },
    {
      method: "PUT",
      path: "/huawei/notifications",
      run: (_params, body) => control.putNotification(notificationSchema.parse(body)),
    },
    {
      method: "DELETE",
      path: "/huawei/notifications/:name",
      run: ({ name = "" }) => control.deleteNotification(name),
    },
  ];
}
