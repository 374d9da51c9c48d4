import type { Identities } from "../../../../identities";
import type { Call, CloudRuntime, Service } from "../../../../service";
import { parseQuery, queryValue } from "../../../../wire/encoding";
import { own } from "../../../../wire/own";
import { randomHex } from "../../../../wire/random";
import { hostName, jsonAnswer, nonEmptyHeader, type WireAnswer, type WireRequest } from "../../../../wire/wire";
import type { Authentication } from "../../authentication";
import type { HuaweiCredentials } from "../../credentials";
import { huaweiSeed } from "../../seed";
import { sdkScheme } from "../../signature";
import type { HuaweiState } from "../../state";
import { iamHeaders, refusal, trouble, writeRefusal } from "./errors";
import { createSecurityToken, createTokenByProvider } from "./security-tokens";
import { createToken } from "./tokens-request";

export function iamService(
  runtime: CloudRuntime<HuaweiState>,
  identities: Identities<HuaweiCredentials>,
  authentication: Authentication,
): Service {
  return {
    cloud: "huawei",
    name: "iam",
    actions: ["CreateToken", "ListProjects", "CreateSecurityToken", "CreateTokenByProvider"],
    // Tokens are not part of the state, so nothing here is a write.
    writes: new Set(),
    recognises(request) {
      const mine = ["/v3/auth/", "/v3/projects", "/v3.0/"].some((start) => request.path.startsWith(start));
      if (mine && (needsNoKeys(request) || isAuthenticated(request))) return "signature";
      return /^iam\.(?:[a-z0-9-]+\.)?myhuaweicloud\.com$/.test(hostName(request)) ? "host" : undefined;
    },
    interpret: (request) => ({
      action: actionOf(request),
      resource: queryValue(parseQuery(request.query), "name") ?? "",
      ...authentication.signedBy(request),
    }),
    verify(request, now) {
      // A token is asked for with a password; the SDKs sign the request as well.
      if (needsNoKeys(request) && !isAuthenticated(request)) return undefined;
      return authentication.verify(request, now, (reason) => refusal(401, `Authentication failed: ${reason}.`));
    },
    perform(call) {
      const answer = perform(call, runtime.state(), identities, authentication);
      return { ...answer, headers: { ...iamHeaders(call.requestId), ...answer.headers } };
    },
    refuse: (refused, { requestId }) => writeRefusal(refused, requestId),
    trouble: (kind) => trouble(kind),
    requestId: () => randomHex(16),
    disown: (request) => authentication.tokens.revoke(request),
  };
}

function perform(
  call: Call,
  state: HuaweiState,
  identities: Identities<HuaweiCredentials>,
  authentication: Authentication,
): WireAnswer {
  const { tokens } = authentication;
  if (call.action === "CreateToken") return createToken(call, state, identities.of(undefined), tokens);
  if (call.action === "CreateSecurityToken") return createSecurityToken(call, identities, tokens);
  if (call.action === "CreateTokenByProvider") return createTokenByProvider(call, identities, tokens);
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
  const posted = request.method === "POST" ? own(posts, request.path) : undefined;
  if (posted !== undefined) return posted;
  return request.method === "GET" && request.path === "/v3/projects" ? "ListProjects" : "Unknown";
}

const posts: Readonly<Record<string, string>> = {
  "/v3/auth/tokens": "CreateToken",
  "/v3.0/OS-CREDENTIAL/securitytokens": "CreateSecurityToken",
  "/v3.0/OS-AUTH/id-token/tokens": "CreateTokenByProvider",
};

/** A password or the token of an identity provider is in the body, or the token whose keys are asked for. */
function needsNoKeys(request: WireRequest): boolean {
  const action = actionOf(request);
  if (action === "CreateSecurityToken") return /"methods"\s*:\s*\["token"\]/.test(request.body.toString("utf8"));
  return action === "CreateToken" || action === "CreateTokenByProvider";
}

function isAuthenticated(request: WireRequest): boolean {
  const signed = request.headers.get("authorization")?.trim().startsWith(sdkScheme) ?? false;
  return signed || nonEmptyHeader(request, "x-auth-token") !== undefined;
}
