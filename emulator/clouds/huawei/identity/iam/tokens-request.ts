import { z } from "zod";
import type { Call } from "../../../../service";
import { jsonAnswer, type WireAnswer } from "../../../../wire/wire";
import type { HuaweiCredentials } from "../../credentials";
import { huaweiSeed } from "../../seed";
import type { HuaweiState, Project } from "../../state";
import type { Tokens } from "../tokens";
import { refusal } from "./errors";

const named = z.object({ name: z.string().optional(), id: z.string().optional() });
const bodySchema = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.array(z.string()).min(1),
      password: z.object({ user: z.object({ name: z.string(), password: z.string(), domain: named }) }),
    }),
    scope: z.object({ project: named.optional(), domain: named.optional() }).optional(),
  }),
});

/** POST /v3/auth/tokens, support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html. */
export function createToken(call: Call, state: HuaweiState, owner: HuaweiCredentials, tokens: Tokens): WireAnswer {
  const { identity, scope } = readBody(call.request.body.toString("utf8")).auth;
  const { user } = identity.password;
  if (!identity.methods.includes("password")) throw refusal(400, "The authentication method is not supported.");
  const right = user.name === owner.userName && user.password === owner.password;
  if (!right || user.domain.name !== owner.domainName) throw refusal(401, "The username or password is wrong.");
  const project = scope?.project && findProject(state.projects, scope.project);
  // Keystone does not tell a project that is missing from one that is out of bounds.
  if (scope?.project && !project) throw refusal(401, "The project of the scope was not found.");
  const token = tokens.issue(user.name, call.now, state.tokenLifetimeMs);
  const domain = { id: huaweiSeed.domainId, name: owner.domainName };
  const body = {
    token: {
      expires_at: sixDecimals(token.expiresAt),
      issued_at: sixDecimals(token.issuedAt),
      methods: ["password"],
      ...(project ? { project: { id: project.id, name: project.name, domain } } : { domain }),
      roles: [],
      user: { id: "u1", name: user.name, password_expires_at: "", domain },
      // Unless `nocatalog` was asked for, the answer is some 20 kB longer; nobody here reads the catalog.
      catalog: [],
    },
  };
  return jsonAnswer(201, body, { "X-Subject-Token": token.text });
}

function readBody(text: string): z.infer<typeof bodySchema> {
  try {
    return bodySchema.parse(JSON.parse(text));
  } catch {
    throw refusal(400, "Request parameter is invalid.");
  }
}

function findProject(projects: readonly Project[], scope: z.infer<typeof named>): Project | undefined {
  return projects.find(({ id, name }) => (scope.id === undefined ? name === scope.name : id === scope.id));
}

/** `2026-01-16T08:30:45.000000Z`. */
function sixDecimals(date: Date): string {
  return date.toISOString().replace(/Z$/, "000Z");
}
