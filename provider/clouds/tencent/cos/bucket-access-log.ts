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
import { tencentBuckets } from "./get-buckets";
import { cosStorage } from "./service";

const elements = { targetBucket: "TargetBucket", targetPrefix: "TargetPrefix" };

/** An empty prefix is left out: what an empty element means is not documented. */
export const toWire = loggingXml.bind(undefined, elements);
export const fromWire = loggingOf.bind(undefined, elements);

export const inputs = logInputs({
  cloud: "tencent",
  region: regionField,
  bucket: bucketField,
  targetPrefix: prefixField,
  own: {},
});

const appId = (bucket: string) => bucket.slice(bucket.lastIndexOf("-") + 1);

const adapter: LogAdapter<"tencent"> = {
  cloud: "tencent",
  inputs,
  rules: [
    {
      fields: ["bucket", "targetBucket"],
      check: ({ bucket, targetBucket }) =>
        targetBucket !== undefined && appId(targetBucket) !== appId(bucket)
          ? {
              property: "targetBucket",
              reason: `must be of the same account as ${bucket}, so with the appid ${appId(bucket)}, but it is ${JSON.stringify(targetBucket)}`,
            }
          : undefined,
    },
  ],
  unset: { targetPrefix: "" },
  pages: {
    get: "https://cloud.tencent.com/document/product/436/17053",
    put: "https://cloud.tencent.com/document/product/436/17054",
  },
  changedBy: eventsNamed("PutBucketLogging", "DeleteBucket"),
  example: {
    ...{ region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled" },
    ...{ targetBucket: "audit-1250000000", targetPrefix: "logs/" },
  },
  ...storedLog({
    storage: cosStorage,
    permissions: { get: "cos:GetBucketLogging", put: "cos:PutBucketLogging" },
    toWire,
    fromWire,
    serverFilled: [],
  }),
};

export const tencentBucketAccessLog = bucketAccessLog(adapter);
export const tencentGetBucketAccessLog = getBucketAccessLog(adapter);
export const tencentBucketAccessLogs = bucketAccessLogs(adapter, tencentBuckets);
