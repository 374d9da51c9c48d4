import {
  type Answer,
  type CredentialPlace,
  completeSet,
  NotHere,
  tokenFile,
} from "../../../core/credentials/credentials";
import type { Session } from "../../../core/session/session";
import type { HttpResponse } from "../../../core/session/wire";
import { askMetadata, metadataName, metadataObject } from "../../../http/metadata";
import { alibabaAccount, alibabaSettings } from "../settings";
import type { AlibabaCredentials } from "./credentials";
import { type AlibabaRole, assumeRoleWithOidc, temporaryKeys } from "./sts";

/** How a session of ours shows in the cloud's own audit log. */
export const sessionName = "pulumi-access-audit";

/** The vendor's default, and without further settings a role's longest. */
export const durationSeconds = 3600;

/** The role of the configuration, else that of Terraform's variables. */
export function wantedRole(session: Session): AlibabaRole | undefined {
  const { environment } = session.settings;
  const { assumeRole } = alibabaSettings(session);
  const ofEnvironment =
    alibabaAccount(session) === undefined ? environment.ALICLOUD_ASSUME_ROLE_ARN?.trim() : undefined;
  const roleArn = assumeRole?.roleArn ?? ofEnvironment;
  if (!roleArn) return undefined;
  const named = assumeRole ? assumeRole.sessionName : environment.ALICLOUD_ASSUME_ROLE_SESSION_NAME?.trim();
  return {
    roleArn,
    sessionName: named || sessionName,
    durationSeconds: assumeRole?.durationSeconds ?? durationSeconds,
    externalId: assumeRole?.externalId,
  };
}

/** A role by the token that a pod or a pipeline has in a file. https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/use-rrsa */
export function tokenPlace(session: Session): CredentialPlace<AlibabaCredentials> {
  const { environment } = session.settings;
  const fields = {
    roleArn: "ALIBABA_CLOUD_ROLE_ARN",
    providerArn: "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
    file: "ALIBABA_CLOUD_OIDC_TOKEN_FILE",
    "session?": "ALIBABA_CLOUD_ROLE_SESSION_NAME",
  };
  return {
    name: "environment ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE",
    async answer(operation) {
      const values = completeSet((name) => environment[name], fields);
      if (values instanceof NotHere) return values;
      const { roleArn = "", providerArn = "", file = "", session: named = sessionName } = values;
      const token = await tokenFile(fields.file, file, operation);
      return assumeRoleWithOidc(session, { providerArn, token }, { roleArn, sessionName: named, durationSeconds });
    },
  };
}

const host = "100.100.100.200";
const folder = "/latest/meta-data/ram/security-credentials/";
const timeoutMs = 1000;

/** The role of the instance. */
export function instancePlace(session: Session): CredentialPlace<AlibabaCredentials> {
  const { environment } = session.settings;
  const name = environment.ALIBABA_CLOUD_ECS_METADATA?.trim() || environment.ALICLOUD_ECS_ROLE_NAME?.trim();
  return { name: `instance role, ${host}`, answer: () => instanceRole(session, name || undefined) };
}

/**
 * Keys of the role of that name, or of the one that the instance has. They are asked for with a token; without one only
 * where no server refuses that. https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 */
export async function instanceRole(session: Session, given: string | undefined): Promise<Answer<AlibabaCredentials>> {
  const { environment } = session.settings;
  if (isTrue(environment.ALIBABA_CLOUD_ECS_METADATA_DISABLED))
    return new NotHere("switched off by ALIBABA_CLOUD_ECS_METADATA_DISABLED");
  const token = await metadataToken(session);
  if (token instanceof NotHere) return token;
  const ask = (path: string) =>
    askMetadata(session, { host, path, timeoutMs, headers: token ? { "x-aliyun-ecs-metadata-token": token } : {} });
  const name = given ?? metadataName(await ask(folder));
  if (name instanceof NotHere) return name;
  return keysOf(await ask(`${folder}${name}`), `role ${name}`);
}

/** `""` when the server knows no tokens and is asked in the older way, which some users forbid. */
async function metadataToken(session: Session): Promise<string | NotHere> {
  const headers = { "x-aliyun-ecs-metadata-token-ttl-seconds": "21600" };
  const answer = await askMetadata(session, { method: "PUT", host, path: "/latest/api/token", headers, timeoutMs });
  if (answer instanceof NotHere) return answer;
  if (answer.status === 200 && /^\S+$/.test(answer.body.trim())) return answer.body.trim();
  if (isTrue(session.settings.environment.ALIBABA_CLOUD_IMDSV1_DISABLED))
    return new NotHere(`the server gave no token (HTTP ${answer.status}), and ALIBABA_CLOUD_IMDSV1_DISABLED is set`);
  return "";
}

/** A server of the user, such as that of a development tool. https://github.com/aliyun/credentials-nodejs */
export function uriPlace(session: Session): CredentialPlace<AlibabaCredentials> {
  const { environment } = session.settings;
  const text = environment.ALIBABA_CLOUD_CREDENTIALS_URI?.trim() || environment.ALICLOUD_CREDENTIALS_URI?.trim();
  return {
    name: "server of ALIBABA_CLOUD_CREDENTIALS_URI or ALICLOUD_CREDENTIALS_URI",
    async answer() {
      if (!text) return new NotHere("not set");
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url?.protocol !== "http:" && url?.protocol !== "https:") return new NotHere("is no http address");
      const { host: where, pathname, searchParams } = url;
      const scheme = url.protocol === "https:" ? "https" : "http";
      const request = { host: where, scheme, path: decodeURIComponent(pathname), query: [...searchParams] } as const;
      return keysOf(await askMetadata(session, { ...request, timeoutMs: 3000 }));
    },
  };
}

function keysOf(answer: HttpResponse | NotHere, identity?: string): Answer<AlibabaCredentials> {
  const wire = metadataObject(answer);
  if (wire instanceof NotHere || answer instanceof NotHere) return wire as NotHere;
  if (wire.Code !== "Success") return new NotHere(`the server gave no keys${identity ? ` of the ${identity}` : ""}`);
  const keys = temporaryKeys(wire, answer.headers.date, identity);
  return keys ?? new NotHere("the server's answer is not in the expected form");
}

function isTrue(text: string | undefined): boolean {
  return text?.trim().toLowerCase() === "true";
}
