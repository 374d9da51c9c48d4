import type { Bucket, Buckets } from "../../../buckets/bucket";
import { faultOfTarget, readLogging, setLogging, writeLogging } from "../../../buckets/logging";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { readXmlBody } from "./access-monitor";
import { refusal } from "./errors";

const names = { targetBucket: "TargetBucket", targetPrefix: "TargetPrefix" };

/** GET and PUT `/?logging`. */
export function getLogging({ logging }: Bucket): WireAnswer {
  return { status: 200, headers: { "Content-Type": "application/xml" }, body: writeLogging(names, logging) };
}

export function putLogging(bucket: Bucket, request: WireRequest, buckets: Buckets): WireAnswer {
  const logging = readLogging(names, readXmlBody(request));
  if (logging === undefined) throw refusal("MalformedXML");
  // The rule is documented, the code is not; this is the common one that comes nearest.
  if (logging !== null && faultOfTarget(bucket, logging.targetBucket, buckets) !== undefined)
    throw refusal("InvalidArgument", { message: "The target bucket does not exist in the source's region." });
  setLogging(bucket, logging);
  return { status: 200, headers: {}, body: "" };
}
