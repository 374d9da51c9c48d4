import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { type Bucket, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { callExample, exampleTitle, permissionOf } from "../service";
import { exampleSettings } from "../settings";

function fromWire(wire: unknown): Bucket {
  if (!isRecord(wire)) throw new MalformedAnswer("a listed bucket is not an object");
  const [name, region] = [textIn(wire, "name"), textIn(wire, "region")];
  if (name === undefined || region === undefined) throw new MalformedAnswer("a listed bucket has no name or region");
  return { name, region, createTime: textIn(wire, "created") ?? "" };
}

/** The buckets of all regions, on one page; any region's host answers. */
function list(operation: Operation): Promise<BucketPage> {
  return callExample(operation, "store", {
    region: exampleSettings(operation.session).region ?? "north-1",
    method: "GET",
    action: "ListBuckets",
    attempted: "list the buckets",
    answerSize: "list",
    decode: ({ body }) => ({ buckets: listIn(parseJsonObject(body), "buckets").map(fromWire), next: undefined }),
  });
}

export const exampleGetBuckets = getBuckets({
  cloud: "example",
  title: exampleTitle,
  page: "https://cloud.example/docs/list-buckets",
  permission: permissionOf("store", "ListBuckets"),
  list,
});
