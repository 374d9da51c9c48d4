import { z } from "zod";
import { randomHex } from "../../../wire/random";

const operation = z.strictObject({
  service_type: z.string().min(1),
  resource_type: z.string().min(1),
  trace_names: z.array(z.string().min(1)).min(1),
});
const users = z.strictObject({ user_group: z.string().min(1), user_list: z.array(z.string().min(1)).min(1) });
const filter = z.strictObject({
  condition: z.enum(["AND", "OR"]),
  is_support_filter: z.boolean(),
  rule: z.array(z.string().regex(/^\w+ (=|!=) .+$/)),
});
const shared = {
  notification_name: z.string().min(1).max(64),
  operation_type: z.enum(["complete", "customized"]),
  operations: z.array(operation).optional(),
  notify_user_list: z.array(users).max(10).optional(),
  topic_id: z
    .string()
    .regex(/^urn:(smn|fss):.+$/)
    .optional(),
  filter: filter.optional(),
  agency_name: z.string().optional(),
};
export const createBody = z.strictObject(shared);
export const updateBody = z.strictObject({
  ...shared,
  status: z.enum(["enabled", "disabled"]),
  notification_id: z.string().min(1),
});

/** A key event notification, in the members that CTS tells. */
export interface Notification {
  notification_id: string;
  notification_name: string;
  project_id: string;
  create_time: number;
  status: "enabled" | "disabled";
  operation_type: "complete" | "customized";
  operations: z.infer<typeof operation>[];
  notify_user_list: z.infer<typeof users>[];
  topic_id: string;
  filter: z.infer<typeof filter>;
  agency_name: string;
}

export const notificationSchema = z.strictObject({
  ...shared,
  operation_type: shared.operation_type.default("complete"),
  status: z.enum(["enabled", "disabled"]).default("enabled"),
  project_id: z.string().optional(),
});

export function blankNotification(
  given: Partial<Notification> & Pick<Notification, "notification_name">,
  projectId: string,
  now: Date,
): Notification {
  return {
    ...{ notification_id: randomHex(16), project_id: projectId, create_time: now.getTime(), status: "enabled" },
    ...{ operation_type: "complete", operations: [], notify_user_list: [], topic_id: "", agency_name: "" },
    filter: { condition: "AND", is_support_filter: false, rule: [] },
    ...given,
  };
}
