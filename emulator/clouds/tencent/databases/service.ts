import { randomUUID } from "node:crypto";
import { parse } from "lossless-json";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Service } from "../../../service";
import { hostName, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { isRecord } from "../../../wire/xml";
import { refusal, troubleOf, writeRefusal, writeResponse } from "../api3/errors";
import { interpretTc3, verifyTc3 } from "../api3/signature";
import type { TencentCredentials } from "../credentials";
import type { TencentState } from "../state";
import { performAction } from "./actions";
import { type ActionRole, type Product, products } from "./products";

const reads: ReadonlySet<ActionRole | undefined> = new Set<ActionRole>(["list", "records", "exports"]);

/** The services that audit databases: each is told by the version that only it has, or by its host. */
export function databaseServices(
  runtime: CloudRuntime<TencentState>,
  identities: Identities<TencentCredentials>,
): Service[] {
  return products.map((product) => databaseService(product, runtime, identities));
}

function databaseService(
  product: Product,
  runtime: CloudRuntime<TencentState>,
  identities: Identities<TencentCredentials>,
): Service {
  const actions = Object.keys(product.actions);
  return {
    cloud: "tencent",
    name: product.name,
    actions,
    ratePerSecond: 20,
    writes: new Set(actions.filter((name) => !reads.has(product.actions[name]))),
    recognises(request) {
      if (request.headers.get("x-tc-version") === product.version) return "signature";
      return hostName(request).split(".")[0] === product.name && hostName(request).endsWith(".tencentcloudapi.com")
        ? "host"
        : undefined;
    },
    interpret: (request) => interpretTc3(request, instanceOf(request)),
    verify: (request, now) => verifyTc3(request, { identities, now, product: product.name }),
    perform: (call) => perform(product, runtime.state(), call),
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    trouble: troubleOf(product.name),
    requestId: () => randomUUID(),
  };
}

function perform(product: Product, state: TencentState, call: Call): WireAnswer {
  if (!Object.hasOwn(product.actions, call.action))
    throw refusal("InvalidAction", `The requested action \`${call.action}\` does not exist.`);
  if (!call.request.headers.get("x-tc-region"))
    throw refusal("MissingParameter", "The header `X-TC-Region` is missing.");
  return writeResponse(performAction(product, state, call), call.requestId);
}

function instanceOf(request: WireRequest): string {
  try {
    const body: unknown = parse(request.body.toString("utf8"));
    return isRecord(body) && typeof body.InstanceId === "string" ? body.InstanceId : "";
  } catch {
    return "";
  }
}
