import {
  type Answer,
  type CredentialPlace,
  completeSet,
  NotHere,
  type Temporary,
  tokenFile,
} from "../../../core/credentials/credentials";
import type { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import type { HttpResponse } from "../../../core/session/wire";
import { askMetadata, metadataObject } from "../../../http/metadata";
import type { VolcengineCredentials } from "./credentials";
import { assumeRoleWithOidc, temporaryKeys } from "./sts";

/** How a session of ours shows in the cloud's own audit log. */
const sessionName = "pulumi-access-audit";

/** A role by the token that a pod or a pipeline has in a file. https://www.volcengine.com/docs/6460/1324606 */
export function tokenPlace(session: Session): CredentialPlace<VolcengineCredentials> {
  const { environment } = session.settings;
  const fields = { roleTrn: "VOLCENGINE_OIDC_ROLE_TRN", file: "VOLCENGINE_OIDC_TOKEN_FILE" };
  return {
    name: "environment VOLCENGINE_OIDC_ROLE_TRN, VOLCENGINE_OIDC_TOKEN_FILE",
    async answer(operation) {
      const values = completeSet((name) => environment[name], fields);
      if (values instanceof NotHere) return values;
      return roleOfToken(operation, { roleTrn: values.roleTrn ?? "", file: values.file ?? "", variable: fields.file });
    },
  };
}

/** The role, and the file with the token, which `variable` names. */
interface TokenRole {
  readonly roleTrn: string;
  readonly file: string;
  readonly variable: string;
}

export async function roleOfToken(
  operation: Operation,
  { roleTrn, file, variable }: TokenRole,
): Promise<Temporary<VolcengineCredentials>> {
  const { session } = operation;
  const { environment } = session.settings;
  return assumeRoleWithOidc(session, {
    roleTrn,
    token: await tokenFile(variable, file, operation),
    sessionName: environment.VOLCENGINE_OIDC_ROLE_SESSION_NAME?.trim() || sessionName,
    policy: environment.VOLCENGINE_OIDC_ROLE_POLICY?.trim() || undefined,
  });
}

const host = "100.96.0.96";
const folder = "/volcstack/latest/iam/security_credentials/";
const timeoutMs = 1000;

/** The role of the instance, by its name: the server does not list it. https://www.volcengine.com/docs/6396/1118297 */
export function instancePlace(session: Session): CredentialPlace<VolcengineCredentials> {
  const name = session.settings.environment.VOLCENGINE_ECS_METADATA?.trim();
  return { name: `instance role of VOLCENGINE_ECS_METADATA, ${host}`, answer: () => instanceRole(session, name) };
}

export async function instanceRole(session: Session, name: string | undefined): Promise<Answer<VolcengineCredentials>> {
  const { environment } = session.settings;
  if (environment.VOLCENGINE_ECS_METADATA_DISABLED?.trim().toLowerCase() === "true")
    return new NotHere("switched off by VOLCENGINE_ECS_METADATA_DISABLED");
  if (!name) return new NotHere("no role is named");
  const path = `${folder}${name}`;
  return keysOf(await askMetadata(session, { host, path, timeoutMs }), `role ${name}`);
}

function keysOf(answer: HttpResponse | NotHere, identity: string): Answer<VolcengineCredentials> {
  const wire = metadataObject(answer);
  if (wire instanceof NotHere || answer instanceof NotHere) return wire as NotHere;
  const keys = temporaryKeys(wire, wire.ExpiredTime, answer.headers.date, identity);
  return keys ?? new NotHere("the server's answer is not in the expected form");
}
