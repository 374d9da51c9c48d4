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

interface Route {
  readonly method: string;
  readonly tail: string;
  readonly action: string;
  run(call: Call, instance: Instance): WireAnswer;
}

const listing = { rows: "auditlogs", total: "total_record", largestPage: 50 };

const routes: readonly Route[] = [
  {
    method: "GET",
    tail: "auditlog",
    action: "ListAuditlogs",
    run: (call, instance) => listAuditLogs(call, instance, listing),
  },
  { method: "POST", tail: "auditlog-links", action: "ShowAuditlogDownloadLink", run: createLinks },
  { method: "GET", tail: "auditlog-policy", action: "ShowAuditlogPolicy", run: getPolicy },
  { method: "PUT", tail: "auditlog-policy", action: "SetAuditlogPolicy", run: setPolicy },
];

const onInstance = /^\/v3\/([^/]+)\/instances\/([^/]+)\/(auditlog(?:-links|-policy)?)$/;
const onList = /^\/v3\/([^/]+)\/instances$/;
const host = /^rds\.([a-z0-9-]+)\.myhuaweicloud\.com$/;

// TaurusDB has a list under the same path.
const taurusdbHost = /^gaussdb/;

/** Relational Database Service, support.huaweicloud.com/intl/en-us/api-rds/rds_10_0001.html. */
export function rdsService(runtime: CloudRuntime<HuaweiState>, authentication: Authentication): Service {
  return {
    cloud: "huawei",
    name: "rds",
    actions: ["ListInstances", ...routes.map(({ action }) => action)],
    writes: new Set(["SetAuditlogPolicy"]),
    recognises(request) {
      const { path } = request;
      const isOurs = onInstance.test(path) || (onList.test(path) && !taurusdbHost.test(hostName(request)));
      if (!isOurs && !host.test(hostName(request))) return undefined;
      return claim(request);
    },
    interpret: (request) => ({
      action: isList(request) ? "ListInstances" : (routeOf(request)?.action ?? "Unknown"),
      resource: onInstance.exec(request.path)?.[2] ?? queryValue(parseQuery(request.query), "id") ?? "",
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
  const [, projectId = "", id = ""] = onInstance.exec(request.path) ?? [];
  if (!/^[A-Za-z0-9]{36}$/.test(id)) throw parameterError("instance_id must be 36 letters and digits");
  const instance = own(state.instances, id);
  const region = host.exec(hostName(request))?.[1];
  const isElsewhere = region !== undefined && region !== instance?.region;
  if (instance === undefined || isElsewhere || instance.kind !== "rds") throw refusal("DBS.280238");
  if (instance.projectId !== projectId) throw refusal("DBS.200010");
  return route.run(call, instance);
}

/** RDS has no call for one instance: the list, by its id. */
function listInstances({ request }: Call, state: HuaweiState): WireAnswer {
  const [, projectId] = onList.exec(request.path) ?? [];
  const id = queryValue(parseQuery(request.query), "id");
  const found = Object.values(state.instances).filter(
    (instance) =>
      instance.kind === "rds" && instance.projectId === projectId && (id === undefined || instance.id === id),
  );
  const [offset, limit] = ["offset", "limit"].map((name) => Number(queryValue(parseQuery(request.query), name) ?? 0));
  const page = limit ? found.slice(offset, (offset ?? 0) + limit) : found;
  const instances = page.map((instance) => ({
    id: instance.id,
    status: statusOf(instance),
    region: instance.region,
    datastore: { type: "MySQL", version: "8.0" },
  }));
  return jsonAnswer(200, { instances, total_count: found.length });
}

const isList = ({ method, path }: WireRequest) => method === "GET" && onList.test(path);

function routeOf({ method, path }: WireRequest): Route | undefined {
  const tail = onInstance.exec(path)?.[3];
  return routes.find((route) => route.method === method && route.tail === tail);
}
