import { randomUUID } from "node:crypto";
import type { Identities } from "../../../identities";
import type { Call, CloudRuntime, Service } from "../../../service";
import { own } from "../../../wire/own";
import { hostName, jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { AlibabaCredentials } from "../credentials";
import { refusal, trouble, writeRefusal } from "../openapi/errors";
import type { Nonces } from "../openapi/nonces";
import { readAction, readParameters } from "../openapi/parameters";
import { signerOf, verifyOpenApi } from "../openapi/signature";
import type { AlibabaState } from "../state";
import type { Action } from "./action";
import { dasActions } from "./das";
import { polardbActions, rdsActions } from "./instances";
import { mongodbActions } from "./mongodb";
import { redisActions } from "./redis";

interface Product {
  readonly name: string;
  readonly version: string;
  /** The first label of its hosts. */
  readonly label: string;
  readonly actions: Readonly<Record<string, Action>>;
}

const products: readonly Product[] = [
  { name: "das", version: "2020-01-16", label: "das", actions: dasActions },
  { name: "rds", version: "2014-08-15", label: "rds", actions: rdsActions },
  { name: "polardb", version: "2017-08-01", label: "polardb", actions: polardbActions },
  { name: "dds", version: "2015-12-01", label: "mongodb", actions: mongodbActions },
  { name: "r-kvstore", version: "2015-01-01", label: "r-kvstore", actions: redisActions },
];

/** The services of databases and their auditing: each is told by the version that only it has, or by its host. */
export function databaseServices(
  runtime: CloudRuntime<AlibabaState>,
  identities: Identities<AlibabaCredentials>,
  nonces: Nonces,
): Service[] {
  return products.map((product) => databaseService(product, runtime, identities, nonces));
}

function databaseService(
  product: Product,
  runtime: CloudRuntime<AlibabaState>,
  identities: Identities<AlibabaCredentials>,
  nonces: Nonces,
): Service {
  const { name, version, label, actions } = product;
  const host = new RegExp(`^${label}(?:-vpc)?(?:\\.([a-z0-9-]+))?\\.aliyuncs\\.com$`);
  return {
    cloud: "alibaba",
    name,
    actions: Object.keys(actions),
    // 30 calls a minute and operation are MongoDB's; a burst of a second is let through.
    writes: new Set(Object.keys(actions).filter((action) => actions[action]?.writes)),
    recognises(request) {
      if (readAction(request).version === version) return "signature";
      return host.test(hostName(request)) ? "host" : undefined;
    },
    interpret: (request) => ({
      action: readAction(request).action || "Unknown",
      resource: instanceOf(request),
      ...signerOf(request),
    }),
    verify: (request, now) => verifyOpenApi(request, { identities, now, nonces }),
    perform: (call) => perform(product, host.exec(hostName(call.request))?.[1], call, runtime.state()),
    refuse: (refused, { request, requestId }) => writeRefusal(refused, request, requestId),
    trouble,
    requestId: () => randomUUID().toUpperCase(),
  };
}

function perform(
  { name: product, version, actions }: Product,
  at: string | undefined,
  call: Call,
  state: AlibabaState,
) {
  const { action: name, version: given } = readAction(call.request);
  if (name === "") throw refusal("MissingAction");
  if (given !== version) throw refusal("InvalidVersion");
  const action = own(actions, name);
  if (action === undefined) throw refusal("InvalidAction", { message: `The action ${name} does not exist.` });
  if (call.request.method !== "POST" && call.request.method !== "GET") throw refusal("UnsupportedHTTPMethod");
  // DAS answers for all regions from one.
  const region = product === "das" ? undefined : at;
  const answer = action.run({ parameters: readParameters(call.request), state, region, call });
  const headers = { "x-acs-request-id": call.requestId };
  return jsonAnswer(200, { RequestId: call.requestId, ...answer }, headers) satisfies WireAnswer;
}

function instanceOf(request: WireRequest): string {
  const parameters = readParameters(request);
  const names = ["InstanceId", "DBInstanceId", "DBClusterId"];
  return names.map((name) => parameters.get(name)).find((value) => value !== undefined) ?? "";
}
