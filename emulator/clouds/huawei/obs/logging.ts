import type { Bucket, BucketLogging, Buckets, LogGrant } from "../../../buckets/bucket";
import { faultOfTarget, setLogging } from "../../../buckets/logging";
import { md5Base64 } from "../../../wire/digests";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import { node, parseXml, writeXml, type XmlElement, type XmlNode } from "../../../wire/xml";
import { refusal, xmlAnswer } from "./errors";

const root = "BucketLoggingStatus";

/** GET and PUT `/?logging`, support.huaweicloud.com/intl/en-us/api-obs/obs_04_0032.html. */
export function getLogging({ logging }: Bucket): WireAnswer {
  if (logging === undefined) return xmlAnswer(`<${root}/>`);
  const { targetBucket, targetPrefix, role, grants } = logging;
  const some = (name: string, text: string | undefined) => (text === undefined ? [] : [node(name, text)]);
  const enabled = [
    node("TargetBucket", targetBucket),
    ...some("TargetPrefix", targetPrefix),
    ...(grants === undefined ? [] : [node("TargetGrants", grants.map(writeGrant))]),
  ];
  // The agency stands outside, as the SDKs write it.
  return xmlAnswer(writeXml(node(root, [...some("Agency", role), node("LoggingEnabled", enabled)])));
}

function writeGrant({ grantee, permission }: LogGrant): XmlNode {
  const who = "id" in grantee ? node("ID", grantee.id) : node("Canned", grantee.canned);
  return node("Grant", [node("Grantee", [who]), node("Permission", permission)]);
}

export function putLogging(bucket: Bucket, request: WireRequest, buckets: Buckets): WireAnswer {
  if (bucket.type === "POSIX") throw refusal("FsNotSupport");
  const logging = readLogging(readBody(request));
  if (logging !== null) {
    if (!logging.role || !logging.targetPrefix || logging.targetPrefix.length > 1024)
      throw refusal("InvalidArgument", { message: "Agency, TargetBucket and TargetPrefix are required." });
    if (faultOfTarget(bucket, logging.targetBucket, buckets) !== undefined)
      throw refusal("InvalidTargetBucketForLogging");
  }
  setLogging(bucket, logging);
  return { status: 200, headers: {}, body: "" };
}

/** The signature covers no body; where a digest is sent, it is checked. */
function readBody(request: WireRequest): string {
  if (request.body.length === 0) throw refusal("MissingRequestBodyError");
  const digest = request.headers.get("content-md5");
  if (digest !== undefined && digest !== md5Base64(request.body)) throw refusal("BadDigest");
  return request.body.toString("utf8");
}

/** `null` is off, also with an agency alone. */
function readLogging(body: string): BucketLogging | null {
  const document = parseXml(body);
  if (document === undefined) throw refusal("MalformedXML");
  if (document.name !== root || document.text.trim() !== "") throw refusal("MalformedLoggingStatus");
  const { Agency: agency, LoggingEnabled: enabled } = once(document, ["Agency", "LoggingEnabled"]);
  if (enabled === undefined) return null;
  const parts = once(enabled, ["TargetBucket", "TargetPrefix", "TargetGrants"]);
  const targetBucket = text(parts.TargetBucket);
  if (!targetBucket) throw refusal("MalformedLoggingStatus");
  const grants = parts.TargetGrants?.children.map(readGrant);
  return {
    targetBucket,
    targetPrefix: text(parts.TargetPrefix),
    role: text(agency),
    ...(grants === undefined || grants.length === 0 ? {} : { grants }),
  };
}

const permissions = ["READ", "WRITE", "FULL_CONTROL"];

function readGrant(element: XmlElement): LogGrant {
  if (element.name !== "Grant") throw refusal("MalformedLoggingStatus");
  // The SDK for Python writes a third, which no page has.
  const { Grantee: grantee, Permission: allowed } = once(element, ["Grantee", "Permission", "Delivered"]);
  const [who, ...more] = grantee?.children ?? [];
  const permission = text(allowed) ?? "";
  if (who === undefined || more.length > 0 || !permissions.includes(permission))
    throw refusal("MalformedLoggingStatus");
  if (who.name === "ID" && who.text !== "") return { grantee: { id: who.text }, permission };
  if (who.name === "Canned" && who.text === "Everyone") return { grantee: { canned: who.text }, permission };
  throw refusal("MalformedLoggingStatus");
}

/** The children by name: each at most once, and no others. */
function once(element: XmlElement, names: readonly string[]): Readonly<Record<string, XmlElement | undefined>> {
  const found = new Map(element.children.map((child) => [child.name, child]));
  if (found.size !== element.children.length || ![...found.keys()].every((name) => names.includes(name)))
    throw refusal("MalformedLoggingStatus");
  return Object.fromEntries(found);
}

function text(element: XmlElement | undefined): string | undefined {
  if (element !== undefined && element.children.length > 0) throw refusal("MalformedLoggingStatus");
  return element?.text;
}
