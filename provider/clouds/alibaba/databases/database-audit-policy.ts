import { z } from "zod";
import { field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Properties, Setting } from "../../../core/lifecycle/kind";
import { waitUntilVisible } from "../../../core/lifecycle/wait-until-visible";
import { furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { databaseCautions } from "../../../kinds/databases/cautions";
import { previousPolicy, previousPolicyField } from "../../../kinds/databases/previous-policy";
import { permissionOf } from "./call";
import { dasAudit } from "./das-audit";
import type { DatabaseService } from "./endpoints";
import { type Audit, type AuditState, dialects, type Engine, engineField, type InstanceLocator } from "./engines";
import { idleInstance } from "./instance";
import { mongodbAudit } from "./mongodb-audit";
import { recordLoss, sharesDays } from "./policy-cautions";
import { type PolicyInputs, policyFields, policyInputs, policyRules } from "./policy-inputs";
import { redisAudit } from "./redis-audit";

const audits: Readonly<Record<Engine, Audit<PolicyInputs>>> = {
  rds: dasAudit,
  polardb: dasAudit,
  mongodb: mongodbAudit,
  redis: redisAudit,
};

const describe = ({ engine, instanceId, region }: InstanceLocator) =>
  `the audit policy of ${engine} instance ${instanceId} in ${region}`;

/** `undefined` when there is no such instance. */
export async function readPolicy(
  operation: Operation,
  locator: InstanceLocator,
): Promise<AuditState<PolicyInputs> | undefined> {
  if (!(await idleInstance(operation, locator))) return undefined;
  try {
    return await waitUntilVisible(
      operation,
      describe(locator),
      () => audits[locator.engine].read(operation, locator),
      ({ task }) => task,
    );
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

async function observe(
  operation: Operation,
  locator: InstanceLocator,
  known: Properties = {},
): Promise<Live<PolicyInputs> | undefined> {
  const state = await readPolicy(operation, locator);
  if (state === undefined) return undefined;
  warnOfRegion(operation, locator, { ...known, edition: known.edition ?? state.inputs.edition });
  const status = state.isOn ? "Enabled" : "Disabled";
  return { inputs: { cloud: "alibaba", ...locator, status, ...state.inputs }, outputs: state.outputs };
}

async function update(
  operation: Operation,
  locator: InstanceLocator,
  desired: PolicyInputs,
  { inputs, outputs }: Live<PolicyInputs>,
): Promise<void> {
  const isOn = inputs.status === "Enabled";
  // What differs while it is off is what the cloud does not keep.
  if (desired.status === "Disabled" && !isOn) return;
  await audits[locator.engine].write(operation, locator, desired, { isOn, inputs, outputs });
  await furtherWrite(() => idleInstance(operation, locator));
}

/** Two policies of a region fight where its instances share the days. */
function warnOfRegion({ session }: Operation, locator: InstanceLocator, known: Properties): void {
  const { engine, region, instanceId } = locator;
  const { status, keepDays, edition } = known;
  if (!sharesDays({ engine, edition }) || status !== "Enabled" || typeof keepDays !== "number") return;
  const shared = session.once(`alibaba.days.${engine}.${region}`, () => ({
    days: new Map<string, number>(),
    isTold: false,
  }));
  const other = [...shared.days].find(([id, days]) => id !== instanceId && days !== keepDays);
  shared.days.set(instanceId, keepDays);
  if (other === undefined || shared.isTold) return;
  shared.isTold = true;
  session.warn(
    `${describe(locator)} keeps records for ${keepDays} days, and instance ${other[0]} for ${other[1]}. The service has one number ` +
      "of days for all instances of a region: the last one wins. Declare the same keepDays",
  );
}

/** The vendor may give ids of another form, so it is no reason to refuse. */
function warnOfPrefix({ session }: Operation, { engine, instanceId }: InstanceLocator): void {
  const { ids, title } = dialects[engine];
  if (ids.test(instanceId)) return;
  session.warn(`The instance id ${instanceId} does not look like one of ${title}; check engine and instanceId.`);
}

const permissions = engineField.options.flatMap((engine) => {
  const { instance, audit, title } = dialects[engine];
  const needed = (service: DatabaseService, names: readonly string[]) =>
    names.map((name) => ({ name: permissionOf(service, name), when: `for ${title}` }));
  return [
    ...needed(instance.service, [instance.action]),
    ...needed(audit.service, audit.reads),
    ...toChange(...needed(audit.service, audit.writes)),
  ];
});

/** Whether and how a database instance is audited. */
export const alibabaDatabaseAuditPolicy: Setting<PolicyInputs, InstanceLocator> = {
  kind: "DatabaseAuditPolicy",
  cloud: "alibaba",
  lifecycleKind: "setting",
  inputs: policyInputs,
  rules: policyRules,
  reference: {
    page: "https://api.aliyun.com/document/DAS/2020-01-16/ModifySqlLogConfig",
    permissions,
    example: {
      ...{ cloud: "alibaba", region: "cn-hangzhou", engine: "rds", instanceId: "rm-uf6wjk5exampl01" },
      ...{ status: "Enabled", keepDays: 180 },
    },
  },
  // The last three are what RDS and PolarDB had before DAS, and have still.
  changedBy: eventsNamed(
    ...["ModifySqlLogConfig", "ModifyAuditPolicy", "ModifyAuditLogFilter", "ModifyAuditLogConfig"],
    ...["ModifySQLCollectorPolicy", "ModifySQLCollectorRetention", "ModifyDBClusterAuditLogCollector"],
  ),
  cautions: (inputs, before) =>
    databaseCautions(describe(inputs as unknown as InstanceLocator), recordLoss, inputs, before),
  outputs: {
    collectorVersion: field(z.string().optional(), {
      doc: "The collector of DAS that the instance has or can have, such as `SQL_LOG_V3`. Of RDS and PolarDB.",
    }),
    createTime: field(z.string().optional(), {
      doc: "Since when records can be read, in ISO 8601, UTC. Of RDS and PolarDB.",
    }),
    previousPolicy: previousPolicyField,
  },
  identity: { words: ["region", "engine", "instanceId"] },
  describe,
  missing: ({ instanceId, region, engine }) => `${engine} has no instance ${instanceId} in ${region}`,
  ...resourceId({
    of: "a database audit policy",
    form: "alibaba/<region>/<engine>/<instance id>",
    parts: z.object({
      region: policyInputs.shape.region,
      engine: policyInputs.shape.engine,
      instanceId: policyInputs.shape.instanceId,
    }),
  }),
  locate({ region, engine, instanceId }, operation) {
    const locator = { region, engine, instanceId };
    warnOfPrefix(operation, locator);
    return locator;
  },
  observe,
  update,
  ...previousPolicy<PolicyInputs>(policyFields),
};
