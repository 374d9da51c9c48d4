import { readAccessMonitor, writeAccessMonitor } from "../../../buckets/access-monitor";
import type { Bucket, LifecycleRule } from "../../../buckets/bucket";
import { elementsOf } from "../../../buckets/lifecycle-document";
import { md5Base64 } from "../../../wire/digests";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { xmlDeclaration } from "../../../wire/xml";
import { refusal } from "./errors";

/** GET and PUT `/?accessmonitor`. */
export function getAccessMonitor(bucket: Bucket): WireAnswer {
  if (bucket.accessMonitor === "notFoundConfiguration") throw refusal("NoSuchAccessMonitorConfiguration");
  const document = writeAccessMonitor(bucket.accessMonitor);
  const body = document === "" ? "" : `${xmlDeclaration}${document}`;
  return { status: 200, headers: { "Content-Type": "application/xml" }, body };
}

export function putAccessMonitor(bucket: Bucket, request: WireRequest): WireAnswer {
  const status = readAccessMonitor(readXmlBody(request));
  if (status === undefined) throw refusal("MalformedXML");
  if (status === "Disabled" && bucket.lifecycleRules.some(usesAccessTime))
    throw refusal("AccessMonitorDisableNotAllowed", { fields: { BucketName: bucket.name } });
  bucket.accessMonitor = status;
  return { status: 200, headers: {}, body: "" };
}

/** `IsAccessTime` false and absent both mean the time of modification; a rule that is switched off counts as well. */
export function usesAccessTime(rule: LifecycleRule): boolean {
  return ["Transition", "NoncurrentVersionTransition"].some((name) =>
    elementsOf(rule, name).some(({ IsAccessTime }) => IsAccessTime === "true"),
  );
}

/** Content-Type and Content-MD5 are optional: the legacy SDK sends neither. */
export function readXmlBody(request: WireRequest): string {
  if (!request.headers.has("content-length")) throw refusal("MissingContentLength");
  const digest = request.headers.get("content-md5");
  // One code, whether it is no digest or another body's.
  if (digest !== undefined && digest !== md5Base64(request.body))
    throw refusal("InvalidDigest", { fields: { "Content-MD5": digest } });
  return request.body.toString("utf8");
}
