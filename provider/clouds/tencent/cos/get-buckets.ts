import type { Operation } from "../../../core/session/operation";
import { bucketListOf, requiredIn } from "../../../kinds/bucket-list";
import { type BucketLister, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { cos, cosStorage } from "./service";

/** The largest page that the service gives, and its default. */
const pageSize = 2000;

export function fromWire(body: string): BucketPage {
  const { buckets, truncated, owner, marker } = bucketListOf(body, (bucket) => ({
    region: requiredIn(bucket, "Location"),
  }));
  // `qcs::cam::uin/<account>:uin/<user>`
  const account = owner?.match(/\buin\/(\d+)/)?.[1];
  if (truncated) return { buckets, account, next: marker() };
  // Whether this list has paging elements is not documented; without them a full page may have a successor.
  const full = truncated === undefined && buckets.length === pageSize;
  return { buckets, account, next: full ? buckets.at(-1)?.name : undefined };
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
