import type { Identities } from "../../identities";
import type { Call, Service } from "../../service";
import { randomHex } from "../../wire/random";
import { hostName, type WireAnswer, type WireRequest } from "../../wire/wire";
import type { ExampleCredentials } from "./credentials";
import { refusal, trouble, writeRefusal } from "./errors";
import { signerOf, verifyEx1 } from "./signature";

/** One call of a service: what recognises it, and what it does. */
export interface Route {
  readonly action: string;
  readonly method: string;
  /** Of the path; a group is the name of what it is about. */
  readonly path: RegExp;
  /** Whether the first label of the host is a bucket. */
  readonly onBucket?: true;
  run(call: Call, region: string): WireAnswer;
}

/** `[<bucket>.]<service>-<region>.cloud.example` */
const hostForm = /^(?:([a-z0-9-]+)\.)?(store|records)-([a-z]+-\d)\.cloud\.example$/;

/** What both services share: hosts, the signature, errors. */
export function exampleService(
  name: "store" | "records",
  routes: readonly Route[],
  identities: Identities<ExampleCredentials>,
): Service {
  const addressOf = (request: WireRequest) => {
    const [, bucket, service, region = ""] = hostForm.exec(hostName(request)) ?? [];
    return { bucket, service, region };
  };
  const routeOf = (request: WireRequest) => {
    const onBucket = addressOf(request).bucket !== undefined;
    return routes.find(
      (one) => one.method === request.method && one.path.test(request.path) && (one.onBucket ?? false) === onBucket,
    );
  };
  return {
    cloud: "example",
    name,
    actions: routes.map(({ action }) => action),
    writes: new Set(routes.filter(({ method }) => method !== "GET").map(({ action }) => action)),
    recognises(request) {
      if (addressOf(request).service !== name) return undefined;
      return signerOf(request) === undefined ? "host" : "signature";
    },
    interpret(request) {
      const [route, signedBy] = [routeOf(request), signerOf(request)];
      const resource = addressOf(request).bucket ?? route?.path.exec(request.path)?.[1] ?? "";
      return { action: route?.action ?? "Unknown", resource, ...(signedBy === undefined ? {} : { signedBy }) };
    },
    verify: (request, now) => verifyEx1(request, now, identities.of(signerOf(request))),
    perform(call) {
      const route = routeOf(call.request);
      if (route === undefined) throw refusal("NoSuchCall");
      const answer = route.run(call, addressOf(call.request).region);
      return { ...answer, headers: { "x-ex-request-id": call.requestId, ...answer.headers } };
    },
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => randomHex(16),
  };
}

/** What answers a write. */
export const done: WireAnswer = { status: 200, headers: {}, body: "" };

export function jsonBody({ body }: WireRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value === "object" && value !== null) return { ...value };
  } catch {
    // Falls through to the refusal.
  }
  throw refusal("BadInput");
}
