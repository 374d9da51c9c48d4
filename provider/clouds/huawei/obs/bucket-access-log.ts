import { z } from "zod";
import type { Rule } from "../../../core/fields/check";
import { choice, field } from "../../../core/fields/field";
import { guard } from "../../../core/fields/guard";
import { isRecord } from "../../../core/fields/validation";
import { deliverer } from "../../../core/fields/weakening";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import {
  bucketAccessLog,
  getBucketAccessLog,
  type LogAdapter,
  type LogInputs,
  logInputs,
  prefixField,
} from "../../../kinds/bucket-access-log";
import { bucketAccessLogs } from "../../../kinds/fleets/bucket-access-logs";
import { storedLog } from "../../../kinds/stored-access-log";
import { regionField } from "../fields";
import { bucketField } from "./bucket-field";
import { huaweiBuckets } from "./get-buckets";
import { fromWire, toWire } from "./logging-document";
import { obsStorage } from "./service";

const isPublic = (grants: unknown) => Array.isArray(grants) && grants.some((one) => isRecord(one) && one.everyone);

/** Another reader loses no record; everyone is another matter. */
const published = guard(["unprotected"], (before, after) =>
  isPublic(after) && !isPublic(before)
    ? { rule: "unprotected", severity: "medium", reason: "everyone is let at the log files" }
    : undefined,
);

const grantField = z
  .strictObject({
    accountId: field(
      z
        .string()
        .regex(/^[A-Za-z0-9]{1,64}$/, "must be the id of an account, of letters and digits")
        .optional(),
      { doc: "The id of the account (domain) that is let at the log files." },
    ),
    everyone: field(z.boolean().optional(), { doc: "`true` instead of `accountId` lets everyone at the log files." }),
    permission: field(
      choice({
        READ: "Reads the log files.",
        WRITE: "Changes and deletes the log files.",
        FULL_CONTROL: "Both, and changes who else may.",
      }),
      { doc: "What is allowed." },
    ),
  })
  .refine(
    ({ accountId, everyone }) => (accountId === undefined ? everyone === true : everyone === undefined),
    "must have either accountId or everyone: true",
  );

export const inputs = logInputs({
  cloud: "huawei",
  region: regionField,
  bucket: bucketField,
  targetPrefix: prefixField.min(1).max(1024),
  prefixDoc: "What the names of log files begin with, such as `logs/`: 1 to 1024 characters. Required when Enabled.",
  own: {
    agency: field(prefixField.min(1).max(64).optional(), {
      doc: "The name of the IAM agency by which OBS writes the log files. It must be made first, for the cloud service OBS, with `OBSAssumeLoggingPolicy` for the target. Required when Enabled.",
      weakens: deliverer,
    }),
    targetGrants: field(z.array(grantField).min(1).max(100).optional(), {
      doc: "Who else may read or change the log files. Unset means nobody, and takes away what there is.",
      unordered: true,
      weakens: published,
    }),
  },
});

const wanted = (name: "agency" | "targetPrefix"): Rule<LogInputs> => ({
  fields: ["status", name],
  check: (given) =>
    given.status === "Enabled" && given[name] === undefined
      ? { property: name, reason: 'must be set while status is "Enabled", but it is missing' }
      : undefined,
});

const stored = storedLog({
  storage: obsStorage,
  permissions: { get: "obs:bucket:GetBucketLogging", put: "obs:bucket:PutBucketLogging" },
  toWire,
  fromWire,
  serverFilled: [],
});

const adapter: LogAdapter<"huawei"> = {
  cloud: "huawei",
  inputs,
  rules: [wanted("targetPrefix"), wanted("agency")],
  unset: { targetPrefix: "" },
  pages: {
    get: "https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0033.html",
    put: "https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html",
  },
  // https://support.huaweicloud.com/intl/en-us/usermanual-obs/obs_03_0020.html
  changedBy: eventsNamed("setBucketLogging", "deleteBucket"),
  example: {
    ...{ region: "cn-north-4", bucket: "orders", status: "Enabled", agency: "obs-log-agency" },
    ...{ targetBucket: "audit", targetPrefix: "orders/" },
  },
  ...stored,
  putLog(operation, locator, log, live, restoring) {
    if (isPublic(log.targetGrants))
      operation.session.warn(
        `Everyone is let at the log files of bucket ${locator.bucket} in ${locator.region}, by targetGrants with everyone: true.`,
      );
    return stored.putLog(operation, locator, log, live, restoring);
  },
};

export const huaweiBucketAccessLog = bucketAccessLog(adapter);
export const huaweiGetBucketAccessLog = getBucketAccessLog(adapter);
export const huaweiBucketAccessLogs = bucketAccessLogs(adapter, huaweiBuckets);
