import type { Status } from "../../../core/fields/status";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import { lifecycleRulesWith } from "../../../http/lifecycle-rules";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, type XmlNode, xmlElement, xmlText } from "../../../http/xml";
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
import { tencentBuckets } from "./get-buckets";
import { cosStorage } from "./service";

export const inputs = monitorInputs("tencent", regionField, bucketField);

const permissions = {
  get: "cos:GetBucketAccessMonitor",
  put: "cos:PutBucketAccessMonitor",
  rules: "cos:GetBucketLifecycle",
};

const root = "AccessMonitorConfiguration";

function toWire(status: Status): string {
  return `<${root}><Status>${status}</Status></${root}>`;
}

/**
 * A bucket that was never configured may answer with no children or without a status (not documented): that is Disabled.
 * Children of which none is the status are something else.
 */
export function fromWire(body: string): Status {
  const document = parseXml(body, root);
  const status = xmlText(document, "Status") || (isUnset(document) ? "Disabled" : undefined);
  if (status === "Enabled" || status === "Disabled") return status;
  if (status === undefined) throw new MalformedAnswer("the answer has no <Status>");
  throw new MalformedAnswer(`the status ${JSON.stringify(status)} is neither Enabled nor Disabled`);
}

function isUnset(document: XmlNode): boolean {
  return typeof document === "string" || "Status" in document;
}

export const rulesFromWire = (body: string): string[] =>
  lifecycleRulesWith(body, (transition) => xmlElement(transition, "AccessFrequency") !== undefined);

const adapter: MonitorAdapter<"tencent"> = {
  cloud: "tencent",
  inputs,
  pages: {
    get: "https://cloud.tencent.com/document/product/436",
    put: "https://cloud.tencent.com/document/product/436",
  },
  changedBy: eventsNamed("PutBucketAccessMonitor", "DeleteBucket"),
  example: { region: "ap-guangzhou", bucket: "logs-1250000000" },
  ...storedMonitor({
    storage: cosStorage,
    permissions,
    toWire,
    fromWire,
    isUnset: ({ fault }) => /^NoSuch\w*Configuration$/.test(fault.code ?? ""),
    // The code of this refusal is not documented, so the rules decide whether they are the reason.
    isRefusal: () => "maybe",
    rulesFromWire,
  }),
};

export const tencentBucketAccessMonitor = bucketAccessMonitor(adapter);
export const tencentGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
export const tencentBucketAccessMonitors = bucketAccessMonitors(adapter, tencentBuckets);
