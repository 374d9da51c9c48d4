import type { Call, CloudRuntime, Service } from "../../../service";
import { parseQuery, queryValue } from "../../../wire/encoding";
import { own } from "../../../wire/own";
import { hostName, jsonAnswer, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { Authentication } from "../authentication";
import { behindGateway, claim } from "../gateway";
import type { HuaweiState } from "../state";
import { createLinks, listAuditLogs } from "./audit-logs";
import { getPolicy, setPolicy, statusOf } from "./audit-policy";
import { parameterError, refusal, trouble } from "./errors";
import type { Instance } from "./instance";

const listing = { rows: "audit_logs", total: "total_count", largestPage: 100 };

interface Route {
  readonly method: string;
  readonly tail: string;
  readonly action: string;
  run(call: Call, instance: Instance): WireAnswer;
}

const routes: readonly Route[] = [
  {
    method: "GET",
    tail: "audit-logs",
    action: "ListAuditLogs",
    run: (call, instance) => listAuditLogs(call, instance, listing),
  },
  { method: "POST", tail: "audit-log-link", action: "CreateAuditLogLinks", run: createLinks },
  { method: "GET", tail: "audit-log-policy", action: "ShowAuditLogPolicy", run: getPolicy },
  { method: "PUT", tail: "audit-log-policy", action: "SetAuditLogPolicy", run: setPolicy },
  { method: "GET", tail: "", action: "ShowInstance", run: showInstance },
];
const onList = /^\/v3\/([^/]+)\/instances$/;
const path = /^\/v3\/([^/]+)\/instances\/([^/]+)(?:\/([^/]+))?$/;
// The service has three names, by region.
const host = /^(?:gaussdb|gaussdbformysql|gaussdb-mysql)\.([a-z0-9-]+)\.myhuaweicloud\.com$/;

export function taurusdbService(runtime: CloudRuntime<HuaweiState>, authentication: Authentication): Service {
  return {
    cloud: "huawei",
    name: "taurusdb",
    actions: ["ListInstances", ...routes.map(({ action }) => action)],
    // A link is made for the caller and kept nowhere.
    writes: new Set(["SetAuditLogPolicy"]),
    recognises(request) {
      const claimed = claim(request);
      return claimed === "signature" || hostName(request).endsWith(".myhuaweicloud.com") ? claimed : undefined;
    },
    interpret: (request) => ({
      action: isList(request) ? "ListInstances" : (routeOf(request)?.action ?? "Unknown"),
      resource: path.exec(request.path)?.[2] ?? "",
      ...authentication.signedBy(request),
    }),
    ...behindGateway(authentication, refusal, (call) => perform(call, runtime.state())),
    trouble,
  };
}

function perform(call: Call, state: HuaweiState): WireAnswer {
  const { request } = call;
  if (isList(request)) return listInstances(call, state);
  const route = routeOf(request);
  if (route === undefined) throw refusal("APIGW.0101");
  const [, projectId = "", instanceId = ""] = path.exec(request.path) ?? [];
  if (!/^[A-Za-z0-9]{32}$/.test(projectId)) throw parameterError("project_id must be 32 letters and digits");
  if (!/^[A-Za-z0-9]{32}in07$/.test(instanceId))
    throw parameterError("instance_id must be 36 letters and digits that end in in07");
  const sentProject = request.headers.get("x-project-id");
  if (sentProject !== undefined && sentProject !== projectId)
    throw refusal("APIGW.0301", {
      message: "Incorrect IAM authentication information: X-Project-Id is not the project of the path",
    });
  const language = request.headers.get("x-language");
  if (language !== undefined && !["en-us", "zh-cn"].includes(language))
    throw parameterError("X-Language must be en-us or zh-cn");
  const instance = own(state.instances, instanceId);
  const region = host.exec(hostName(request))?.[1];
  if (instance === undefined || (region !== undefined && region !== instance.region))
    throw refusal(route.tail === "audit-log-policy" ? "DBS.280238" : "DBS.200002");
  if (instance.projectId !== projectId) throw refusal("DBS.200010");
  return route.run(call, instance);
}

const isList = ({ method, path: requested }: WireRequest) => method === "GET" && onList.test(requested);

function listInstances({ request }: Call, state: HuaweiState): WireAnswer {
  const projectId = onList.exec(request.path)?.[1];
  const numberOf = (name: string, unset: number) => Number(queryValue(parseQuery(request.query), name) ?? unset);
  const [offset, limit] = [numberOf("offset", 0), numberOf("limit", 100)];
  if (!(limit >= 1 && limit <= 100)) throw parameterError("limit must be 1 to 100");
  const found = Object.values(state.instances).filter(
    (instance) => instance.kind === "taurusdb" && instance.projectId === projectId,
  );
  const instances = found
    .slice(offset, offset + limit)
    .map((instance) => ({ id: instance.id, name: "orders", status: statusOf(instance), region: instance.region }));
  return jsonAnswer(200, { instances, total_count: found.length });
}

function showInstance(_call: Call, instance: Instance): WireAnswer {
  const { id, region } = instance;
  return jsonAnswer(200, { instance: { id, name: "orders", status: statusOf(instance), region } });
}

function routeOf({ method, path: requested }: WireRequest): Route | undefined {
  const [match, , , tail = ""] = path.exec(requested) ?? [];
  if (match === undefined) return undefined;
  return routes.find((route) => route.method === method && route.tail === tail);
}
