import type { AccessMonitorForm, Bucket } from "../../../buckets/bucket";
import { jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { refusal } from "./errors";
import { readJsonBody } from "./json-body";
import { usesAccessTime } from "./lifecycle";

const written: Readonly<Record<AccessMonitorForm, string>> = {
  Enabled: '{"Status":"Enabled"}',
  Disabled: '{"Status":"Disabled"}',
  unset: "{}",
  emptyStatus: '{"Status":""}',
  emptyBody: "",
  foreign: "<html><body>Welcome</body></html>",
  notFoundConfiguration: "{}",
};

/** GET and PUT `/?accessmonitor`. */
export function getAccessMonitor({ accessMonitor }: Bucket): WireAnswer {
  return { status: 200, headers: { "Content-Type": "application/json" }, body: written[accessMonitor] };
}

export function putAccessMonitor(bucket: Bucket, request: WireRequest): WireAnswer {
  const { Status: status, ...others } = readJsonBody(request);
  if ((status !== "Enabled" && status !== "Disabled") || Object.keys(others).length > 0) throw refusal("MalformedBody");
  if (status === "Disabled" && bucket.lifecycleRules.some(usesAccessTime))
    throw refusal("InvalidRequest", {
      message: "Delete all lifecycle rules based on the last access time before access monitoring is disabled.",
    });
  bucket.accessMonitor = status;
  return { status: 200, headers: {}, body: "" };
}

/** GET `/?bucketInfo`, which tells of the access monitor as well. */
export function getBucketInfo({ name, region, createTime, accessMonitor }: Bucket): WireAnswer {
  const status = accessMonitor === "Enabled" ? "Enabled" : "Disabled";
  return jsonAnswer(200, {
    Bucket: { Name: name, Location: region, CreationDate: createTime, ProjectName: "default", AccessMonitor: status },
  });
}

export function headBucket({ region }: Bucket): WireAnswer {
  return { status: 200, headers: { "x-tos-bucket-region": region, "x-tos-storage-class": "STANDARD" }, body: "" };
}
