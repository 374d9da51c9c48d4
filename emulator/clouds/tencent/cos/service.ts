import type { Bucket } from "../../../buckets/bucket";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Interpretation, Service } from "../../../service";
import { parseQuery } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import type { TencentCredentials } from "../credentials";
import type { TencentState } from "../state";
import { getAccessMonitor, putAccessMonitor } from "./access-monitor";
import { getService } from "./buckets";
import { cosHeaders, refusal, trouble, writeRefusal } from "./errors";
import { isCosHost, readAddress } from "./hosts";
import { deleteLifecycle, getLifecycle, putLifecycle } from "./lifecycle";
import { parseAuthorization, verifyCos } from "./signature";

interface Route {
  readonly method: string;
  readonly subResource: string;
  readonly action: string;
  run(bucket: Bucket, request: WireRequest): WireAnswer;
}

const routes: readonly Route[] = [
  { method: "GET", subResource: "accessmonitor", action: "GetBucketAccessMonitor", run: getAccessMonitor },
  { method: "PUT", subResource: "accessmonitor", action: "PutBucketAccessMonitor", run: putAccessMonitor },
  { method: "GET", subResource: "lifecycle", action: "GetBucketLifecycle", run: getLifecycle },
  { method: "PUT", subResource: "lifecycle", action: "PutBucketLifecycle", run: putLifecycle },
  { method: "DELETE", subResource: "lifecycle", action: "DeleteBucketLifecycle", run: deleteLifecycle },
];

export function cosService(runtime: CloudRuntime<TencentState>, identities: Identities<TencentCredentials>): Service {
  const addressOf = (request: WireRequest) => readAddress(request, runtime.state().buckets);
  return {
    cloud: "tencent",
    name: "cos",
    actions: ["GetService", ...routes.map(({ action }) => action)],
    writes: new Set(routes.filter(({ method }) => method !== "GET").map(({ action }) => action)),
    recognises(request) {
      if (request.headers.get("authorization")?.includes("q-sign-algorithm=")) return "signature";
      return isCosHost(request) ? "host" : undefined;
    },
    interpret: (request) => interpret(request, addressOf(request).bucket),
    verify: (request, now) => verifyCos(request, identities, now),
    perform(call) {
      const answer = perform(call, runtime.state(), addressOf(call.request));
      return { ...answer, headers: { ...cosHeaders(call.requestId), ...answer.headers } };
    },
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => Buffer.from(`${randomHex(4)}_${randomHex(3)}_${randomHex(2)}_1`).toString("base64"),
  };
}

function interpret(request: WireRequest, bucket: string | undefined): Interpretation {
  const signer = parseAuthorization(request.headers.get("authorization") ?? "")?.accessKeyId;
  const signedBy = signer === undefined ? {} : { signedBy: signer };
  if (bucket === undefined && request.method === "GET" && subResources(request).length === 0)
    return { action: "GetService", resource: "", ...signedBy };
  return { action: routeOf(request)?.action ?? "Unknown", resource: bucket ?? "", ...signedBy };
}

function perform(call: Call, state: TencentState, address: ReturnType<typeof readAddress>): WireAnswer {
  const { request } = call;
  if (call.action === "GetService") return getService(call, state.buckets, address.region);
  const bucket = address.bucket === undefined ? undefined : own(state.buckets, address.bucket);
  if (bucket === undefined) throw refusal("NoSuchBucket");
  if (address.region !== undefined && address.region !== bucket.region) throw elsewhere(bucket, request);
  const route = routeOf(request);
  if (route) return route.run(bucket, request);
  const known = routes.some(({ subResource }) => subResources(request).includes(subResource));
  throw refusal(known ? "MethodNotAllowed" : "NotImplemented");
}

function routeOf(request: WireRequest): Route | undefined {
  const given = subResources(request);
  return routes.find(({ method, subResource }) => method === request.method && given.includes(subResource));
}

/** Sub-resources are case-sensitive: `?Accessmonitor` is not `?accessmonitor`. */
function subResources(request: WireRequest): string[] {
  const listParameters = ["marker", "max-keys", "region", "tagkey", "tagvalue", "create-time", "range"];
  return parseQuery(request.query)
    .map(({ key }) => key)
    .filter((key) => !listParameters.includes(key));
}

/** The redirect is useless to a client that follows it: its signature covers the old host. */
function elsewhere(bucket: Bucket, request: WireRequest): Error {
  const endpoint = `${bucket.name}.cos.${bucket.region}.myqcloud.com`;
  const query = request.query === "" ? "" : `?${request.query}`;
  return refusal("PermanentRedirect", {
    fields: { Endpoint: endpoint },
    headers: { Location: `https://${endpoint}${request.path}${query}`, "x-cos-bucket-region": bucket.region },
  });
}
