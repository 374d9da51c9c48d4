import type { Bucket, Buckets } from "../../../buckets/bucket";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Interpretation, Service } from "../../../service";
import { compareText, parseQuery } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import { jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { VolcengineCredentials } from "../credentials";
import { volcengineSeed } from "../seed";
import type { VolcengineState } from "../state";
import { getAccessMonitor, getBucketInfo, headBucket, putAccessMonitor } from "./access-monitor";
import { refusal, tosHeaders, trouble, writeRefusal } from "./errors";
import { isTosHost, readAddress, type TosAddress } from "./hosts";
import { deleteLifecycle, getLifecycle, putLifecycle } from "./lifecycle";
import { parseAuthorization, tosScheme, verifyTos } from "./signature";

interface Route {
  readonly method: string;
  /** None for the bucket itself. */
  readonly subResource: string | undefined;
  readonly action: string;
  run(bucket: Bucket, request: WireRequest): WireAnswer;
}

const routes: readonly Route[] = [
  { method: "GET", subResource: "accessmonitor", action: "GetBucketAccessMonitor", run: getAccessMonitor },
  { method: "PUT", subResource: "accessmonitor", action: "PutBucketAccessMonitor", run: putAccessMonitor },
  { method: "GET", subResource: "lifecycle", action: "GetBucketLifecycle", run: getLifecycle },
  { method: "PUT", subResource: "lifecycle", action: "PutBucketLifecycle", run: putLifecycle },
  { method: "DELETE", subResource: "lifecycle", action: "DeleteBucketLifecycle", run: deleteLifecycle },
  { method: "GET", subResource: "bucketInfo", action: "GetBucketInfo", run: getBucketInfo },
  { method: "HEAD", subResource: undefined, action: "HeadBucket", run: headBucket },
];

export function tosService(
  runtime: CloudRuntime<VolcengineState>,
  identities: Identities<VolcengineCredentials>,
): Service {
  const addressOf = (request: WireRequest) => readAddress(request, runtime.state().buckets);
  return {
    cloud: "volcengine",
    name: "tos",
    actions: ["ListBuckets", ...routes.map(({ action }) => action)],
    writes: new Set(routes.filter(({ method }) => method === "PUT" || method === "DELETE").map(({ action }) => action)),
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
  return { action: routeOf(request)?.action ?? "Unknown", resource: bucket, ...signedBy };
}

function perform(call: Call, buckets: Buckets, address: TosAddress): WireAnswer {
  if (address.bucket === undefined) {
    if (call.action === "ListBuckets") return listBuckets(buckets);
    throw refusal("MethodNotAllowed");
  }
  const bucket = own(buckets, address.bucket);
  if (bucket === undefined) throw refusal("NoSuchBucket");
  if (address.region !== undefined && address.region !== bucket.region)
    throw refusal("PermanentRedirect", { fields: { Endpoint: `tos-${bucket.region}.volces.com` } });
  const route = routeOf(call.request);
  if (route && address.key === "") return route.run(bucket, call.request);
  const known = routes.some(({ subResource }) => subResources(call.request).includes(subResource ?? ""));
  throw refusal(known ? "MethodNotAllowed" : "UnImplemented");
}

/** All of the account, on one page, whatever region's host is asked. */
function listBuckets(buckets: Buckets): WireAnswer {
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
  return jsonAnswer(200, { Buckets: listed, Owner: { ID: volcengineSeed.accountId } });
}

function routeOf(request: WireRequest): Route | undefined {
  const given = subResources(request);
  return routes.find(
    ({ method, subResource }) =>
      method === request.method && (subResource === undefined ? given.length === 0 : given.includes(subResource)),
  );
}

function subResources(request: WireRequest): string[] {
  return parseQuery(request.query).map(({ key }) => key);
}
