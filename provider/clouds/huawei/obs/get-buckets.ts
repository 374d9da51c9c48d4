import type { Operation } from "../../../core/session/operation";
import { xmlText } from "../../../http/xml";
import { bucketListOf } from "../../../kinds/bucket-list";
import { type Bucket, type BucketLister, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { listingRegion } from "../endpoints";
import { huaweiSettings } from "../settings";
import { locationPermission, obsStorage, obsTitle } from "./service";

/** A bucket of the list, whose region may be missing. */
type Listed = Omit<Bucket, "region"> & { readonly region: string | undefined };

interface ListedPage {
  readonly buckets: readonly Listed[];
  readonly account: string | undefined;
  readonly next: string | undefined;
}

/** The elements of paging are not on the vendor's page, but its SDKs read them: without IsTruncated it is the end. */
export function fromWire(body: string): ListedPage {
  const { buckets, truncated, owner, marker } = bucketListOf(body, (bucket) => ({
    region: xmlText(bucket, "Location") || undefined,
  }));
  return { buckets, account: owner, next: truncated ? marker() : undefined };
}

const permission = "obs:bucket:ListAllMyBuckets";

/** Parallel file systems are left out, for they have no access log. A region that the list does not tell is asked for. */
async function list(operation: Operation, marker: string | undefined): Promise<BucketPage> {
  const { buckets, account, next } = await obsStorage.callAccount(operation, {
    action: "ListBuckets",
    attempted: "list the buckets",
    permission,
    query: marker === undefined ? [] : [["marker", marker]],
    headers: { "x-obs-bucket-type": "OBJECT", "x-obs-location": "true" },
    answerSize: "list",
    decode: ({ body }) => fromWire(body),
  });
  const { session } = operation;
  const asked = listingRegion(huaweiSettings(session), session.settings.environment);
  const located: Bucket[] = [];
  for (const bucket of buckets) {
    const region = bucket.region ?? (await obsStorage.regionOf(operation, { region: asked, bucket: bucket.name }));
    located.push({ ...bucket, region });
  }
  return { buckets: located, account, next };
}

export const huaweiBuckets: BucketLister<"huawei"> = {
  cloud: "huawei",
  title: obsTitle,
  page: "https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0020.html",
  permission,
  permissions: [{ name: locationPermission, when: "for a bucket whose region the list does not tell" }],
  list,
};

export const huaweiGetBuckets = getBuckets(huaweiBuckets);
