import type { Bucket, Buckets } from "../../../buckets/bucket";
import { pageOf } from "../../../buckets/page";
import type { Call } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import type { WireAnswer } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";
import { huaweiSeed } from "../seed";
import { refusal, xmlAnswer } from "./errors";

const maximumKeys = 1000;

/** GET `/`, support.huaweicloud.com/intl/en-us/api-obs/obs_04_0020.html: of all regions, by the host of any. */
export function listBuckets(call: Call, buckets: Buckets): WireAnswer {
  const { headers } = call.request;
  const query = parseQuery(call.request.query);
  const type = headers.get("x-obs-bucket-type");
  if (type !== undefined && type !== "OBJECT" && type !== "POSIX") throw refusal("InvalidArgument");
  const listed = Object.values(buckets).filter((bucket) => type === undefined || typeOf(bucket) === type);
  const asked = queryValue(query, "marker") ?? "";
  const marker = asked !== "" && call.repeatsFirstPage() ? "" : asked;
  const page = pageOf(listed, marker, readMaxKeys(queryValue(query, "max-keys")));
  // The page does not know these, so an answer that needs no paging goes without them.
  const paging = [
    node("IsTruncated", String(page.truncated)),
    node("Marker", marker),
    ...(page.truncated ? [node("NextMarker", page.nextMarker)] : []),
  ];
  return xmlAnswer(
    writeXml(
      node("ListAllMyBucketsResult", [
        node("Owner", [node("ID", call.account ?? huaweiSeed.domainId)]),
        ...(page.truncated || marker !== "" ? paging : []),
        node(
          "Buckets",
          page.buckets.map((bucket) =>
            node("Bucket", [
              node("Name", bucket.name),
              node("CreationDate", bucket.createTime.replace(/Z$/, ".000Z")),
              ...(bucket.hidesRegion ? [] : [node("Location", bucket.region)]),
              node("BucketType", typeOf(bucket)),
            ]),
          ),
        ),
      ]),
    ),
  );
}

function typeOf({ type }: Bucket): string {
  return type ?? "OBJECT";
}

function readMaxKeys(text: string | undefined): number {
  if (text === undefined) return maximumKeys;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > maximumKeys) throw refusal("InvalidArgument");
  return Number(text);
}

/** GET `/?location`: the root is the location itself. */
export function getLocation({ region }: Bucket): WireAnswer {
  return xmlAnswer(writeXml(node("Location", region)));
}

export function headBucket({ region }: Bucket): WireAnswer {
  return { status: 200, headers: { "x-obs-bucket-location": region }, body: "" };
}
