import type { Operation } from "../../../core/session/operation";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, xmlList, xmlText } from "../../../http/xml";
import { type BucketLister, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { cos, cosStorage } from "./service";

/** The largest page that the service gives, and its default. */
const pageSize = 2000;

/** An account without buckets has an empty list; an answer without a list is none. */
export function fromWire(body: string): BucketPage {
  const result = parseXml(body, "ListAllMyBucketsResult");
  const buckets = xmlList(result, "Buckets", "Bucket").map((bucket) => ({
    name: required(xmlText(bucket, "Name"), "Name"),
    region: required(xmlText(bucket, "Location"), "Location"),
    createTime: xmlText(bucket, "CreationDate") ?? "",
  }));
  const truncated = xmlText(result, "IsTruncated");
  if (truncated !== undefined && truncated !== "true" && truncated !== "false")
    throw new MalformedAnswer(`the list has the IsTruncated ${JSON.stringify(truncated)}`);
  if (truncated === "true") return { buckets, next: required(xmlText(result, "NextMarker"), "NextMarker") };
  // Whether this list has paging elements is not documented; without them a full page may have a successor.
  const full = truncated === undefined && buckets.length === pageSize;
  return { buckets, next: full ? buckets.at(-1)?.name : undefined };
}

function required(text: string | undefined, name: string): string {
  if (!text) throw new MalformedAnswer(`the list has no ${name}`);
  return text;
}

const permission = "cos:GetService";

/** GET Service: https://cloud.tencent.com/document/product/436/8291. It has no prefix, so that is left to the caller. */
function list(operation: Operation, marker: string | undefined): Promise<BucketPage> {
  const query = [
    ...(marker === undefined ? [] : [["marker", marker] as const]),
    ["max-keys", String(pageSize)] as const,
  ];
  return cosStorage.callAccount(operation, {
    action: "GetService",
    attempted: "list the buckets",
    permission,
    query,
    answerSize: "list",
    decode: ({ body }) => fromWire(body),
  });
}

export const tencentBuckets: BucketLister<"tencent"> = {
  cloud: "tencent",
  title: cos.title,
  page: "https://cloud.tencent.com/document/product/436/8291",
  permission,
  list,
};

export const tencentGetBuckets = getBuckets(tencentBuckets);
