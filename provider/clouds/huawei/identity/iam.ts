import { isRecord } from "../../../core/fields/validation";
import { UserError } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import { rememberSecret } from "../../../core/session/redact";
import type { HttpResponse } from "../../../core/session/wire";
import { jsonText, parseJsonObject } from "../../../http/json";
import { hint, listIn, objectIn, textIn } from "../../../http/members";
import { send } from "../../../http/send";
import { type CredentialSource, MalformedAnswer, type Service } from "../../../http/service";
import { iamHost } from "../endpoints";
import { huaweiFault } from "../errors";
import { huaweiSettings } from "../settings";
import { signSdkHmac } from "../sign-sdk-hmac";
import type { HuaweiCredentials, PasswordLogin } from "./credentials";

/** Identity and Access Management: https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html */
export const iam: Service<HuaweiCredentials> = {
  cloud: "huawei",
  title: "Huawei Cloud IAM",
  name: "iam",
  sign: signSdkHmac,
  fault: huaweiFault,
};

/** What a token is good for: one project, by its id or by its name, which usually is the region's. */
export interface Scope {
  readonly region: string;
  readonly project: { readonly id: string } | { readonly name: string };
}

/** A token that IAM gave. */
export interface IssuedToken {
  readonly authToken: string;
  /** From here on a new one is needed. By our clock: what counts is how long it lives, not how the two clocks differ. */
  readonly renewAtMs: number;
  /** The project that it was asked for. */
  readonly projectId: string | undefined;
  readonly projectName: string | undefined;
}

/** Before the end of a token, so that no call of a long operation meets it. */
const renewBeforeMs = 10 * 60_000;

function loginToWire(login: PasswordLogin, project: Scope["project"]): string {
  const { password, userId, userName, domainId, domainName } = login;
  const domain = domainName === undefined ? { id: domainId } : { name: domainName };
  const user = userId === undefined ? { name: userName, password, domain } : { id: userId, password };
  return jsonText({ auth: { identity: { methods: ["password"], password: { user } }, scope: { project } } });
}

function tokenFromWire({ headers, body }: HttpResponse, nowMs: number): IssuedToken {
  const authToken = headers["x-subject-token"];
  const { token } = parseJsonObject(body);
  if (!authToken || !isRecord(token)) throw new MalformedAnswer("the answer holds no token");
  rememberSecret(authToken);
  const expiresAt = Date.parse(hint(token.expires_at) ?? "");
  if (Number.isNaN(expiresAt)) throw new MalformedAnswer("the token has no expires_at");
  const issuedAt = Date.parse(hint(token.issued_at) ?? headers.date ?? "");
  const lifeMs = expiresAt - (Number.isNaN(issuedAt) ? nowMs : issuedAt);
  const project = objectIn(token, "project");
  return {
    authToken,
    renewAtMs: nowMs + lifeMs - Math.min(renewBeforeMs, lifeMs / 2),
    projectId: textIn(project, "id"),
    projectName: textIn(project, "name"),
  };
}

/** Logs in: https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html. Older tokens stay good. */
export function createToken(operation: Operation, login: PasswordLogin, scope: Scope): Promise<IssuedToken> {
  const settings = huaweiSettings(operation.session);
  return send<IssuedToken, HuaweiCredentials>(operation, {
    service: iam,
    credentials: undefined,
    action: "KeystoneCreateUserTokenByPassword",
    attempted: `log in the IAM user ${login.userName ?? login.userId} for a token in ${scope.region}`,
    permission: undefined,
    request: {
      method: "POST",
      ...iamHost(settings, scope.region),
      path: "/v3/auth/tokens",
      query: [["nocatalog", "true"]],
      headers: { "content-type": "application/json" },
      body: loginToWire(login, scope.project),
    },
    decode: (response) => tokenFromWire(response, Date.now()),
  });
}

/** For the reference of whatever is in a project. */
export const projectsPermission = {
  name: "iam:projects:listProjects",
  when: "to look up a project that is not configured",
};

/** The projects of the account, or those of a name. https://support.huaweicloud.com/intl/en-us/api-iam/iam_06_0001.html */
export function listProjects(
  operation: Operation,
  credentials: CredentialSource<HuaweiCredentials>,
  region: string,
  name?: string,
): Promise<ListedProject[]> {
  const settings = huaweiSettings(operation.session);
  return send(operation, {
    service: iam,
    credentials,
    action: "KeystoneListProjects",
    attempted: name === undefined ? "list the projects of the account" : `look up the project ${name}`,
    permission: projectsPermission.name,
    request: {
      method: "GET",
      ...iamHost(settings, region),
      path: "/v3/projects",
      query: name === undefined ? [] : [["name", name]],
      headers: {
        "content-type": "application/json",
        ...(settings.domainId ? { "x-domain-id": settings.domainId } : {}),
      },
      body: "",
    },
    answerSize: "list",
    decode: ({ body }) => projectsFromWire(body),
  });
}

/**
 * The id of the project of that name. It is never created, which one of the vendor's SDKs does.
 */
export async function findProject(
  operation: Operation,
  credentials: CredentialSource<HuaweiCredentials>,
  region: string,
  name: string,
): Promise<string> {
  const listed = await listProjects(operation, credentials, region, name);
  const ids = listed.filter((project) => project.name === name).map((project) => project.id);
  const [id, ...others] = ids;
  if (id !== undefined && others.length === 0) return id;
  const found = id === undefined ? "there is no such project" : `there are several: ${ids.join(", ")}`;
  throw new UserError(
    `Huawei Cloud: could not look up the project ${name}: ${found}. Set the argument projectId, or ` +
      "access-audit:huawei.projectId, to the project's id, which the console shows under My Credentials",
  );
}

/** A project as IAM lists it. */
export interface ListedProject {
  readonly id: string;
  readonly name: string;
}

/** All on one page, as the call is made; a link to a further one would hide projects. */
export function projectsFromWire(body: string): ListedProject[] {
  const answer = parseJsonObject(body);
  const next = textIn(objectIn(answer, "links"), "next");
  if (next !== undefined) throw new MalformedAnswer(`the list of projects continues at ${next}`);
  return listIn(answer, "projects").map((project) => {
    const [id, name] = isRecord(project) ? [textIn(project, "id"), textIn(project, "name")] : [];
    if (id === undefined || name === undefined) throw new MalformedAnswer("a project has no id or name");
    return { id, name };
  });
}
