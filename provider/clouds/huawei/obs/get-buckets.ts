import type { Operation } from "../../../core/session/operation";
import { MalformedAnswer } from "../../../http/service";
import { parseXml, type XmlNode, xmlList, xmlText } from "../../../http/xml";
import { type Bucket, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { listingRegion } from "../endpoints";
import { huaweiSettings } from "../settings";
import { locationPermission, obsStorage, obsTitle } from "./service";

/** A bucket of the list, whose region may be missing. */
type Listed = Omit<Bucket, "region"> & { readonly region: string | undefined };

interface ListedPage {
  readonly buckets: readonly Listed[];
  readonly next: string | undefined;
}

/** The elements of paging are not on the vendor's page, but its SDKs read them: without IsTruncated it is the end. */
export function fromWire(body: string): ListedPage {
  const result = parseXml(body, "ListAllMyBucketsResult");
  const buckets = xmlList(result, "Buckets", "Bucket").map((bucket) => ({
    name: required(bucket, "Name"),
    region: xmlText(bucket, "Location") || undefined,
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

const permission = "obs:bucket:ListAllMyBuckets";

/** Parallel file systems are left out, for they have no access log. A region that the list does not tell is asked for. */
async function list(operation: Operation, marker: string | undefined): Promise<BucketPage> {
  const { buckets, next } = await obsStorage.callAccount(operation, {
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
  return { buckets: located, next };
}

export const huaweiGetBuckets = getBuckets({
  cloud: "huawei",
  title: obsTitle,
  page: "https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0020.html",
  permission,
  permissions: [{ name: locationPermission, when: "for a bucket whose region the list does not tell" }],
  list,
});
