import { z } from "zod";
import type { Call } from "../../../service";
import { randomHex } from "../../../wire/random";
import { jsonAnswer, type WireAnswer } from "../../../wire/wire";
import { parameterError, refusal } from "./errors";
import type { Instance } from "./instance";

/** After a change the instance is busy for so many looks at it, or attempts to change it again. */
const busyLooks = 2;

const common = {
  keep_days: z.int().min(0).max(732),
  audit_types: z.array(z.string()).optional(),
};
const bodies = {
  taurusdb: z.strictObject({ ...common, reserve_audit_logs: z.boolean().optional() }),
  rds: z.strictObject({
    ...common,
    reserve_auditlogs: z.boolean().optional(),
    databases: z.array(z.string()).optional(),
  }),
};

export function getPolicy(_call: Call, { kind, policy }: Instance): WireAnswer {
  const { keep_days, audit_types, databases } = policy;
  // The actions are JSON in a text; for each class the statements with commas between.
  const actions = JSON.stringify({
    DCL: "CREATE_USER,GRANT",
    DDL: "CREATE,DROP",
    DML: "INSERT,UPDATE",
    OTHER: "BEGIN",
  });
  const more = kind === "taurusdb" ? { all_audit_log_action: actions } : databases.length > 0 ? { databases } : {};
  return jsonAnswer(200, { keep_days, audit_types, ...more });
}

/** TaurusDB answers 200 for a failure as well; RDS answers nothing. */
export function setPolicy({ request }: Call, instance: Instance): WireAnswer {
  const given = readBody(instance.kind, request.body.toString("utf8"));
  if (instance.busyLooks > 0) {
    instance.busyLooks -= 1;
    throw refusal("DBS.201014");
  }
  if (instance.failsPolicy) {
    instance.failsPolicy = false;
    return jsonAnswer(200, { result: "FAILED" });
  }
  const off = given.keep_days === 0;
  // Switched off without reserving them, the files that exist are gone for good.
  if (off && !given.reserves) instance.files = [];
  const { keep_days, audit_types = instance.policy.audit_types, databases = instance.policy.databases } = given;
  instance.policy = { keep_days, audit_types, databases };
  instance.busyLooks = busyLooks;
  if (instance.kind === "taurusdb") return jsonAnswer(200, { result: "COMPLETED", job_id: randomHex(16) });
  return { status: 200, headers: {}, body: "" };
}

interface Given {
  readonly keep_days: number;
  readonly audit_types?: string[] | undefined;
  readonly databases?: string[] | undefined;
  readonly reserves: boolean;
}

function readBody(kind: Instance["kind"], text: string): Given {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw parameterError("the body is not JSON");
  }
  const parsed = bodies[kind].safeParse(value);
  if (!parsed.success) throw parameterError(z.prettifyError(parsed.error).replaceAll("\n", "; "));
  const { reserve_audit_logs, reserve_auditlogs, ...policy } = { ...unreserved, ...parsed.data };
  return { ...policy, reserves: (reserve_audit_logs ?? true) && (reserve_auditlogs ?? true) };
}

const unreserved: { reserve_audit_logs?: boolean | undefined; reserve_auditlogs?: boolean | undefined } = {};

/** What the instance says of itself; each look brings it nearer to its rest. */
export function statusOf(instance: Instance): string {
  const isTaurus = instance.kind === "taurusdb";
  if (instance.busyLooks === 0) return isTaurus ? "normal" : "ACTIVE";
  instance.busyLooks -= 1;
  return isTaurus ? "modifying" : "MODIFYING";
}
