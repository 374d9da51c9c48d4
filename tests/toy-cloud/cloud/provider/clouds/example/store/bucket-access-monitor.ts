import { z } from "zod";
import type { Status } from "../../../core/fields/status";
import { eventsNamed } from "../../../core/lifecycle/changed-by";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { emptyAnswer } from "../../../http/empty-answer";
import { parseJsonObject } from "../../../http/json";
import { MalformedAnswer } from "../../../http/service";
import {
  bucketAccessMonitor,
  getBucketAccessMonitor,
  type MonitorAdapter,
  type MonitorReading,
  monitorInputs,
} from "../../../kinds/bucket-access-monitor";
import type { BucketLocator } from "../../../kinds/object-storage";
import { callExample, permissionOf, requestIdOf } from "../service";
import { regionField } from "../settings";

const bucket = z.string().regex(/^[a-z0-9-]{3,40}$/, "must be 3 to 40 of a-z, 0-9 and hyphens");

const query = [["monitor", ""]] as const;

function toWire(status: Status) {
  return { state: status === "Enabled" ? "on" : "off" };
}

/** Something else than the two states is an error, never a default. */
function fromWire(body: string): Status {
  const { state } = parseJsonObject(body);
  if (state === "on") return "Enabled";
  if (state === "off") return "Disabled";
  throw new MalformedAnswer("the answer has no state");
}

async function getStatus(operation: Operation, { region, bucket }: BucketLocator): Promise<MonitorReading | undefined> {
  try {
    return await callExample(operation, "store", {
      ...{ region, bucket, query, method: "GET", action: "GetMonitor" },
      attempted: `read the access monitor of bucket ${bucket} in ${region}`,
      decode: (response) => ({ status: fromWire(response.body), requestId: requestIdOf(response) }),
    });
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    throw error;
  }
}

function putStatus(operation: Operation, { region, bucket }: BucketLocator, status: Status): Promise<void> {
  return callExample(operation, "store", {
    ...{ region, bucket, query, method: "PUT", action: "PutMonitor", body: toWire(status) },
    attempted: `set the access monitor of bucket ${bucket} in ${region} to ${status}`,
    decode: emptyAnswer,
  });
}

const adapter: MonitorAdapter<"example"> = {
  cloud: "example",
  inputs: monitorInputs("example", regionField, bucket),
  pages: { get: "https://cloud.example/docs/get-monitor", put: "https://cloud.example/docs/put-monitor" },
  permissions: {
    get: permissionOf("store", "GetMonitor"),
    put: permissionOf("store", "PutMonitor"),
    rules: permissionOf("store", "GetRules"),
  },
  changedBy: eventsNamed("PutMonitor"),
  example: { region: "north-1", bucket: "pictures" },
  getStatus,
  putStatus,
};

export const exampleBucketAccessMonitor = bucketAccessMonitor(adapter);
export const exampleGetBucketAccessMonitor = getBucketAccessMonitor(adapter);
