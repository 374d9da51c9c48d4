import type { Buckets } from "../../../buckets/bucket";
import { deleteRules } from "../../../buckets/lifecycle-rules";
import { SubResources } from "../../../buckets/sub-resources";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Interpretation, Service } from "../../../service";
import { compareText } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import { jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { volcengineSeed } from "../seed";
import type { VolcengineState } from "../state";
import { getAccessMonitor, getBucketInfo, headBucket, putAccessMonitor } from "./access-monitor";
import { refusal, tosHeaders, trouble, writeRefusal } from "./errors";
import { isTosHost, readAddress, type TosAddress } from "./hosts";
import { getLifecycle, putLifecycle } from "./lifecycle";
import { getLogging, putLogging } from "./logging";
import { protectionRoutes } from "./protection";
import { parseAuthorization, tosScheme, verifyTos } from "./signature";

const subResources = new SubResources([
  { method: "GET", subResource: "accessmonitor", action: "GetBucketAccessMonitor", run: getAccessMonitor },
  { method: "PUT", subResource: "accessmonitor", action: "PutBucketAccessMonitor", run: putAccessMonitor },
  { method: "GET", subResource: "logging", action: "GetBucketLogging", run: getLogging },
  { method: "PUT", subResource: "logging", action: "PutBucketLogging", run: putLogging },
  { method: "GET", subResource: "lifecycle", action: "GetBucketLifecycle", run: getLifecycle },
  { method: "PUT", subResource: "lifecycle", action: "PutBucketLifecycle", run: putLifecycle },
  { method: "DELETE", subResource: "lifecycle", action: "DeleteBucketLifecycle", run: deleteRules },
  { method: "GET", subResource: "bucketInfo", action: "GetBucketInfo", run: getBucketInfo },
  { method: "HEAD", subResource: undefined, action: "HeadBucket", run: headBucket },
  ...protectionRoutes,
]);

export function tosService(
  runtime: CloudRuntime<VolcengineState>,
  identities: Identities<VolcengineCredentials>,
): Service {
  const addressOf = (request: WireRequest) => readAddress(request, runtime.state().buckets);
  return {
    cloud: "volcengine",
    name: "tos",
    actions: ["ListBuckets", ...subResources.actions],
    writes: subResources.writes,
    recognises(request) {
      if (request.headers.get("authorization")?.trim().startsWith(tosScheme)) return "signature";
      return isTosHost(request) ? "host" : undefined;
    },
    interpret: (request) => interpret(request, addressOf(request)),
    verify: (request, now) => verifyTos(request, { identities, now, hostRegion: addressOf(request).region }),
    perform(call) {
      const answer = perform(call, runtime.state().buckets, addressOf(call.request));
      return { ...answer, headers: { ...tosHeaders(call.requestId), ...answer.headers } };
    },
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => `${randomHex(16)}-${randomHex(4)}`,
  };
}

function interpret(request: WireRequest, { bucket }: TosAddress): Interpretation {
  const signer = parseAuthorization(request.headers.get("authorization")?.trim() ?? "")?.accessKey;
  const signedBy = signer === undefined ? {} : { signedBy: signer };
  if (bucket === undefined)
    return { action: request.method === "GET" ? "ListBuckets" : "Unknown", resource: "", ...signedBy };
  return { action: subResources.find(request)?.action ?? "Unknown", resource: bucket, ...signedBy };
}

function perform(call: Call, buckets: Buckets, address: TosAddress): WireAnswer {
  if (address.bucket === undefined) {
    if (call.action === "ListBuckets") return listBuckets(call, buckets);
    throw refusal("MethodNotAllowed");
  }
  const bucket = own(buckets, address.bucket);
  if (bucket === undefined) throw refusal("NoSuchBucket");
  if (address.region !== undefined && address.region !== bucket.region)
    throw refusal("PermanentRedirect", { fields: { Endpoint: `tos-${bucket.region}.volces.com` } });
  const route = subResources.find(call.request);
  if (route && address.key === "") return route.run(bucket, call.request, buckets);
  throw refusal(subResources.knows(call.request) ? "MethodNotAllowed" : "UnImplemented");
}

/** All of the account, on one page, whatever region's host is asked. */
function listBuckets({ account: ID = volcengineSeed.accountId }: Call, buckets: Buckets): WireAnswer {
  const listed = Object.values(buckets)
    .toSorted((left, right) => compareText(left.name, right.name))
    .map(({ name, region, createTime }) => ({
      Name: name,
      Location: region,
      CreationDate: createTime.replace(/Z$/, ".000Z"),
      ExtranetEndpoint: `tos-${region}.volces.com`,
      IntranetEndpoint: `tos-${region}.ivolces.com`,
      ProjectName: "default",
      BucketType: "fns",
    }));
  return jsonAnswer(200, { Buckets: listed, Owner: { ID } });
}
