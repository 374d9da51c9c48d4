import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import { statusField } from "../../../core/fields/status";
import { ending, protection, retention, scope, switchedOff } from "../../../core/fields/weakening";
import type { Live, Setting } from "../../../core/lifecycle/kind";
import { CloudError, furtherWrite } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { countIn, textsIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { databaseCautions, type RecordLoss } from "../../../kinds/databases/cautions";
import { previousPolicy } from "../../../kinds/databases/previous-policy";
import { requestIdOf } from "../errors";
import { instanceIdField, projectIdField, regionField } from "../fields";
import { projectsPermission } from "../identity/iam";
import { openProject } from "../identity/projects";
import { waitForInstance } from "./instance";
import { callDatabase, dialects, type Engine, engineField, permissionsOf, warnOfSuffix } from "./service";

const everything = scope((parts) => parts.length === 0);

export const policyInputs = z.object({
  cloud: field(z.literal("huawei"), { doc: "The cloud that holds the database.", replaces: true }),
  region: field(regionField, { doc: "The region of the instance, such as `cn-north-4`.", replaces: true }),
  projectId: field(projectIdField.optional(), {
    doc: "The project of the instance, 32 letters and digits. By default it is found as `getAuditLogs` finds it.",
    replaces: true,
    serverFilled: true,
  }),
  engine: field(engineField, { doc: "The service of the instance: `taurusdb` or `rds`.", replaces: true }),
  instanceId: field(instanceIdField, { doc: "The instance, 36 letters and digits.", replaces: true }),
  status: field(statusField, { doc: "Whether audit logs are written.", weakens: switchedOff }),
  keepDays: field(z.int().min(1).max(732).optional(), {
    doc: "Days that audit logs are kept, 1 to 732; required when they are Enabled.",
    notReturned: true,
    weakens: retention,
  }),
  auditTypes: field(z.array(z.string().min(1)).default([]), {
    doc: "The kinds of statements that are recorded, such as `GRANT`; none means all. On RDS for MySQL only.",
    unordered: true,
    notReturned: true,
    weakens: everything,
  }),
  databases: field(z.array(z.string().min(1)).optional(), {
    doc: "The databases that are recorded; for RDS for PostgreSQL only.",
    unordered: true,
    notReturned: true,
    weakens: everything,
  }),
  reserveAuditLogs: field(z.boolean().default(true), {
    doc: "Whether the audit logs that exist are kept when they are switched off. Without it they are lost for good.",
    providerOnly: true,
    weakens: protection("existing audit logs would be lost when they are switched off"),
  }),
  onDelete: field(
    choice({
      restore: "Puts back the policy that was found.",
      disable: "Switches audit logs off.",
      keep: "Leaves the policy as it is.",
    }).default("restore"),
    {
      doc: "What happens on destroy: `restore` puts back the policy that was found, `disable` switches audit logs off, `keep` leaves the policy as it is. Set `keep` where the logs must go on: a former policy may keep them for fewer days, or not at all.",
      providerOnly: true,
      weakens: ending,
    },
  ),
});

type PolicyInputs = z.output<typeof policyInputs> & Record<string, unknown>;

interface InstanceLocator {
  readonly region: string;
  readonly projectId: string;
  readonly engine: Engine;
  readonly instanceId: string;
}

const rules: Rule<PolicyInputs>[] = [
  {
    fields: ["status", "keepDays"],
    check: ({ status, keepDays }) =>
      status === "Enabled" && keepDays === undefined
        ? { property: "keepDays", reason: "is required when status is Enabled: 1 to 732 days" }
        : undefined,
  },
  {
    fields: ["engine", "databases"],
    check: ({ engine, databases }) =>
      engine !== "rds" && databases !== undefined
        ? { property: "databases", reason: "is for the engine rds (PostgreSQL) only; remove it" }
        : undefined,
  },
];

/** Switched off, the rest says nothing: zero days is what means off. */
function toWire(desired: PolicyInputs, live: Partial<PolicyInputs>): Record<string, unknown> {
  if (desired.status === "Disabled")
    return { keep_days: 0, [dialects[desired.engine].reserve]: desired.reserveAuditLogs };
  const changed = (name: "auditTypes" | "databases") =>
    (desired[name] ?? []).length > 0 || (live[name] ?? []).length > 0 ? (desired[name] ?? []) : undefined;
  return { keep_days: desired.keepDays, audit_types: changed("auditTypes"), databases: changed("databases") };
}

export function fromWire(wire: Record<string, unknown>): Partial<PolicyInputs> {
  const days = countIn(wire, "keep_days");
  if (days === undefined) throw new MalformedAnswer("the policy has no keep_days");
  if (days === 0) return { status: "Disabled" };
  const databases = textsIn(wire, "databases");
  const auditTypes = textsIn(wire, "audit_types");
  return { status: "Enabled", keepDays: days, auditTypes, ...(databases.length > 0 ? { databases } : {}) };
}

/** The code with which the databases say that there is no such instance. Another 404 is not "gone". */
const instanceGone = "DBS.280238";

async function observe(operation: Operation, locator: InstanceLocator): Promise<Live<PolicyInputs> | undefined> {
  const { engine, region, instanceId } = locator;
  const { policyPath, permissions } = dialects[engine];
  const project = await openProject(operation, region, locator.projectId);
  try {
    const found = await callDatabase(operation, engine, project, {
      action: "ShowAuditLogPolicy",
      attempted: `read the audit policy of ${engine} instance ${instanceId}`,
      permission: permissions.list,
      method: "GET",
      path: `/instances/${instanceId}/${policyPath}`,
      decode: ({ body }) => fromWire(parseJsonObject(body)),
    });
    return { inputs: { cloud: "huawei", ...locator, ...found }, outputs: { projectId: project.projectId } };
  } catch (error) {
    if (error instanceof CloudError && error.fault.status === 404 && error.fault.code === instanceGone)
      return undefined;
    throw error;
  }
}

async function update(
  operation: Operation,
  { engine, region, projectId, instanceId }: InstanceLocator,
  desired: PolicyInputs,
  live: Live<PolicyInputs>,
): Promise<void> {
  // What differs while it is off is what the cloud does not keep.
  if (desired.status === "Disabled" && live.inputs.status === "Disabled") return;
  const { service, policyPath, permissions } = dialects[engine];
  const project = await openProject(operation, region, projectId);
  const attempted = `set the audit policy of ${engine} instance ${instanceId}`;
  const { failed, requestId } = await callDatabase(operation, engine, project, {
    action: "SetAuditLogPolicy",
    attempted,
    permission: permissions.operate,
    method: "PUT",
    path: `/instances/${instanceId}/${policyPath}`,
    body: toWire(desired, live.inputs),
    // RDS answers nothing, an object without a result, or a status.
    decode: (response) => ({
      failed: response.body.trim() !== "" && parseJsonObject(response.body).result === "FAILED",
      requestId: requestIdOf(response),
    }),
  });
  if (failed) {
    const advice = "Check the state of the instance in the console and run the command again";
    const detail = "the service answered 200 with the result FAILED";
    throw new CloudError({ kind: "Conflict", cloud: service.title, attempted, detail, requestId, advice });
  }
  await furtherWrite(() => waitForInstance(operation, engine, project, instanceId));
}

const put = ["status", "keepDays", "auditTypes", "databases"] as const;

/** Whether a shorter time deletes files that there are is not documented. */
const recordLoss: RecordLoss = {
  deletes: "may delete",
  isFree: true,
  keeps: ({ reserveAuditLogs }) => reserveAuditLogs !== false,
};

const describe = ({ engine, instanceId, region }: Pick<InstanceLocator, "engine" | "instanceId" | "region">) =>
  `the audit policy of ${engine} instance ${instanceId} in ${region}`;

/** Whether and how a database instance writes audit logs. */
export const huaweiDatabaseAuditPolicy: Setting<PolicyInputs, InstanceLocator> = {
  kind: "DatabaseAuditPolicy",
  cloud: "huawei",
  lifecycleKind: "setting",
  inputs: policyInputs,
  rules,
  reference: {
    page: "https://support.huaweicloud.com/intl/en-us/api-taurusdb/UpdateAuditLogPolicy.html",
    permissions: [...permissionsOf("list", "instances"), projectsPermission, ...toChange(...permissionsOf("operate"))],
    example: {
      cloud: "huawei",
      region: "cn-north-4",
      engine: "rds",
      instanceId: "cee5265e1e5845649e354841234567dfin01",
      status: "Enabled",
      keepDays: 180,
    },
  },
  // How CTS names it is on no page.
  changedBy: /^(set|update|modify|switch|open|close|enable|disable)\w*audit/i,
  outputs: {
    previousPolicy: field(z.record(z.string(), z.unknown()), {
      doc: "The policy that was found when the instance's audit logs came under management.",
      stable: true,
    }),
  },
  identity: { words: ["region", "engine", "instanceId"] },
  describe,
  cautions: (inputs, before) =>
    databaseCautions(describe(inputs as unknown as InstanceLocator), recordLoss, inputs, before),
  missing: ({ instanceId, region }) => `instance ${instanceId} does not exist in ${region}`,
  ...resourceId({
    of: "a database audit policy",
    form: "huawei/<region>/<project id>/<taurusdb or rds>/<instance id>",
    parts: z.object({
      region: policyInputs.shape.region,
      projectId: projectIdField,
      engine: policyInputs.shape.engine,
      instanceId: policyInputs.shape.instanceId,
    }),
  }),
  async locate({ region, projectId: declared, engine, instanceId }, operation) {
    warnOfSuffix(operation, engine, instanceId);
    const { projectId } = await openProject(operation, region, declared);
    return { region, projectId, engine, instanceId };
  },
  observe,
  update,
  ...previousPolicy<PolicyInputs>(put, { auditTypes: [] }),
};
