import type { Operation } from "../../../core/session/operation";
import { xmlText } from "../../../http/xml";
import { bucketListOf, requiredIn } from "../../../kinds/bucket-list";
import { type BucketLister, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { withoutPrefix } from "../regions";
import { ossStorage, ossTitle } from "./service";

/** The largest page that the service gives; it gives 100 unless asked. */
const pageSize = 1000;

/**
 * When everything fits on one page, the elements of paging are absent: without IsTruncated it is the end.
 */
export function fromWire(body: string): BucketPage {
  const { buckets, truncated, owner, marker } = bucketListOf(body, (bucket) => ({
    region: xmlText(bucket, "Region") || withoutPrefix(requiredIn(bucket, "Location")),
  }));
  return { buckets, account: owner, next: truncated ? marker() : undefined };
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
