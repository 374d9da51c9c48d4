import type { Operation } from "../../../core/session/operation";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, type XmlNode, xmlList, xmlText } from "../../../http/xml";
import { type BucketLister, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { withoutPrefix } from "../regions";
import { ossStorage, ossTitle } from "./service";

/** The largest page that the service gives; it gives 100 unless asked. */
const pageSize = 1000;

/**
 * When everything fits on one page, the elements of paging are absent: without IsTruncated it is the end. An account without
 * buckets has an empty list; an answer without a list is none.
 */
export function fromWire(body: string): BucketPage {
  const result = parseXml(body, "ListAllMyBucketsResult");
  const buckets = xmlList(result, "Buckets", "Bucket").map((bucket) => ({
    name: required(bucket, "Name"),
    region: xmlText(bucket, "Region") || withoutPrefix(required(bucket, "Location")),
    createTime: xmlText(bucket, "CreationDate") ?? "",
  }));
  const truncated = xmlText(result, "IsTruncated") ?? "false";
  if (truncated !== "true" && truncated !== "false")
    throw new MalformedAnswer(`the list has the IsTruncated ${JSON.stringify(truncated)}`);
  return { buckets, next: truncated === "true" ? required(result, "NextMarker") : undefined };
}

function required(node: XmlNode, name: string): string {
  const text = xmlText(node, name);
  if (!text) throw new MalformedAnswer(`the list has no ${name}`);
  return text;
}

const permission = "oss:ListBuckets";

/**
 * https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets: the buckets of all regions, from the host of
 * any.
 */
function list(operation: Operation, marker: string | undefined, prefix: string | undefined): Promise<BucketPage> {
  const query = Object.entries({ prefix, marker, "max-keys": String(pageSize) }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return ossStorage.callAccount(operation, {
    action: "ListBuckets",
    attempted: "list the buckets",
    permission,
    query,
    answerSize: "list",
    decode: ({ body }) => fromWire(body),
  });
}

export const alibabaBuckets: BucketLister<"alibaba"> = {
  cloud: "alibaba",
  title: ossTitle,
  page: "https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets",
  permission,
  list,
};

export const alibabaGetBuckets = getBuckets(alibabaBuckets);
