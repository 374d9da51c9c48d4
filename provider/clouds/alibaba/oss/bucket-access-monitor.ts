import { z } from "zod";
import type { Status } from "../../../core/fields/status";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswer } from "../../../http/empty-answer";
import { lifecycleRulesWith } from "../../../http/lifecycle-rules";
import { send } from "../../../http/send";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, xmlText } from "../../../http/xml";
import {
  type BucketLocator,
  bucketAccessMonitor,
  explainDisableRefusal,
  getBucketAccessMonitor,
  type MonitorAdapter,
  type MonitorReading,
  monitorInputs,
} from "../../../kinds/bucket-access-monitor";
import { alibabaCredentials } from "../identity/chain";
import { regionField } from "../regions";
import { alibabaSettings } from "../settings";
import { bucketRequest, oss } from "./service";

const bucket = z
  .string()
  .min(3)
  .max(63)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    "must be the bucket's name, of a-z, 0-9 and hyphens, with no hyphen at either end",
  );

export const inputs = monitorInputs("alibaba", regionField, bucket);

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

/**
 * https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketaccessmonitor. `undefined` when the bucket is
 * gone.
 */
async function getStatus(operation: Operation, locator: BucketLocator): Promise<MonitorReading | undefined> {
  try {
    return await send(operation, {
      ...callOn(operation, locator),
      action: "GetBucketAccessMonitor",
      attempted: `read the access monitor of bucket ${locator.bucket} in ${locator.region}`,
      permission: permissions.get,
      request: bucketRequest(alibabaSettings(operation.session), locator, "GET", "accessmonitor"),
      decode: ({ body, headers }) => ({ status: fromWire(body), requestId: headers["x-oss-request-id"] ?? "" }),
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

/**
 * https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor. There is no way to delete the
 * setting; a write of the same status is accepted.
 */
async function putStatus(operation: Operation, locator: BucketLocator, status: Status): Promise<void> {
  try {
    await send(operation, {
      ...callOn(operation, locator),
      action: "PutBucketAccessMonitor",
      attempted: `set the access monitor of bucket ${locator.bucket} in ${locator.region} to ${status}`,
      permission: permissions.put,
      request: bucketRequest(alibabaSettings(operation.session), locator, "PUT", "accessmonitor", toWire(status)),
      decode: emptyAnswer,
    });
  } catch (error) {
    if (!isFault(error, "Conflict") || error.fault.code !== "AccessMonitorDisableNotAllowed") throw error;
    const read = () => rulesByAccess(operation, locator);
    throw await explainDisableRefusal(error, true, { permission: permissions.rules, read });
  }
}

/**
 * The ids of the lifecycle rules that move objects by last access; disabled rules count, for whether they are in the way
 * is not documented. https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlifecycle
 */
async function rulesByAccess(operation: Operation, locator: BucketLocator): Promise<string[]> {
  try {
    return await send(operation, {
      ...callOn(operation, locator),
      action: "GetBucketLifecycle",
      attempted: `read the lifecycle rules of bucket ${locator.bucket} in ${locator.region}`,
      permission: permissions.rules,
      request: bucketRequest(alibabaSettings(operation.session), locator, "GET", "lifecycle"),
      answerSize: "list",
      decode: ({ body }) => rulesFromWire(body),
    });
  } catch (error) {
    if (isFault(error, "Invalid") && error.fault.code === "NoSuchLifecycle") return [];
    throw error;
  }
}

export const rulesFromWire = (body: string): string[] =>
  lifecycleRulesWith(body, (transition) => xmlText(transition, "IsAccessTime") === "true");

function callOn(operation: Operation, locator: BucketLocator) {
  return { service: oss(locator), credentials: alibabaCredentials(operation.session) };
}

const adapter: MonitorAdapter<"alibaba"> = {
  cloud: "alibaba",
  inputs,
  pages: {
    get: "https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketaccessmonitor",
    put: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketaccessmonitor",
  },
  permissions,
  example: { region: "cn-hangzhou", bucket: "archive" },
  getStatus,
  putStatus,
};

export const alibabaBucketAccessMonitor = bucketAccessMonitor(adapter);
export const alibabaGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
