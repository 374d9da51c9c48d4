import { readAccessMonitor, writeAccessMonitor } from "../../../buckets/access-monitor";
import type { Bucket, LifecycleRule } from "../../../buckets/bucket";
import { elementsOf } from "../../../buckets/lifecycle-document";
import { md5Base64 } from "../../../wire/digests";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { refusal } from "./errors";

/** GET and PUT `/?accessmonitor`. */
export function getAccessMonitor(bucket: Bucket): WireAnswer {
  if (bucket.accessMonitor === "notFoundConfiguration") throw refusal("NoSuchAccessMonitorConfiguration");
  const body = writeAccessMonitor(bucket.accessMonitor);
  return { status: 200, headers: { "Content-Type": "application/xml" }, body };
}

export function putAccessMonitor(bucket: Bucket, request: WireRequest): WireAnswer {
  const status = readAccessMonitor(readXmlBody(request));
  if (status === undefined) throw refusal("MalformedXML");
  // The page names the condition but no code for it; this is the common one that comes nearest.
  if (status === "Disabled" && bucket.lifecycleRules.some(usesAccessTime))
    throw refusal("InvalidBucketState", {
      message: "The access monitor cannot be disabled while a lifecycle rule depends on the last access time.",
    });
  bucket.accessMonitor = status;
  return { status: 200, headers: {}, body: "" };
}

/** `AccessFrequency` stands where other rules have `Days`; a rule that is switched off counts as well. */
export function usesAccessTime(rule: LifecycleRule): boolean {
  return ["Transition", "NoncurrentVersionTransition"].some((name) =>
    elementsOf(rule, name).some((transition) => transition.AccessFrequency !== undefined),
  );
}

/** What COS asks of every PUT with an XML body. */
export function readXmlBody(request: WireRequest): string {
  if (!request.headers.has("content-length")) throw refusal("MissingContentLength");
  if (request.body.length === 0) throw refusal("MissingRequestBodyError");
  if (!request.headers.get("content-type"))
    throw refusal("InvalidRequest", { message: "Content-Type is required with a body." });
  const digest = request.headers.get("content-md5");
  if (digest !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(digest)) throw refusal("InvalidDigest");
    if (digest !== md5Base64(request.body)) throw refusal("BadDigest");
  }
  return request.body.toString("utf8");
}
