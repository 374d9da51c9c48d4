import { z } from "zod";
import { field } from "../../../core/fields/field";
import { isRecord } from "../../../core/fields/validation";
import { deliverer } from "../../../core/fields/weakening";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import { parseJsonObject } from "../../../http/json";
import { objectIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import {
  type BucketLog,
  bucketAccessLog,
  getBucketAccessLog,
  type LogAdapter,
  logInputs,
  prefixField,
} from "../../../kinds/bucket-access-log";
import { bucketAccessLogs } from "../../../kinds/fleets/bucket-access-logs";
import { storedLog } from "../../../kinds/stored-access-log";
import { regionField } from "../regions";
import { bucketField } from "./bucket-field";
import { volcengineBuckets } from "./get-buckets";
import { tosStorage } from "./service";

export function toWire({ status, targetBucket, targetPrefix, role }: BucketLog): string {
  if (status === "Disabled") return "{}";
  const filled = { ...(targetPrefix ? { TargetPrefix: targetPrefix } : {}), ...(role ? { Role: role } : {}) };
  return JSON.stringify({ LoggingEnabled: { TargetBucket: targetBucket, ...filled } });
}

/** Off is an empty object; null, an empty member and an empty target read the same. Other members are something else. */
export function fromWire(body: string): BucketLog {
  const answer = parseJsonObject(body);
  if (!("LoggingEnabled" in answer) && Object.keys(answer).length > 0)
    throw new MalformedAnswer("the answer has no LoggingEnabled");
  const enabled = objectIn(answer, "LoggingEnabled");
  const targetBucket = named(enabled, "TargetBucket");
  if (targetBucket === undefined) return { status: "Disabled" };
  const role = named(enabled, "Role");
  const targetPrefix = named(enabled, "TargetPrefix") ?? "";
  return { status: "Enabled", targetBucket, targetPrefix, ...(role === undefined ? {} : { role }) };
}

/** A name is text; a number here would be another document. */
function named(wire: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = isRecord(wire) && Object.hasOwn(wire, name) ? wire[name] : undefined;
  if (value !== undefined && value !== null && typeof value !== "string")
    throw new MalformedAnswer(`${name} is not text`);
  return textIn(wire, name);
}

const defaultRole = "ServiceRoleforTOSLogging";

export const inputs = logInputs({
  cloud: "volcengine",
  region: regionField,
  bucket: bucketField,
  targetPrefix: prefixField,
  own: {
    role: field(
      z
        .string()
        .max(64)
        .regex(/^[\w.-]+$/, "must be the name of a role, such as ServiceRoleforTOSLogging")
        .optional(),
      {
        doc: `The name of the role by which TOS reads the source and writes the log files. Unset leaves the role as it is; a bucket without one has \`${defaultRole}\`, which the console makes.`,
        serverFilled: true,
        weakens: deliverer,
      },
    ),
  },
});

const adapter: LogAdapter<"volcengine"> = {
  cloud: "volcengine",
  inputs,
  // The role of a bucket that has none is not documented; the console uses this one.
  unset: { targetPrefix: "", role: defaultRole },
  pages: {
    get: "https://www.volcengine.com/docs/6349/74834",
    put: "https://www.volcengine.com/docs/6349/74834",
  },
  changedBy: eventsNamed("PutBucketLogging", "DeleteBucket"),
  example: {
    ...{ region: "cn-beijing", bucket: "lake", status: "Enabled" },
    ...{ targetBucket: "audit", targetPrefix: "tos-accesslog" },
  },
  ...storedLog({
    storage: tosStorage,
    // The vendor's pages name no permissions; these follow the names of its operations.
    permissions: { get: "tos:GetBucketLogging", put: "tos:PutBucketLogging" },
    toWire,
    fromWire,
    // Which code says that logging was never configured is not documented. A missing bucket has a code of its own.
    isUnset: ({ fault }) => fault.status === 404 && /^NoSuch\w*Logging\w*$/.test(fault.code ?? ""),
    serverFilled: ["role"],
  }),
};

export const volcengineBucketAccessLog = bucketAccessLog(adapter);
export const volcengineGetBucketAccessLog = getBucketAccessLog(adapter);
export const volcengineBucketAccessLogs = bucketAccessLogs(adapter, volcengineBuckets);
