import type { Bucket, BucketLogging, Buckets } from "../../../buckets/bucket";
import { faultOfTarget, readLogging, setLogging, writeLogging } from "../../../buckets/logging";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { xmlDeclaration } from "../../../wire/xml";
import { readXmlBody } from "./access-monitor";
import { refusal } from "./errors";

const names = { targetBucket: "TargetBucket", targetPrefix: "TargetPrefix", role: "LoggingRole" };

/** GET, PUT and DELETE `/?logging`. */
export function getLogging({ logging }: Bucket): WireAnswer {
  const body = `${xmlDeclaration}${writeLogging(names, logging)}`;
  return { status: 200, headers: { "Content-Type": "application/xml" }, body };
}

export function putLogging(bucket: Bucket, request: WireRequest, buckets: Buckets): WireAnswer {
  const logging = readLogging(names, readXmlBody(request));
  if (logging === undefined) throw refusal("MalformedXML", { fields: { EC: "0032-00000001" } });
  if (logging !== null) validate(bucket, logging, buckets);
  setLogging(bucket, logging);
  return { status: 200, headers: {}, body: "" };
}

/** Also of a bucket that logs nothing. */
export function deleteLogging(bucket: Bucket): WireAnswer {
  setLogging(bucket, null);
  return { status: 204, headers: {}, body: "" };
}

/** The numbers are documented, the codes beside them mostly are not. */
function validate(bucket: Bucket, { targetBucket, targetPrefix = "", role }: BucketLogging, buckets: Buckets): void {
  const refused = (code: Parameters<typeof refusal>[0], number: string) =>
    refusal(code, { fields: { EC: `0032-000000${number}` } });
  if (targetBucket === "") throw refused("InvalidArgument", "03");
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(targetBucket)) throw refused("InvalidBucketName", "04");
  if (/^[/\\]/.test(targetPrefix)) throw refused("InvalidArgument", "05");
  if (targetPrefix.length > 256) throw refused("InvalidArgument", "06");
  if (role !== undefined && !/^[\w.-]{1,64}$/.test(role)) throw refused("InvalidArgument", "14");
  const fault = faultOfTarget(bucket, targetBucket, buckets);
  if (fault !== undefined) throw refused("InvalidTargetBucketForLogging", fault === "missing" ? "08" : "10");
}
