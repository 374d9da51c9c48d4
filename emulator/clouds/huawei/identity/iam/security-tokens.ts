import { z } from "zod";
import type { Identities } from "../../../../identities";
import type { Call } from "../../../../service";
import { jsonAnswer, nonEmptyHeader, type WireAnswer } from "../../../../wire/wire";
import type { HuaweiCredentials } from "../../credentials";
import { temporaryKeys } from "../keys";
import type { Tokens } from "../tokens";
import { refusal } from "./errors";

const seconds = z.int().min(900).max(86_400).optional();
const agency = z.object({
  agency_name: z.string(),
  domain_name: z.string().optional(),
  domain_id: z.string().optional(),
  duration_seconds: seconds,
});
const keysBody = z.object({
  auth: z.object({
    identity: z.union([
      z.object({ methods: z.tuple([z.literal("assume_role")]), assume_role: agency }),
      z.object({
        methods: z.tuple([z.literal("token")]),
        token: z.object({ id: z.string().optional(), duration_seconds: seconds }).optional(),
      }),
    ]),
  }),
});
const providerBody = z.object({ auth: z.object({ id_token: z.object({ id: z.string() }) }) });

/** Temporary keys, of an agency or of who has a token: https://support.huaweicloud.com/intl/en-us/api-iam/iam_04_0101.html */
export function createSecurityToken(call: Call, identities: Identities<HuaweiCredentials>, tokens: Tokens): WireAnswer {
  const { identity } = read(keysBody, call).auth;
  let asked: number | undefined;
  let account: string | undefined;
  if ("assume_role" in identity) {
    const { agency_name: name, domain_id: id, domain_name: domain, duration_seconds } = identity.assume_role;
    if (id === undefined && domain === undefined) throw refusal(400, "Request parameter is invalid.");
    const agencyOf = identities.role(name, id ?? domain);
    if (agencyOf === undefined) throw refusal(404, "The agency could not be found.");
    account = agencyOf.account;
    asked = duration_seconds;
  } else {
    const text = identity.token?.id;
    const isKnown = text === undefined ? call.signedBy !== undefined : tokens.holds(text);
    if (!isKnown) throw refusal(401, "The token is not valid.");
    asked = identity.token?.duration_seconds;
  }
  const { accessKey, secretKey, securityToken, expiresAt } = temporaryKeys(identities, call.now, asked, account);
  const credential = { access: accessKey, secret: secretKey, securitytoken: securityToken };
  return jsonAnswer(201, { credential: { ...credential, expires_at: expiresAt.toISOString().replace(/Z$/, "000Z") } });
}

/** A token for that of an identity provider: https://support.huaweicloud.com/intl/en-us/api-iam/iam_13_0605.html */
export function createTokenByProvider(
  call: Call,
  identities: Identities<HuaweiCredentials>,
  tokens: Tokens,
): WireAnswer {
  const { id } = read(providerBody, call).auth.id_token;
  if (nonEmptyHeader(call.request, "x-idp-id") === undefined) throw refusal(400, "The header X-Idp-Id is missing.");
  if (!identities.knowsToken(id)) throw refusal(401, "The id token is not valid.");
  const token = tokens.issue("federated", call.now, 24 * 60 * 60 * 1000);
  return jsonAnswer(
    201,
    { token: { expires_at: token.expiresAt.toISOString(), methods: ["mapped"] } },
    { "X-Subject-Token": token.text },
  );
}

function read<T extends z.ZodType>(schema: T, { request }: Call): z.output<T> {
  try {
    return schema.parse(JSON.parse(request.body.toString("utf8")));
  } catch {
    throw refusal(400, "Request parameter is invalid.");
  }
}
