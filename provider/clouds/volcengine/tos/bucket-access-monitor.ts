import { z } from "zod";
import type { Status } from "../../../core/fields/status";
import { isRecord } from "../../../core/fields/validation";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswer } from "../../../http/empty-answer";
import { exactJson, parseJsonObject } from "../../../http/json";
import { listIn, textIn } from "../../../http/members";
import { send } from "../../../http/send";
import { MalformedAnswer } from "../../../http/service";
import {
  type BucketLocator,
  bucketAccessMonitor,
  explainDisableRefusal,
  getBucketAccessMonitor,
  type MonitorAdapter,
  type MonitorReading,
  monitorInputs,
} from "../../../kinds/bucket-access-monitor";
import { volcengineCredentials } from "../identity/chain";
import { regionField } from "../regions";
import { volcengineSettings } from "../settings";
import { bucketRequest, tos } from "./service";

const bucket = z
  .string()
  .min(3)
  .max(63)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    "must be the bucket's name, of a-z, 0-9 and hyphens, with no hyphen at either end",
  );

export const inputs = monitorInputs("volcengine", regionField, bucket);

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

/** https://www.volcengine.com/docs/6349/1286653. `undefined` when the bucket is gone. */
async function getStatus(operation: Operation, locator: BucketLocator): Promise<MonitorReading | undefined> {
  try {
    return await send(operation, {
      ...callOn(operation, locator),
      action: "GetBucketAccessMonitor",
      attempted: `read the access monitor of bucket ${locator.bucket} in ${locator.region}`,
      permission: permissions.get,
      request: bucketRequest(volcengineSettings(operation.session), locator, "GET", "accessmonitor"),
      decode: ({ body, headers }) => ({ status: fromWire(body), requestId: headers["x-tos-request-id"] ?? "" }),
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

/** https://www.volcengine.com/docs/6349/1286652. There is no way to delete the setting; writing the same status is accepted. */
async function putStatus(operation: Operation, locator: BucketLocator, status: Status): Promise<void> {
  try {
    await send(operation, {
      ...callOn(operation, locator),
      action: "PutBucketAccessMonitor",
      attempted: `set the access monitor of bucket ${locator.bucket} in ${locator.region} to ${status}`,
      permission: permissions.put,
      request: bucketRequest(volcengineSettings(operation.session), locator, "PUT", "accessmonitor", toWire(status)),
      decode: emptyAnswer,
    });
  } catch (error) {
    // The code of this refusal is not documented: any refusal of a switch-off may be it, and the rules tell.
    if (status !== "Disabled" || !isFault(error, "Conflict", "Invalid", "Denied")) throw error;
    const permission = "tos:GetLifecycleConfiguration (one of the vendor's pages says tos:PutBucketLifecycle)";
    throw await explainDisableRefusal(error, false, { permission, read: () => rulesByAccess(operation, locator) });
  }
}

/** As some of the vendor's SDKs write `NonCurrent…`, names are compared without case. */
const byAccess = new Set([
  "accesstimetransitions",
  "accesstimeexpiration",
  "noncurrentversionaccesstimetransitions",
  "noncurrentversionaccesstimeexpiration",
]);

/**
 * The ids of the lifecycle rules that move or delete objects by last access; disabled rules count, for whether they are in
 * the way is not documented. https://www.volcengine.com/docs/6349/74862
 */
async function rulesByAccess(operation: Operation, locator: BucketLocator): Promise<string[]> {
  try {
    return await send(operation, {
      ...callOn(operation, locator),
      action: "GetBucketLifecycle",
      attempted: `read the lifecycle rules of bucket ${locator.bucket} in ${locator.region}`,
      permission: permissions.rules,
      request: bucketRequest(volcengineSettings(operation.session), locator, "GET", "lifecycle"),
      answerSize: "list",
      decode: ({ body }) => rulesFromWire(body),
    });
  } catch (error) {
    if (isFault(error, "Invalid") && error.fault.code === "NoSuchLifecycleConfiguration") return [];
    throw error;
  }
}

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

function callOn(operation: Operation, { region }: BucketLocator) {
  return { service: tos(region), credentials: volcengineCredentials(operation.session) };
}

const adapter: MonitorAdapter<"volcengine"> = {
  cloud: "volcengine",
  inputs,
  pages: {
    get: "https://www.volcengine.com/docs/6349/1286653",
    put: "https://www.volcengine.com/docs/6349/1286652",
  },
  permissions,
  example: { region: "cn-beijing", bucket: "lake" },
  getStatus,
  putStatus,
};

export const volcengineBucketAccessMonitor = bucketAccessMonitor(adapter);
export const volcengineGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
