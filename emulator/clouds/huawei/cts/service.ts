import type { Call, CloudRuntime, Service } from "../../../service";
import { percentDecode } from "../../../wire/encoding";
import { hostName, type WireAnswer, type WireRequest } from "../../../wire/wire";
import type { Authentication } from "../authentication";
import { behindGateway, claim } from "../gateway";
import type { HuaweiState } from "../state";
import { refusal, trouble } from "./errors";
import { createNotification, deleteNotifications, listNotifications, updateNotification } from "./notifications";
import { recordTrace } from "./trace";
import { listTraces } from "./traces";
import { readBody } from "./tracker-rules";
import { changeTags, createTracker, deleteTrackers, listTrackers, showQuotas, updateTracker } from "./trackers";

interface Route {
  readonly method: string;
  readonly tail: RegExp;
  readonly action: string;
  /** How the event of it is called. */
  readonly trace?: string;
  run(call: Call, state: HuaweiState, projectId: string): WireAnswer;
}

const routes: readonly Route[] = [
  { method: "POST", tail: /^tracker$/, action: "CreateTracker", trace: "createTracker", run: createTracker },
  { method: "PUT", tail: /^tracker$/, action: "UpdateTracker", trace: "updateTracker", run: updateTracker },
  { method: "GET", tail: /^trackers$/, action: "ListTrackers", run: listTrackers },
  { method: "DELETE", tail: /^trackers$/, action: "DeleteTracker", trace: "deleteTracker", run: deleteTrackers },
  {
    method: "POST",
    tail: /^notifications$/,
    action: "CreateNotification",
    trace: "createNotification",
    run: createNotification,
  },
  {
    method: "PUT",
    tail: /^notifications$/,
    action: "UpdateNotification",
    trace: "updateNotification",
    run: updateNotification,
  },
  {
    method: "DELETE",
    tail: /^notifications$/,
    action: "DeleteNotification",
    trace: "deleteNotification",
    run: deleteNotifications,
  },
  { method: "GET", tail: /^notifications\/[^/]+$/, action: "ListNotifications", run: listNotifications },
  { method: "GET", tail: /^quotas$/, action: "ListQuotas", run: showQuotas },
  { method: "GET", tail: /^traces$/, action: "ListTraces", run: listTraces },
  { method: "POST", tail: /^cts-tracker\/([^/]+)\/tags\/create$/, action: "BatchCreateResourceTags", run: changeTags },
  {
    method: "DELETE",
    tail: /^cts-tracker\/([^/]+)\/tags\/delete$/,
    action: "BatchDeleteResourceTags",
    run: changeTags,
  },
];

const path = /^\/v3\/([^/]+)\/((?:tracker|trackers|quotas|traces|checkbucket)|cts-tracker\/.+|notifications(?:\/.+)?)$/;
const host = /^cts\.([a-z0-9-]+)\.myhuaweicloud\.(?:com|cn)$/;

export function ctsService(runtime: CloudRuntime<HuaweiState>, authentication: Authentication): Service {
  return {
    cloud: "huawei",
    name: "cts",
    actions: routes.map(({ action }) => action),
    writes: new Set(routes.filter(({ method }) => method !== "GET").map(({ action }) => action)),
    recognises(request) {
      if (!path.test(request.path) && !host.test(hostName(request))) return undefined;
      return claim(request);
    },
    interpret(request) {
      const route = routeOf(request);
      return {
        action: route?.action ?? "Unknown",
        resource: route === undefined ? "" : resourceOf(request, route),
        ...authentication.signedBy(request),
      };
    },
    ...behindGateway(authentication, refusal, (call) => perform(call, runtime.state())),
    trouble,
  };
}

function perform(call: Call, state: HuaweiState): WireAnswer {
  const { request } = call;
  const route = routeOf(request);
  if (route === undefined) throw refusal("APIGW.0101");
  const [, projectId = ""] = path.exec(request.path) ?? [];
  const project = state.projects.find(({ id }) => id === projectId);
  const region = host.exec(hostName(request))?.[1];
  const sent = request.headers.get("x-project-id");
  // A project belongs to a region, whose name it has.
  if (project === undefined || (region !== undefined && region !== project.name)) throw refusal("CTS.0013");
  if (sent !== undefined && sent !== projectId) throw refusal("APIGW.0301");
  const answer = route.run(call, state, projectId);
  if (route.trace !== undefined) {
    const input = { trace_name: route.trace, resource_name: call.resource, project_id: projectId };
    recordTrace(state, call.now, input, "alice", call.signedBy);
  }
  return answer;
}

function routeOf({ method, path: requested }: WireRequest): Route | undefined {
  const tail = path.exec(requested)?.[2] ?? "";
  return routes.find((route) => route.method === method && route.tail.test(tail));
}

/** The name of a tracker, or its id where the path has it. */
function resourceOf(request: WireRequest, { tail }: Route): string {
  const [, id] = tail.exec(path.exec(request.path)?.[2] ?? "") ?? [];
  if (id !== undefined) return id;
  const named = /(?:^|&)(?:tracker|notification)_(?:name|id)=([^&]*)/.exec(request.query)?.[1];
  if (named !== undefined) return percentDecode(named);
  if (request.body.length === 0) return "";
  try {
    return readBody(request.body.toString("utf8")).tracker_name;
  } catch {
    return /"notification_name":\s*("(?:[^"\\]|\\.)*")/.exec(request.body.toString("utf8"))?.[1]?.slice(1, -1) ?? "";
  }
}
