import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Identities, Role } from "../../../identities";
import type { Call, Service } from "../../../service";
import { hostName, type WireAnswer, type WireRequest } from "../../../wire/wire";
import { refusal, troubleOf, writeRefusal, writeResponse } from "../api3/errors";
import { interpretTc3, parseAuthorization, tc3Scheme, verifyTc3 } from "../api3/signature";
import type { TencentCredentials } from "../credentials";
import { temporaryKeys } from "./keys";

const version = "2018-08-13";
const product = "sts";
const ownAccount = "100000000001";
const longestSeconds = 43_200;

const common = {
  RoleArn: z.string(),
  RoleSessionName: z.string(),
  DurationSeconds: z.int().min(1).max(longestSeconds).optional(),
};
const assumeRole = z.object({ ...common, ExternalId: z.string().optional() });
const webIdentity = z.object({ ...common, ProviderId: z.string(), WebIdentityToken: z.string() });

/** Security Token Service: https://www.tencentcloud.com/document/product/1150/49452 */
export function stsService(identities: Identities<TencentCredentials>): Service {
  return {
    cloud: "tencent",
    name: product,
    actions: ["AssumeRole", "AssumeRoleWithWebIdentity", "GetCallerIdentity"],
    writes: new Set(),
    recognises(request) {
      const signed = authorizationOf(request);
      if (signed?.service === product) return "signature";
      if (request.headers.get("x-tc-version") === version) return "signature";
      return /^sts\.(?:[a-z0-9-]+\.)?(?:intl\.|internal\.)?tencentcloudapi\.com$/.test(hostName(request))
        ? "host"
        : undefined;
    },
    interpret: (request) => interpretTc3(request, ""),
    verify(request, now) {
      // Whoever comes with the token of an identity provider has no keys yet.
      const unsigned = request.headers.get("x-tc-action") === "AssumeRoleWithWebIdentity";
      return unsigned && request.headers.get("authorization") === "SKIP"
        ? undefined
        : verifyTc3(request, { identities, now, product });
    },
    perform: (call) => writeResponse(perform(call, identities), call.requestId),
    refuse: (refused, { requestId }): WireAnswer => writeRefusal(refused, requestId),
    trouble: troubleOf(product),
    requestId: () => randomUUID(),
  };
}

function authorizationOf(request: WireRequest) {
  const text = request.headers.get("authorization") ?? "";
  return text.startsWith(tc3Scheme) ? parseAuthorization(text) : undefined;
}

function perform(call: Call, identities: Identities<TencentCredentials>): Record<string, unknown> {
  if (call.request.headers.get("x-tc-version") !== version)
    throw refusal("NoSuchVersion", `The requested version must be \`${version}\`.`);
  switch (call.action) {
    case "AssumeRole": {
      const { RoleArn, ExternalId, DurationSeconds } = read(assumeRole, call);
      const role = roleOf(identities, RoleArn);
      if (role.externalId !== undefined && role.externalId !== ExternalId)
        throw refusal("UnauthorizedOperation", "The ExternalId is not the one that the role asks for.");
      return keys(identities, call.now, DurationSeconds, role.account);
    }
    case "AssumeRoleWithWebIdentity": {
      const { RoleArn, WebIdentityToken, DurationSeconds } = read(webIdentity, call);
      if (!identities.knowsToken(WebIdentityToken))
        throw refusal("UnauthorizedOperation", "The web identity token is not valid.");
      return keys(identities, call.now, DurationSeconds, roleOf(identities, RoleArn).account);
    }
    case "GetCallerIdentity": {
      const { account = ownAccount } = call;
      return { Arn: `qcs::cam::uin/${account}:uin/${account}`, AccountId: account, Type: "CAMUser" };
    }
    default:
      throw refusal("InvalidAction", `The requested action \`${call.action}\` does not exist.`);
  }
}

function read<T extends z.ZodType>(schema: T, { request }: Call): z.output<T> {
  try {
    return schema.parse(JSON.parse(request.body.toString("utf8")));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const name = issue?.path.join(".") ?? "the body";
    throw refusal("InvalidParameter.ParamError", `The parameter \`${name}\` is missing or not valid.`);
  }
}

function roleOf(identities: Identities<TencentCredentials>, arn: string): Role {
  const role = identities.role(arn);
  if (role === undefined) throw refusal("ResourceNotFound.RoleNotFound", `The role ${arn} does not exist.`);
  return role;
}

function keys(identities: Identities<TencentCredentials>, now: Date, seconds: number | undefined, account?: string) {
  const { credentials, expiresAt } = temporaryKeys(identities, now, seconds, account);
  return {
    Credentials: { Token: credentials.token, TmpSecretId: credentials.secretId, TmpSecretKey: credentials.secretKey },
    ExpiredTime: Math.floor(expiresAt.getTime() / 1000),
    Expiration: expiresAt.toISOString().replace(/\.\d+/, ""),
  };
}
