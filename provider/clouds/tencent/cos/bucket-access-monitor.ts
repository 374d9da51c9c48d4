import { z } from "zod";
import type { Status } from "../../../core/fields/status";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswer } from "../../../http/empty-answer";
import { lifecycleRulesWith } from "../../../http/lifecycle-rules";
import { send } from "../../../http/send";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, type XmlNode, xmlElement, xmlText } from "../../../http/xml";
import {
  type BucketLocator,
  bucketAccessMonitor,
  explainDisableRefusal,
  getBucketAccessMonitor,
  type MonitorAdapter,
  type MonitorReading,
  monitorInputs,
} from "../../../kinds/bucket-access-monitor";
import { tencentCredentials } from "../identity/chain";
import { regionField } from "../regions";
import { tencentSettings } from "../settings";
import { bucketRequest, cos } from "./service";

// The limit is on the whole host name, which differs with the region; the server tells of the few characters in between.
const bucket = z
  .string()
  .max(60)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?-\d+$/,
    "must be the bucket's full name with its appid, such as logs-1250000000, of a-z, 0-9 and hyphens",
  );

export const inputs = monitorInputs("tencent", regionField, bucket);

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

/** https://cloud.tencent.com/document/product/436: GET Bucket accessmonitor. `undefined` when the bucket is gone. */
async function getStatus(operation: Operation, locator: BucketLocator): Promise<MonitorReading | undefined> {
  try {
    return await send(operation, {
      ...callOn(operation),
      action: "GetBucketAccessMonitor",
      attempted: `read the access monitor of bucket ${locator.bucket} in ${locator.region}`,
      permission: permissions.get,
      request: bucketRequest(tencentSettings(operation.session), locator, "GET", "accessmonitor"),
      decode: ({ body, headers }) => ({ status: fromWire(body), requestId: headers["x-cos-request-id"] ?? "" }),
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    if (isFault(error, "Invalid") && /^NoSuch\w*Configuration$/.test(error.fault.code ?? "")) {
      return { status: "Disabled", requestId: error.fault.requestId ?? "" };
    }
    throw error;
  }
}

/** PUT Bucket accessmonitor. There is no way to delete the setting; a write of the same status is accepted. */
async function putStatus(operation: Operation, locator: BucketLocator, status: Status): Promise<void> {
  try {
    await send(operation, {
      ...callOn(operation),
      action: "PutBucketAccessMonitor",
      attempted: `set the access monitor of bucket ${locator.bucket} in ${locator.region} to ${status}`,
      permission: permissions.put,
      request: bucketRequest(tencentSettings(operation.session), locator, "PUT", "accessmonitor", toWire(status)),
      decode: emptyAnswer,
    });
  } catch (error) {
    // The code of this refusal is not documented, so the rules decide whether they are the reason.
    if (status === "Enabled" || !isFault(error, "Invalid", "Conflict", "Denied")) throw error;
    const read = () => rulesByAccess(operation, locator);
    throw await explainDisableRefusal(error, false, { permission: permissions.rules, read });
  }
}

/** The ids of the lifecycle rules that move objects by last access; disabled rules count, for all must go first. */
function rulesByAccess(operation: Operation, locator: BucketLocator): Promise<string[]> {
  return send(operation, {
    ...callOn(operation),
    action: "GetBucketLifecycle",
    attempted: `read the lifecycle rules of bucket ${locator.bucket}`,
    permission: permissions.rules,
    request: bucketRequest(tencentSettings(operation.session), locator, "GET", "lifecycle"),
    answerSize: "list",
    decode: ({ body }) => rulesFromWire(body),
  });
}

export const rulesFromWire = (body: string): string[] =>
  lifecycleRulesWith(body, (transition) => xmlElement(transition, "AccessFrequency") !== undefined);

function callOn(operation: Operation) {
  return { service: cos, credentials: tencentCredentials(operation.session) };
}

const adapter: MonitorAdapter<"tencent"> = {
  cloud: "tencent",
  inputs,
  pages: {
    get: "https://cloud.tencent.com/document/product/436",
    put: "https://cloud.tencent.com/document/product/436",
  },
  permissions,
  example: { region: "ap-guangzhou", bucket: "logs-1250000000" },
  getStatus,
  putStatus,
};

export const tencentBucketAccessMonitor = bucketAccessMonitor(adapter);
export const tencentGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
