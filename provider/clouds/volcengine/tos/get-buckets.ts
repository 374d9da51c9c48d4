import { isRecord } from "../../../core/fields/validation";
import type { Operation } from "../../../core/session/operation";
import { parseJsonObject } from "../../../http/json";
import { listIn, textIn } from "../../../http/members";
import { MalformedAnswer } from "../../../http/service";
import { type Bucket, type BucketLister, type BucketPage, getBuckets } from "../../../kinds/get-buckets";
import { tosStorage, tosTitle } from "./service";

/**
 * All buckets are on one page: the operation has no others. The list of an account without buckets may be null, or absent
 * beside the owner, who is always told.
 */
export function fromWire(body: string): BucketPage {
  const answer = parseJsonObject(body);
  return {
    buckets: listIn(answer, "Buckets", answer.Buckets === null || isRecord(answer.Owner)).map(bucketFromWire),
    account: isRecord(answer.Owner) ? textIn(answer.Owner, "ID") || undefined : undefined,
    next: undefined,
  };
}

function bucketFromWire(wire: unknown): Bucket {
  if (!isRecord(wire)) throw new MalformedAnswer("a listed bucket is not an object");
  const [name, region] = [textIn(wire, "Name"), textIn(wire, "Location")];
  if (name === undefined || region === undefined) throw new MalformedAnswer("a listed bucket has no Name or Location");
  return { name, region, createTime: textIn(wire, "CreationDate") ?? "" };
}

const permission = "tos:ListBuckets";

/** https://www.volcengine.com/docs/6349/74850: the buckets of all regions, from the host of any. */
function list(operation: Operation): Promise<BucketPage> {
  return tosStorage.callAccount(operation, {
    action: "ListBuckets",
    attempted: "list the buckets",
    permission,
    query: [],
    answerSize: "list",
    decode: ({ body }) => fromWire(body),
  });
}

export const volcengineBuckets: BucketLister<"volcengine"> = {
  cloud: "volcengine",
  title: tosTitle,
  page: "https://www.volcengine.com/docs/6349/74850",
  permission,
  list,
};

export const volcengineGetBuckets = getBuckets(volcengineBuckets);
