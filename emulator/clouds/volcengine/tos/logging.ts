import { z } from "zod";
import type { Bucket, Buckets } from "../../../buckets/bucket";
import { faultOfTarget, setLogging } from "../../../buckets/logging";
import { jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { refusal } from "./errors";
import { readJsonBody } from "./json-body";

const enabled = z.strictObject({
  TargetBucket: z.string().min(1),
  TargetPrefix: z.string().optional(),
  Role: z.string().optional(),
});
const document = z.strictObject({ LoggingEnabled: enabled.optional() });

/** GET and PUT `/?logging`; off is `{}`. */
export function getLogging({ logging }: Bucket): WireAnswer {
  if (logging === undefined) return jsonAnswer(200, {});
  const { targetBucket, targetPrefix, role } = logging;
  return jsonAnswer(200, { LoggingEnabled: { TargetBucket: targetBucket, TargetPrefix: targetPrefix, Role: role } });
}

export function putLogging(bucket: Bucket, request: WireRequest, buckets: Buckets): WireAnswer {
  const parsed = document.safeParse(readJsonBody(request));
  if (!parsed.success) throw refusal("MalformedBody");
  const { LoggingEnabled: given } = parsed.data;
  // Neither the rule nor its code is documented; other clouds have it.
  if (given !== undefined && faultOfTarget(bucket, given.TargetBucket, buckets) !== undefined)
    throw refusal("InvalidArgument", { message: "The target bucket does not exist in the source's region." });
  setLogging(
    bucket,
    given === undefined
      ? null
      : { targetBucket: given.TargetBucket, targetPrefix: given.TargetPrefix, role: given.Role },
  );
  return { status: 200, headers: {}, body: "" };
}
