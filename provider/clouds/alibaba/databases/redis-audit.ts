import { defined, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { callDatabase } from "./call";
import type { Audit, AuditState } from "./engines";
import type { PolicyInputs } from "./policy-inputs";

/** Redis: https://api.aliyun.com/document/R-kvstore/2015-01-01/ModifyAuditLogConfig */
export const redisAudit: Audit<PolicyInputs> = {
  read: (operation, { region, instanceId }) =>
    callDatabase(operation, {
      ...{ service: "kvstore", name: "DescribeAuditLogConfig", region, writes: false },
      attempted: `read the audit policy of redis instance ${instanceId}`,
      parameters: { InstanceId: instanceId, RegionId: region },
      decode: stateFromWire,
    }),

  async write(operation, { region, instanceId }, { status, keepDays }) {
    // Without a word about it the service switches on.
    const parameters = status === "Disabled" ? { DbAudit: false } : { DbAudit: true, Retention: keepDays };
    await callDatabase(operation, {
      ...{ service: "kvstore", name: "ModifyAuditLogConfig", region, writes: true },
      attempted: `set the audit policy of redis instance ${instanceId}`,
      parameters: { InstanceId: instanceId, ...parameters },
      decode: () => undefined,
    });
  },
};

/** Both members are text; an instance that was never audited tells no days. */
export function stateFromWire(answer: Readonly<Record<string, unknown>>): AuditState<PolicyInputs> {
  const told = typeof answer.DbAudit === "boolean" ? String(answer.DbAudit) : textIn(answer, "DbAudit")?.toLowerCase();
  if (told === "false") return { isOn: false, inputs: {}, outputs: {} };
  if (told !== "true") throw new MalformedAnswer(`DbAudit is ${told ?? "missing"}`);
  const days = textIn(answer, "Retention");
  if (days !== undefined && !/^\d{1,5}$/.test(days)) throw new MalformedAnswer("Retention is not a number of days");
  return { isOn: true, inputs: defined({ keepDays: days === undefined ? undefined : Number(days) }), outputs: {} };
}
