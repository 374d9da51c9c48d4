import type { Status } from "../../../core/fields/status";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import { lifecycleRulesWith } from "../../../http/lifecycle-rules";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, xmlText } from "../../../http/xml";
import {
  bucketAccessMonitor,
  getBucketAccessMonitor,
  type MonitorAdapter,
  monitorInputs,
} from "../../../kinds/bucket-access-monitor";
import { bucketAccessMonitors } from "../../../kinds/fleets/bucket-access-monitors";
import { storedMonitor } from "../../../kinds/stored-access-monitor";
import { regionField } from "../regions";
import { bucketField } from "./bucket-field";
import { alibabaBuckets } from "./get-buckets";
import { ossStorage } from "./service";

export const inputs = monitorInputs("alibaba", regionField, bucketField);

const permissions = {
  get: "oss:GetBucketAccessMonitor",
  put: "oss:PutBucketAccessMonitor",
  rules: "oss:GetBucketLifecycle",
};

const root = "AccessMonitorConfiguration";

export function toWire(status: Status): string {
  return `<${root}><Status>${status}</Status></${root}>`;
}

/** A bucket that was never configured answers Disabled, so an answer without a status is none of the service's. */
export function fromWire(body: string): Status {
  const status = xmlText(parseXml(body, root), "Status");
  if (status === "Enabled" || status === "Disabled") return status;
  const found = status ? `the status ${JSON.stringify(status)}` : "no status";
  throw new MalformedAnswer(`the answer has ${found}, where Enabled or Disabled was expected`);
}

/** https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlifecycle */
export const rulesFromWire = (body: string): string[] =>
  lifecycleRulesWith(body, (transition) => xmlText(transition, "IsAccessTime") === "true");

const adapter: MonitorAdapter<"alibaba"> = {
  cloud: "alibaba",
  inputs,
  pages: {
    get: "https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketaccessmonitor",
    put: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor",
  },
  changedBy: eventsNamed("PutBucketAccessMonitor", "DeleteBucket"),
  example: { region: "cn-hangzhou", bucket: "archive" },
  ...storedMonitor({
    storage: ossStorage,
    permissions,
    toWire,
    fromWire,
    isRefusal: ({ fault }) => (fault.code === "AccessMonitorDisableNotAllowed" ? "certain" : undefined),
    rulesFromWire,
    noRulesCode: "NoSuchLifecycle",
  }),
};

export const alibabaBucketAccessMonitor = bucketAccessMonitor(adapter);
export const alibabaGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
export const alibabaBucketAccessMonitors = bucketAccessMonitors(adapter, alibabaBuckets);
