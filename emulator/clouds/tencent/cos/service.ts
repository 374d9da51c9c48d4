import type { Bucket } from "../../../buckets/bucket";
import { deleteRules } from "../../../buckets/lifecycle-rules";
import { SubResources } from "../../../buckets/sub-resources";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Interpretation, Service } from "../../../service";
import { own } from "../../../wire/own";
import { randomHex } from "../../../wire/random";
import type { WireAnswer, WireRequest } from "../../../wire/wire";
import type { TencentCredentials } from "../credentials";
import type { TencentState } from "../state";
import { getAccessMonitor, putAccessMonitor } from "./access-monitor";
import { getService } from "./buckets";
import { cosHeaders, refusal, trouble, writeRefusal } from "./errors";
import { isCosHost, readAddress } from "./hosts";
import { getLifecycle, putLifecycle } from "./lifecycle";
import { getLogging, putLogging } from "./logging";
import { protectionRoutes } from "./protection";
import { parseAuthorization, verifyCos } from "./signature";

const listParameters = ["marker", "max-keys", "region", "tagkey", "tagvalue", "create-time", "range"];

const subResources = new SubResources(
  [
    { method: "GET", subResource: "accessmonitor", action: "GetBucketAccessMonitor", run: getAccessMonitor },
    { method: "PUT", subResource: "accessmonitor", action: "PutBucketAccessMonitor", run: putAccessMonitor },
    { method: "GET", subResource: "logging", action: "GetBucketLogging", run: getLogging },
    { method: "PUT", subResource: "logging", action: "PutBucketLogging", run: putLogging },
    { method: "GET", subResource: "lifecycle", action: "GetBucketLifecycle", run: getLifecycle },
    { method: "PUT", subResource: "lifecycle", action: "PutBucketLifecycle", run: putLifecycle },
    { method: "DELETE", subResource: "lifecycle", action: "DeleteBucketLifecycle", run: deleteRules },
    ...protectionRoutes,
  ],
  listParameters,
);

export function cosService(runtime: CloudRuntime<TencentState>, identities: Identities<TencentCredentials>): Service {
  const addressOf = (request: WireRequest) => readAddress(request, runtime.state().buckets);
  return {
    cloud: "tencent",
    name: "cos",
    actions: ["GetService", ...subResources.actions],
    writes: subResources.writes,
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
  if (bucket === undefined && request.method === "GET" && subResources.named(request).length === 0)
    return { action: "GetService", resource: "", ...signedBy };
  return { action: subResources.find(request)?.action ?? "Unknown", resource: bucket ?? "", ...signedBy };
}

function perform(call: Call, state: TencentState, address: ReturnType<typeof readAddress>): WireAnswer {
  const { request } = call;
  if (call.action === "GetService") return getService(call, state.buckets, address.region);
  const bucket = address.bucket === undefined ? undefined : own(state.buckets, address.bucket);
  if (bucket === undefined) throw refusal("NoSuchBucket");
  if (address.region !== undefined && address.region !== bucket.region) throw elsewhere(bucket, request);
  const route = subResources.find(request);
  if (route) return route.run(bucket, request, state.buckets);
  throw refusal(subResources.knows(request) ? "MethodNotAllowed" : "NotImplemented");
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
