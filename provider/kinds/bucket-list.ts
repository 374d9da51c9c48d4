import { isRecord } from "../core/fields/validation";
import { MalformedAnswer } from "../http/service";
import { parseXml, type XmlNode, xmlHint, xmlList, xmlText } from "../http/xml";

/** A page of `ListAllMyBucketsResult`, in which a bucket has what `bucketOf` reads beside its name and time. */
export interface BucketList<B> {
  readonly buckets: readonly (B & { readonly name: string; readonly createTime: string })[];
  /** `undefined` where the list does not say. */
  readonly truncated: boolean | undefined;
  /** Whose they are, as the list says. */
  readonly owner: string | undefined;
  /** What the next page is asked for by; an error where there is none. */
  marker(): string;
}

/** An account without buckets has an empty list; an answer without a list is none. */
export function bucketListOf<B>(body: string, bucketOf: (bucket: XmlNode) => B): BucketList<B> {
  const result = parseXml(body, "ListAllMyBucketsResult");
  const buckets = xmlList(result, "Buckets", "Bucket").map((bucket) => ({
    name: requiredIn(bucket, "Name"),
    ...bucketOf(bucket),
    createTime: xmlText(bucket, "CreationDate") ?? "",
  }));
  const truncated = xmlText(result, "IsTruncated");
  if (truncated !== undefined && truncated !== "true" && truncated !== "false")
    throw new MalformedAnswer(`the list has the IsTruncated ${JSON.stringify(truncated)}`);
  return {
    buckets,
    truncated: truncated === undefined ? undefined : truncated === "true",
    owner: ownerIn(result),
    marker: () => requiredIn(result, "NextMarker"),
  };
}

/** A list is good without it: nothing but what people read depends on it. */
function ownerIn(result: XmlNode): string | undefined {
  const owner = isRecord(result) ? result.Owner : undefined;
  return (typeof owner === "object" && !Array.isArray(owner) && xmlHint(owner as XmlNode, "ID")) || undefined;
}

export function requiredIn(node: XmlNode, name: string): string {
  const text = xmlText(node, name);
  if (!text) throw new MalformedAnswer(`the list has no ${name}`);
  return text;
}
