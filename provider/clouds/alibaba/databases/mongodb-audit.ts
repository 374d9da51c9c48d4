import { CloudError, furtherWrite, isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { countIn, defined, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { callDatabase, type DatabaseAction } from "./call";
import type { Audit, AuditState, InstanceLocator } from "./engines";
import { idleInstance } from "./instance";
import { operations, type PolicyInputs, refusedDays } from "./policy-inputs";

type State = AuditState<PolicyInputs>;

/** MongoDB: https://api.aliyun.com/document/Dds/2015-12-01/ModifyAuditPolicy */
export const mongodbAudit: Audit<PolicyInputs> = {
  async read(operation, locator) {
    if (!(await isOn(operation, locator))) return { isOn: false, inputs: {}, outputs: {} };
    const auditTypes = await readFilter(operation, locator);
    const config = await call(operation, locator, {
      ...{ name: "DescribeMongoDBLogConfig", writes: false, parameters: {} },
      decode: configFromWire,
    });
    return { isOn: true, inputs: defined({ ...config, auditTypes }), outputs: {} };
  },

  async write(operation, locator, desired, live) {
    if (desired.status === "Disabled") return switchOff(operation, locator);
    const wanted = policyToWire(locator, desired, live);
    let isFirst = true;
    const write = async (name: string, parameters: DatabaseAction<void>["parameters"]) => {
      const send = () => call(operation, locator, { name, writes: true, parameters, decode: () => undefined });
      await (isFirst ? send() : furtherWrite(send));
      isFirst = false;
    };
    if (wanted !== undefined) await write("ModifyAuditPolicy", wanted);
    const { auditTypes } = desired;
    if (auditTypes === undefined || isSame(auditTypes, live.inputs.auditTypes)) return;
    if (wanted !== undefined) await furtherWrite(() => idleInstance(operation, locator));
    await write("ModifyAuditLogFilter", { RoleType: "db", Filter: auditTypes.join(",") });
  },
};

function call<T>(
  operation: Operation,
  { region, instanceId }: InstanceLocator,
  action: Pick<DatabaseAction<T>, "name" | "writes" | "parameters" | "decode">,
): Promise<T> {
  const attempted = `${action.writes ? "set" : "read"} the audit policy of mongodb instance ${instanceId}`;
  const parameters = { DBInstanceId: instanceId, ...action.parameters };
  return callDatabase(operation, { ...action, service: "dds", region, attempted, parameters });
}

function isOn(operation: Operation, locator: InstanceLocator): Promise<boolean> {
  return call(operation, locator, {
    ...{ name: "DescribeAuditPolicy", writes: false, parameters: {} },
    decode(answer) {
      const status = textIn(answer, "LogAuditStatus")?.toLowerCase();
      if (status === "enable" || status === "enabled") return true;
      if (status === "disable" || status === "disabled") return false;
      throw new MalformedAnswer(`LogAuditStatus is ${status ?? "missing"}`);
    },
  });
}

/** The days of V2_Standard have been seen under the name of the other edition. */
export function configFromWire(answer: Readonly<Record<string, unknown>>): Partial<PolicyInputs> {
  const edition = textIn(answer, "ServiceType");
  if (edition === undefined) throw new MalformedAnswer("ServiceType is missing");
  const older = countIn(answer, "TtlForStandard");
  if (edition !== "V2_Standard")
    return defined({ keepDays: older, edition: edition === "Standard" ? ("Standard" as const) : undefined });
  const keepDays = countIn(answer, "TtlForV2Standard") ?? older;
  return defined({ keepDays, hotDays: countIn(answer, "HotTtlForV2Standard"), edition });
}

/** Which instances have a filter is not documented: one that refuses has none to show. */
async function readFilter(operation: Operation, locator: InstanceLocator): Promise<PolicyInputs["auditTypes"]> {
  try {
    return await call(operation, locator, {
      ...{ name: "DescribeAuditLogFilter", writes: false, parameters: { RoleType: "db" } },
      decode: (answer) => {
        const names = (textIn(answer, "Filter") ?? "").split(",").map((name) => name.trim());
        const known = operations.filter((name) => names.includes(name));
        return known.length > 0 ? known : undefined;
      },
    });
  } catch (error) {
    if (isFault(error, "Invalid")) return undefined;
    throw error;
  }
}

/** `undefined` where nothing differs: an instance may restart for a change, and what is on may be billed anew. */
function policyToWire(
  locator: InstanceLocator,
  desired: PolicyInputs,
  { isOn: wasOn, inputs: live }: State,
): DatabaseAction<void>["parameters"] | undefined {
  const edition = desired.edition ?? live.edition ?? "V2_Standard";
  const { keepDays = 0, hotDays = edition === "V2_Standard" ? live.hotDays : undefined } = desired;
  if (wasOn && edition === live.edition && keepDays === live.keepDays && hotDays === live.hotDays) return undefined;
  if (edition === "Standard" && live.edition === "V2_Standard")
    throw refusal(locator, "V2_Standard cannot be changed back", "Remove edition, or declare V2_Standard");
  const refused = refusedDays({ engine: "mongodb", edition }, keepDays);
  if (refused !== undefined) throw refusal(locator, `keepDays ${refused}`, "Change keepDays, or declare edition");
  return {
    // Without a word the service takes an edition that is closed.
    ...{ AuditStatus: "enable", ServiceType: edition, StoragePeriod: keepDays, HotStoragePeriod: hotDays },
  };
}

/** The service refuses to switch off what is off, and an answer may have been lost. */
async function switchOff(operation: Operation, locator: InstanceLocator): Promise<void> {
  try {
    await call(operation, locator, {
      ...{ name: "ModifyAuditPolicy", writes: true, parameters: { AuditStatus: "disabled" } },
      decode: () => undefined,
    });
  } catch (error) {
    if (!isFault(error, "Invalid") || (await isOn(operation, locator))) throw error;
  }
}

function isSame(wanted: readonly string[], shown: readonly string[] | undefined): boolean {
  return shown?.length === wanted.length && wanted.every((name) => shown.includes(name));
}

function refusal({ instanceId }: InstanceLocator, detail: string, advice: string): CloudError {
  const attempted = `set the audit policy of mongodb instance ${instanceId}`;
  return new CloudError({ kind: "Invalid", cloud: "Alibaba Cloud ApsaraDB for MongoDB", attempted, detail, advice });
}
