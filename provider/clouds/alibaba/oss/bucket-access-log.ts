import { z } from "zod";
import { field } from "../../../core/fields/field";
import { deliverer } from "../../../core/fields/weakening";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import {
  bucketAccessLog,
  getBucketAccessLog,
  type LogAdapter,
  logInputs,
  prefixField,
} from "../../../kinds/bucket-access-log";
import { bucketAccessLogs } from "../../../kinds/fleets/bucket-access-logs";
import { loggingOf, loggingXml } from "../../../kinds/logging-document";
import { storedLog } from "../../../kinds/stored-access-log";
import { regionField } from "../regions";
import { bucketField } from "./bucket-field";
import { alibabaBuckets } from "./get-buckets";
import { ossStorage } from "./service";

const elements = { targetBucket: "TargetBucket", targetPrefix: "TargetPrefix", loggingRole: "LoggingRole" };

export const toWire = loggingXml.bind(undefined, elements);
export const fromWire = loggingOf.bind(undefined, elements);

const defaultRole = "AliyunOSSLoggingDefaultRole";

export const inputs = logInputs({
  cloud: "alibaba",
  region: regionField,
  bucket: bucketField,
  targetPrefix: prefixField
    .max(256)
    .regex(/^(?![/\\])/, "must not begin with / or \\")
    .regex(/^(?!\.dlsdata\/)/, "must not be in .dlsdata/, which belongs to OSS-HDFS"),
  own: {
    loggingRole: field(
      z
        .string()
        .max(64)
        .regex(/^[\w.-]+$/, "must be the name of a RAM role, such as AliyunOSSLoggingDefaultRole, and not its ARN")
        .optional(),
      {
        doc: `The name of the RAM role by which OSS writes the log files, not its ARN. Unset leaves the role as it is; a bucket without one has \`${defaultRole}\`.`,
        serverFilled: true,
        weakens: deliverer,
      },
    ),
  },
});

const adapter: LogAdapter<"alibaba"> = {
  cloud: "alibaba",
  inputs,
  // Whether a reading tells the default role where none was written is not documented.
  unset: { targetPrefix: "", loggingRole: defaultRole },
  pages: {
    get: "https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlogging",
    put: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlogging",
  },
  changedBy: eventsNamed("PutBucketLogging", "DeleteBucketLogging", "DeleteBucket"),
  example: {
    ...{ region: "cn-hangzhou", bucket: "archive", status: "Enabled" },
    ...{ targetBucket: "audit", targetPrefix: "archive/" },
  },
  ...storedLog({
    storage: ossStorage,
    permissions: {
      get: "oss:GetBucketLogging",
      put: "oss:PutBucketLogging",
      otherTarget: [{ name: "oss:PutObject", when: "for a target that is another bucket" }],
    },
    toWire,
    fromWire,
    serverFilled: ["loggingRole"],
  }),
};

export const alibabaBucketAccessLog = bucketAccessLog(adapter);
export const alibabaGetBucketAccessLog = getBucketAccessLog(adapter);
export const alibabaBucketAccessLogs = bucketAccessLogs(adapter, alibabaBuckets);
