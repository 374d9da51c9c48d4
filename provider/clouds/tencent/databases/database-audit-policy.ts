import { z } from "zod";
import { field } from "../../../core/fields/field";
import { toChange } from "../../../core/fields/reference";
import { resourceId } from "../../../core/fields/resource-id";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import type { Live, Setting } from "../../../core/lifecycle/kind";
import { waitUntilVisible } from "../../../core/lifecycle/wait-until-visible";
import { CloudError, furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { textIn } from "../../../http/members";
import { databaseCautions } from "../../../kinds/databases/cautions";
import { previousPolicy, previousPolicyField } from "../../../kinds/databases/previous-policy";
import { type AuditRow, type InstanceLocator, readRow } from "./audit-row";
import { callDatabase } from "./call";
import { type Dialect, dialects, engineField, serviceOf } from "./engines";
import { type PolicyInputs, policyFields, policyInputs, policyRules } from "./policy-inputs";

/** A write whose answer was lost is decided anew by what the list shows, so often. */
const writeAttempts = 3;

/** Refusals that say that auditing is on, or off, already, whatever the list shows. */
const behindCodes = new Set([
  ...["OperationDenied.AuditStatusError", "OperationDenied.AuditPolicyExistError"],
  ...["OperationDenied.AuditPolicyConflictError", "OperationDenied.ModifyAuditStatusError"],
  ...["FailedOperation.AuditConfigNotExist", "FailedOperation.AuditNotOpened"],
  ...["OperationDenied.AuditPolicyNotExistError", "OperationDenied.AuditLogClosedError"],
]);

/** What is on its way to be switched on or off is neither: to end it as off would leave it on. */
async function observe(operation: Operation, locator: InstanceLocator): Promise<Live<PolicyInputs> | undefined> {
  const row = await idleRow(operation, locator);
  if (row === undefined) return undefined;
  const status = row.isOn ? "Enabled" : "Disabled";
  return { inputs: { cloud: "tencent", ...locator, status, ...row.inputs }, outputs: row.outputs };
}

/** The row once no task is under way: the service takes no other change before. */
async function idleRow(operation: Operation, locator: InstanceLocator): Promise<AuditRow | undefined> {
  const what = `the audit policy of ${locator.engine} instance ${locator.instanceId}`;
  return waitUntilVisible(
    operation,
    what,
    () => readRow(operation, locator),
    (row) => row?.task && `auditing is ${row.task}`,
  );
}

/** Switches on what is off and changes what is on: the service refuses the one for the other, and never off in between. */
async function update(operation: Operation, locator: InstanceLocator, desired: PolicyInputs): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const once = async () => writeOnce(operation, locator, desired, await idleRow(operation, locator));
    try {
      // What fails after a write that may have been carried out does not say that nothing was changed.
      return await (attempt === 1 ? once() : furtherWrite(once));
    } catch (error) {
      // Some lists show an instance as it was until a task is done: then what the service says is waited for.
      if (isFault(error, "Conflict") && behindCodes.has(error.fault.code ?? "")) return;
      if (!isFault(error, "Ambiguous") || attempt === writeAttempts) throw error;
    }
  }
}

async function writeOnce(
  operation: Operation,
  locator: InstanceLocator,
  desired: PolicyInputs,
  row: AuditRow | undefined,
): Promise<void> {
  const dialect = dialects[locator.engine];
  const { open, change, close } = dialect.actions;
  if (desired.status === "Disabled") {
    if (!row?.isOn) return;
    await write(operation, locator, close, {});
    await furtherWrite(() => idleRow(operation, locator));
    return;
  }
  const wanted = toWire(dialect, desired, row);
  if (row?.isOn) return write(operation, locator, change, wanted);
  const { openDays } = dialect;
  const opens = openDays.includes(desired.keepDays ?? 0);
  await write(operation, locator, open, opens ? wanted : { ...wanted, LogExpireDay: openDays.at(-1) }, true);
  if (opens) return;
  await furtherWrite(async () => {
    await idleRow(operation, locator);
    await write(operation, locator, change, wanted);
  });
}

/** The complete set: whether what is left out stays as it was is not documented. */
function toWire(dialect: Dialect, desired: PolicyInputs, row: AuditRow | undefined): Record<string, unknown> {
  const { keepDays = 0, engine } = desired;
  const { fastDays: fast, rules } = dialect;
  // One that has no choice of fast storage wants it all the same.
  const only = fast?.days.length === 1 ? fast.days[0] : undefined;
  const kept = typeof row?.inputs.fastDays === "number" ? Math.min(row.inputs.fastDays, keepDays) : undefined;
  const fastDays = fast && (desired.fastDays ?? kept ?? only);
  const filters = desired.ruleFilters.map(({ type, values }) => ({ Type: type, Compare: "EQ", Value: values }));
  const chosen = {
    ruleTemplateIds: { RuleTemplateIds: desired.ruleTemplateIds },
    ruleFilters: { RuleFilters: filters },
  };
  return {
    LogExpireDay: keepDays,
    ...(fast && fastDays !== undefined ? { [fast.member]: fastDays } : {}),
    ...(rules ? { AuditAll: desired.auditAll, ...(desired.auditAll ? {} : chosen[rules]) } : {}),
    ...(engine === "postgres" ? { AuditType: desired.auditType } : {}),
    ...(engine === "redis" ? { LogSubType: desired.commands, DegradeStrategy: desired.degradeAtMs } : {}),
  };
}

async function write(
  operation: Operation,
  { region, engine, instanceId }: InstanceLocator,
  name: string,
  parameters: Record<string, unknown>,
  creates = false,
): Promise<void> {
  const attempted = `set the audit policy of ${engine} instance ${instanceId}`;
  const { failed, requestId } = await callDatabase(operation, engine, {
    ...{ name, region, attempted, creates, writes: true },
    parameters: { InstanceId: instanceId, ...parameters },
    decode: (response) => ({
      // DBbrain says 0 where it did as it was told, and something else where it did not.
      failed: ["TaskId", "Success"].map((member) => textIn(response, member) ?? "0").find((text) => text !== "0"),
      requestId: textIn(response, "RequestId"),
    }),
  });
  if (failed === undefined) return;
  const detail = `the service answered success with the result ${failed}`;
  const advice = "Check the state of the instance in the console and run the command again";
  throw new CloudError({ kind: "Conflict", cloud: serviceOf(engine).title, attempted, detail, requestId, advice });
}

const prefixes = Object.entries({
  ...{ cdb: /^cdb(ro)?-/, cynosdb: /^cynosdbmysql-ins-/, postgres: /^postgres-/, mongodb: /^cmgo-/ },
  ...{ mariadb: /^tdsql-/, dcdb: /^tdsqlshard-/, redis: /^crs-/, sqlserver: /^mssql/ },
});

/** The vendor may give ids of another form, so it is no reason to refuse. */
function warnOfPrefix(operation: Operation, { engine, instanceId }: InstanceLocator): void {
  const [, form] = prefixes.find(([name]) => name === engine) ?? [];
  if (form?.test(instanceId) !== false) return;
  operation.session.warn(
    `The instance id ${instanceId} does not look like one of ${dialects[engine].title}; check engine and instanceId.`,
  );
}

const describe = ({ engine, instanceId, region }: InstanceLocator) =>
  `the audit policy of ${engine} instance ${instanceId} in ${region}`;

const needs = engineField.options.flatMap((engine) => {
  const { title, actions } = dialects[engine];
  const { name } = serviceOf(engine);
  const needed = (action: string) => ({ name: `${name}:${action}`, when: `for ${title}` });
  return [needed(actions.list), ...toChange(...[actions.open, actions.change, actions.close].map(needed))];
});

/** Whether and how a database instance is audited. */
export const tencentDatabaseAuditPolicy: Setting<PolicyInputs, InstanceLocator> = {
  kind: "DatabaseAuditPolicy",
  cloud: "tencent",
  lifecycleKind: "setting",
  inputs: policyInputs,
  rules: policyRules,
  reference: {
    page: dialects.cdb.page,
    permissions: needs,
    example: {
      ...{ cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12" },
      ...{ status: "Enabled", keepDays: 180 },
    },
  },
  changedBy: eventsNamed(
    ...Object.values(dialects).flatMap(({ actions }) => [actions.open, actions.change, actions.close]),
  ),
  outputs: {
    createTime: field(z.string().optional(), {
      doc: "When auditing was switched on; the vendor states no time zone.",
    }),
    delivery: field(z.string().optional(), { doc: "`ON` where records are delivered to CLS or CKafka, too." }),
    previousPolicy: previousPolicyField,
  },
  identity: { words: ["region", "engine", "instanceId"] },
  describe,
  cautions: (inputs, before) =>
    databaseCautions(describe(inputs as unknown as InstanceLocator), { deletes: "deletes" }, inputs, before),
  missing: ({ instanceId, region, engine }) => `${engine} has no instance ${instanceId} in ${region}`,
  ...resourceId({
    of: "a database audit policy",
    form: "tencent/<region>/<engine>/<instance id>",
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
  ...previousPolicy<PolicyInputs>(policyFields, {
    auditAll: true,
    ruleTemplateIds: [],
    ruleFilters: [],
    commands: "all",
    degradeAtMs: 500,
  }),
};
