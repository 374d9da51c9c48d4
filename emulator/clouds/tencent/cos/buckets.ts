import type { Buckets } from "../../../buckets/bucket";
import { pageOf } from "../../../buckets/page";
import type { Call } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import type { WireAnswer } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";
import { refusal } from "./errors";

const maximumKeys = 2000;
const ownUin = "100000000001";

/** GET Service, cloud.tencent.com/document/product/436/8291. */
export function getService(call: Call, buckets: Buckets, hostRegion: string | undefined): WireAnswer {
  const query = parseQuery(call.request.query);
  const ownerUin = call.account ?? ownUin;
  // The Python SDK always sends `marker=`, which means none.
  const marker = queryValue(query, "marker") ?? "";
  const region = hostRegion ?? queryValue(query, "region");
  const listed = Object.values(buckets).filter(
    (bucket) => (region === undefined || bucket.region === region) && isCreatedInRange(bucket.createTime, query),
  );
  const start = marker !== "" && call.repeatsFirstPage() ? "" : marker;
  const page = pageOf(listed, start, readMaxKeys(queryValue(query, "max-keys")));
  const paging = [
    node("Marker", start),
    ...(page.truncated ? [node("NextMarker", page.nextMarker)] : []),
    node("IsTruncated", String(page.truncated)),
  ];
  const body = writeXml(
    node("ListAllMyBucketsResult", [
      node("Owner", [node("ID", `qcs::cam::uin/${ownerUin}:uin/${ownerUin}`), node("DisplayName", ownerUin)]),
      node(
        "Buckets",
        page.buckets.map((bucket) =>
          node("Bucket", [
            node("Name", bucket.name),
            node("Location", bucket.region),
            node("CreationDate", bucket.createTime),
            node("BucketType", "cos"),
          ]),
        ),
      ),
      // Older texts of the page do not know these three, so an answer that needs no paging goes without them.
      ...(page.truncated || start !== "" ? paging : []),
    ]),
  );
  return {
    status: 200,
    headers: { "Content-Type": "application/xml" },
    body: `<?xml version='1.0' encoding='utf-8' ?>\n${body}`,
  };
}

function readMaxKeys(text: string | undefined): number {
  if (text === undefined) return maximumKeys;
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > maximumKeys)
    throw refusal("InvalidArgument", { message: `max-keys must be 1 to ${maximumKeys}.` });
  return Number(text);
}

function isCreatedInRange(createTime: string, query: ReturnType<typeof parseQuery>): boolean {
  const limit = queryValue(query, "create-time");
  const range = queryValue(query, "range");
  if (limit === undefined || range === undefined) return true;
  const [created, bound] = [Date.parse(createTime) / 1000, Number(limit)];
  const holds = { lt: created < bound, lte: created <= bound, gt: created > bound, gte: created >= bound };
  const isHeld = own<boolean>(holds, range);
  if (isHeld === undefined || !Number.isInteger(bound)) throw refusal("InvalidArgument");
  return isHeld;
}
