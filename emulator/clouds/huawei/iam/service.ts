import { parseQuery, queryValue } from "../../../encoding";
import { randomHex } from "../../../random";
import type { Call, CloudRuntime, Service } from "../../../service";
import { hostName, jsonAnswer, nonEmptyHeader, type WireAnswer, type WireRequest } from "../../../wire";
import type { Authentication } from "../authentication";
import type { HuaweiCredentials } from "../credentials";
import { huaweiSeed } from "../seed";
import { sdkScheme } from "../signature";
import type { HuaweiState } from "../state";
import { iamHeaders, refusal, trouble, writeRefusal } from "./errors";
import { createToken } from "./tokens-request";

export function iamService(
  runtime: CloudRuntime<HuaweiState>,
  owner: HuaweiCredentials,
  authentication: Authentication,
): Service {
  return {
    cloud: "huawei",
    name: "iam",
    actions: ["CreateToken", "ListProjects"],
    // Tokens are not part of the state, so nothing here is a write.
    writes: new Set(),
    recognises(request) {
      const mine = request.path.startsWith("/v3/auth/") || request.path.startsWith("/v3/projects");
      if (mine && (isTokenRequest(request) || isAuthenticated(request))) return "signature";
      return /^iam\.(?:[a-z0-9-]+\.)?myhuaweicloud\.com$/.test(hostName(request)) ? "host" : undefined;
    },
    interpret: (request) => ({
      action: actionOf(request),
      resource: queryValue(parseQuery(request.query), "name") ?? "",
      ...authentication.signedBy(request),
    }),
    verify(request, now) {
      // A token is asked for with a password; the SDKs sign the request as well, which IAM ignores.
      if (isTokenRequest(request) && !request.headers.has("authorization")) return undefined;
      return authentication.verify(request, now, (reason) => refusal(401, `Authentication failed: ${reason}.`));
    },
    perform(call) {
      const answer = perform(call, runtime.state(), owner, authentication);
      return { ...answer, headers: { ...iamHeaders(call.requestId), ...answer.headers } };
    },
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => randomHex(16),
    disown: (request) => authentication.tokens.revoke(request),
  };
}

function perform(call: Call, state: HuaweiState, owner: HuaweiCredentials, authentication: Authentication): WireAnswer {
  if (call.action === "CreateToken") return createToken(call, state, owner, authentication.tokens);
  if (call.action === "ListProjects") return listProjects(call.request, state);
  // The Node SDK would create a project when it does not find exactly one.
  if (call.request.method === "POST" && call.request.path === "/v3/projects")
    throw refusal(403, "You are not authorized to perform the requested action: iam:projects:createProject.");
  throw refusal(404, "The requested resource could not be found.");
}

/** KeystoneListProjects; a name that no project has gives an empty list. */
function listProjects(request: WireRequest, state: HuaweiState): WireAnswer {
  const name = queryValue(parseQuery(request.query), "name");
  const projects = state.projects.filter((project) => name === undefined || project.name === name);
  const self = "https://iam.myhuaweicloud.com/v3/projects";
  return jsonAnswer(200, {
    projects: projects.map((project) => ({
      domain_id: huaweiSeed.domainId,
      is_domain: false,
      parent_id: huaweiSeed.domainId,
      name: project.name,
      description: "",
      links: { self: `${self}/${project.id}` },
      id: project.id,
      enabled: true,
    })),
    links: { self, next: null, previous: null },
  });
}

function actionOf(request: WireRequest): string {
  if (isTokenRequest(request)) return "CreateToken";
  return request.method === "GET" && request.path === "/v3/projects" ? "ListProjects" : "Unknown";
}

function isTokenRequest({ method, path }: WireRequest): boolean {
  return method === "POST" && path === "/v3/auth/tokens";
}

function isAuthenticated(request: WireRequest): boolean {
  const signed = request.headers.get("authorization")?.trim().startsWith(sdkScheme) ?? false;
  return signed || nonEmptyHeader(request, "x-auth-token") !== undefined;
}
