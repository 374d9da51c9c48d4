import type { Bucket } from "../../../buckets/bucket";
import { deleteRules } from "../../../buckets/lifecycle-rules";
import { SubResources } from "../../../buckets/sub-resources";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Interpretation, Service } from "../../../service";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import type { AlibabaState } from "../state";
import { getAccessMonitor, putAccessMonitor } from "./access-monitor";
import { getBucketInfo, listBuckets } from "./buckets";
import { ossHeaders, refusal, trouble, writeRefusal } from "./errors";
import { isOssHost, type OssAddress, readAddress } from "./hosts";
import { getLifecycle, putLifecycle } from "./lifecycle";
import { deleteLogging, getLogging, putLogging } from "./logging";
import { protectionRoutes } from "./protection";
import { parseAuthorization, verifyOss } from "./signature";
import { v4Scheme } from "./signature-v4";

const subResources = new SubResources([
  { method: "GET", subResource: "accessmonitor", action: "GetBucketAccessMonitor", run: getAccessMonitor },
  { method: "PUT", subResource: "accessmonitor", action: "PutBucketAccessMonitor", run: putAccessMonitor },
  { method: "GET", subResource: "logging", action: "GetBucketLogging", run: getLogging },
  { method: "PUT", subResource: "logging", action: "PutBucketLogging", run: putLogging },
  { method: "DELETE", subResource: "logging", action: "DeleteBucketLogging", run: deleteLogging },
  { method: "GET", subResource: "lifecycle", action: "GetBucketLifecycle", run: getLifecycle },
  { method: "PUT", subResource: "lifecycle", action: "PutBucketLifecycle", run: putLifecycle },
  { method: "DELETE", subResource: "lifecycle", action: "DeleteBucketLifecycle", run: deleteRules },
  { method: "GET", subResource: "bucketInfo", action: "GetBucketInfo", run: getBucketInfo },
  ...protectionRoutes,
]);

export function ossService(runtime: CloudRuntime<AlibabaState>, identities: Identities<AlibabaCredentials>): Service {
  const addressOf = (request: WireRequest) => readAddress(request, runtime.state().buckets);
  return {
    cloud: "alibaba",
    name: "oss",
    actions: ["ListBuckets", ...subResources.actions],
    writes: subResources.writes,
    recognises(request) {
      const authorization = request.headers.get("authorization")?.trim() ?? "";
      if (authorization.startsWith(v4Scheme) || authorization.startsWith("OSS ")) return "signature";
      return isOssHost(request) ? "host" : undefined;
    },
    interpret: (request) => interpret(request, addressOf(request)),
    verify(request, now) {
      const address = addressOf(request);
      const bucketRegion = runtime.state().buckets[address.bucket ?? ""]?.region;
      return verifyOss(request, { identities, now, address, bucketRegion });
    },
    perform(call) {
      const answer = perform(call, runtime.state(), addressOf(call.request));
      return { ...answer, headers: { ...ossHeaders(call.requestId), ...answer.headers } };
    },
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => randomHex(12).toUpperCase(),
  };
}

function interpret(request: WireRequest, { bucket }: OssAddress): Interpretation {
  const signer = parseAuthorization(request.headers.get("authorization") ?? "")?.accessKeyId;
  const signedBy = signer === undefined ? {} : { signedBy: signer };
  if (bucket === undefined)
    return { action: request.method === "GET" ? "ListBuckets" : "Unknown", resource: "", ...signedBy };
  return { action: subResources.find(request)?.action ?? "Unknown", resource: bucket, ...signedBy };
}

function perform(call: Call, state: AlibabaState, address: OssAddress): WireAnswer {
  const { request } = call;
  if (address.bucket === undefined) {
    if (call.action === "ListBuckets") return listBuckets(call, state.buckets);
    throw refusal("MethodNotAllowed");
  }
  const bucket = own(state.buckets, address.bucket);
  if (bucket === undefined) throw refusal("NoSuchBucket", { fields: { BucketName: address.bucket } });
  if (address.region !== undefined && address.region !== bucket.region) throw elsewhere(bucket);
  const route = subResources.find(request);
  if (route && address.key === "") return route.run(bucket, request, state.buckets);
  throw refusal(subResources.knows(request) ? "MethodNotAllowed" : "NotImplemented");
}

/** Help page 0003-00001403: OSS does not redirect to the right region, it refuses and names the endpoint. */
function elsewhere({ name, region }: Bucket): Error {
  return refusal("AccessDenied", {
    message:
      "The bucket you are attempting to access must be addressed using the specified endpoint. " +
      "Please send all future requests to this endpoint.",
    fields: { Bucket: name, Endpoint: `oss-${region}.aliyuncs.com`, EC: "0003-00001403" },
  });
}
