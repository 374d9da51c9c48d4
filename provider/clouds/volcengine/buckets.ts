import { type Bucket, type BucketPage, getBuckets } from "../../core/buckets";
import type { Operation } from "../../core/operation";
import { isRecord } from "../../core/validation";
import { parseJsonObject } from "../../http/json";
import { send } from "../../http/send";
import { MalformedAnswer } from "../../http/service";
import { volcengineCredentials } from "./credentials";
import { listingRegion } from "./endpoints";
import { volcengineSettings } from "./settings";
import { serviceRequest, tos, tosTitle } from "./tos";

/**
 * All buckets are on one page: the operation has no others. The list of an account without buckets may be absent or null, the
 * owner never.
 */
export function fromWire(body: string): BucketPage {
  const { Buckets: buckets, Owner: owner } = parseJsonObject(body);
  if (Array.isArray(buckets)) return { buckets: buckets.map(bucketFromWire), next: undefined };
  if (buckets !== undefined && buckets !== null) throw new MalformedAnswer("Buckets is not a list");
  if (!isRecord(owner)) throw new MalformedAnswer("the answer has neither Buckets nor Owner");
  return { buckets: [], next: undefined };
}

function bucketFromWire(wire: unknown): Bucket {
  if (!isRecord(wire) || typeof wire.Name !== "string" || typeof wire.Location !== "string" || !wire.Name)
    throw new MalformedAnswer("a listed bucket has no Name or Location");
  return { name: wire.Name, region: wire.Location, createTime: String(wire.CreationDate ?? "") };
}

/** https://www.volcengine.com/docs/6349/74850: the buckets of all regions, from the host of any ({@link listingRegion}). */
function list(operation: Operation): Promise<BucketPage> {
  const { session } = operation;
  const settings = volcengineSettings(session);
  const region = listingRegion(settings, session.settings.environment);
  return send(operation, {
    service: tos(region),
    credentials: volcengineCredentials(session),
    action: "ListBuckets",
    attempted: "list the buckets",
    permission: "tos:ListBuckets",
    request: serviceRequest(settings, region),
    answerSize: "list",
    decode: ({ body }) => fromWire(body),
  });
}

export const volcengineGetBuckets = getBuckets({ cloud: "volcengine", title: tosTitle, list });
