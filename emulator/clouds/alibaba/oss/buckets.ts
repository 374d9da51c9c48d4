import type { Bucket, Buckets } from "../../../buckets/bucket";
import { pageOf } from "../../../buckets/page";
import type { Call } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import type { WireAnswer } from "../../../wire/wire";
import { node, writeXml, type XmlNode, xmlDeclaration } from "../../../wire/xml";
import { alibabaSeed } from "../seed";
import { refusal } from "./errors";

const headers = { "Content-Type": "application/xml" };

function ownerOf({ account = alibabaSeed.accountId }: Pick<Call, "account">): XmlNode {
  return node("Owner", [node("ID", account), node("DisplayName", account)]);
}

/** GetService: all regions of the account, whatever region's host is asked. */
export function listBuckets(call: Call, buckets: Buckets): WireAnswer {
  const query = parseQuery(call.request.query);
  const [prefix, marker] = [queryValue(query, "prefix") ?? "", queryValue(query, "marker") ?? ""];
  const maxKeys = queryValue(query, "max-keys") ?? "100";
  if (!/^\d+$/.test(maxKeys) || Number(maxKeys) < 1 || Number(maxKeys) > 1000)
    throw refusal("InvalidArgument", {
      message: "Argument max-keys must be an integer between 1 and 1000.",
      fields: { ArgumentName: "max-keys", ArgumentValue: maxKeys },
    });
  const start = marker !== "" && call.repeatsFirstPage() ? "" : marker;
  const matching = Object.values(buckets).filter(({ name }) => name.startsWith(prefix));
  const page = pageOf(matching, start, Number(maxKeys));
  const paging = [
    node("Prefix", prefix),
    node("Marker", start),
    node("MaxKeys", maxKeys),
    node("IsTruncated", String(page.truncated)),
    ...(page.truncated ? [node("NextMarker", page.nextMarker)] : []),
  ];
  const answer = node("ListAllMyBucketsResult", [
    // When everything fits into one answer, the elements of paging are absent.
    ...(page.truncated || start !== "" ? paging : []),
    ownerOf(call),
    node(
      "Buckets",
      page.buckets.map((bucket) => node("Bucket", summary(bucket))),
    ),
  ]);
  // The vendor writes an empty list as an open and a close tag.
  const body = writeXml(answer).replace("<Buckets/>", "<Buckets></Buckets>");
  return { status: 200, headers, body: `${xmlDeclaration}${body}` };
}

/** GET `/?bucketInfo`, which tells of the access monitor as well. */
export function getBucketInfo(bucket: Bucket): WireAnswer {
  const info = node("BucketInfo", [
    node("Bucket", [
      node("AccessMonitor", bucket.accessMonitor === "Enabled" ? "Enabled" : "Disabled"),
      ...summary(bucket),
      node("DataRedundancyType", "LRS"),
      ownerOf({}),
      node("AccessControlList", [node("Grant", "private")]),
    ]),
  ]);
  return { status: 200, headers, body: `${xmlDeclaration}${writeXml(info)}` };
}

function summary({ name, region, createTime }: Bucket): XmlNode[] {
  return [
    node("CreationDate", createTime.replace(/Z$/, ".000Z")),
    node("ExtranetEndpoint", `oss-${region}.aliyuncs.com`),
    node("IntranetEndpoint", `oss-${region}-internal.aliyuncs.com`),
    node("Location", `oss-${region}`),
    node("Name", name),
    node("Region", region),
    node("StorageClass", "Standard"),
  ];
}
