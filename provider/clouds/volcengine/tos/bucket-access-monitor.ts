import type { Status } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import { exactJson, parseJsonObject } from "../../../http/json";
import { listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
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
import { volcengineBuckets } from "./get-buckets";
import { tosStorage } from "./service";

export const inputs = monitorInputs("volcengine", regionField, bucketField);

const permissions = {
  get: "tos:GetBucketAccessMonitor",
  put: "tos:PutBucketAccessMonitor",
  rules: "tos:GetLifecycleConfiguration",
};

export function toWire(status: Status): string {
  return JSON.stringify({ Status: status });
}

/** Nothing at all, or a blank status, is what the vendor's SDKs take for off; other members of which none is the status are not. */
export function fromWire(body: string): Status {
  const answer = parseJsonObject(body);
  const { Status: status } = answer;
  if (status === "Enabled" || status === "Disabled") return status;
  const isUnset = "Status" in answer || Object.keys(answer).length === 0;
  if (isUnset && (status === undefined || status === null || status === "")) return "Disabled";
  const found = JSON.stringify(exactJson({ status }).status) ?? "unset";
  throw new MalformedAnswer(`the answer has the status ${found}, where Enabled or Disabled was expected`);
}

/** As some of the vendor's SDKs write `NonCurrent…`, names are compared without case. */
const byAccess = new Set([
  "accesstimetransitions",
  "accesstimeexpiration",
  "noncurrentversionaccesstimetransitions",
  "noncurrentversionaccesstimeexpiration",
]);

/** The rules that move or delete objects by last access: https://www.volcengine.com/docs/6349/74862 */
export function rulesFromWire(body: string): string[] {
  const rules = listIn(parseJsonObject(body), "Rules").map((rule) => {
    if (isRecord(rule)) return rule;
    throw new MalformedAnswer("a lifecycle rule is not an object");
  });
  return rules.filter(usesAccessTime).map((rule) => textIn(rule, "ID") ?? "(a rule without an id)");
}

function usesAccessTime(rule: Record<string, unknown>): boolean {
  const holds = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
  return Object.entries(rule).some(([name, value]) => byAccess.has(name.toLowerCase()) && holds(value));
}

const adapter: MonitorAdapter<"volcengine"> = {
  cloud: "volcengine",
  inputs,
  pages: {
    get: "https://www.volcengine.com/docs/6349/1286653",
    put: "https://www.volcengine.com/docs/6349/1286652",
  },
  changedBy: eventsNamed("PutBucketAccessMonitor", "DeleteBucket"),
  example: { region: "cn-beijing", bucket: "lake" },
  ...storedMonitor({
    storage: tosStorage,
    permissions,
    toWire,
    fromWire,
    // The code of this refusal is not documented: any refusal of a switch-off may be it, and the rules tell.
    isRefusal: () => "maybe",
    rulesFromWire,
    noRulesCode: "NoSuchLifecycleConfiguration",
    rulesPermission: "tos:GetLifecycleConfiguration (one of the vendor's pages says tos:PutBucketLifecycle)",
  }),
};

export const volcengineBucketAccessMonitor = bucketAccessMonitor(adapter);
export const volcengineGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
export const volcengineBucketAccessMonitors = bucketAccessMonitors(adapter, volcengineBuckets);
