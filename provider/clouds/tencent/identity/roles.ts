import {
  type CredentialPlace,
  completeSet,
  lifeUntil,
  NotHere,
  RoleError,
  Temporary,
  tokenFile,
} from "../../../core/credentials/credentials";
import type { Session } from "../../../core/session/session";
import { askMetadata, metadataName, metadataObject } from "../../../http/metadata";
import { tencentAccount, tencentSettings } from "../settings";
import type { TencentCredentials } from "./credentials";
import { assumeRoleWithWebIdentity, renewBeforeMs, type TencentRole } from "./sts";

/** How a session of ours shows in the cloud's own audit log. */
const sessionName = "pulumi-access-audit";

/** The vendor's SDKs and its Terraform provider ask for two hours. */
const durationSeconds = 7200;

/** The role of the configuration, else that of Terraform's variables. */
export function wantedRole(session: Session): TencentRole | undefined {
  const { environment } = session.settings;
  const { assumeRole } = tencentSettings(session);
  if (assumeRole)
    return {
      ...assumeRole,
      sessionName: assumeRole.sessionName ?? sessionName,
      durationSeconds: assumeRole.durationSeconds ?? durationSeconds,
    };
  const roleArn = environment.TENCENTCLOUD_ASSUME_ROLE_ARN?.trim();
  if (!roleArn || tencentAccount(session) !== undefined) return undefined;
  const seconds = environment.TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION?.trim() || String(durationSeconds);
  if (!/^\d{1,5}$/.test(seconds))
    throw new RoleError(
      `TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION must be a number of seconds up to 43200, but is ${JSON.stringify(seconds)}`,
    );
  return {
    roleArn,
    sessionName: environment.TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME?.trim() || sessionName,
    durationSeconds: Number(seconds),
    externalId: environment.TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID?.trim() || undefined,
  };
}

const host = "metadata.tencentyun.com";
const folder = "/latest/meta-data/cam/security-credentials/";
const timeoutMs = 1000;

/** The role of the instance. https://www.tencentcloud.com/document/product/213/4934 */
export function instancePlace(session: Session): CredentialPlace<TencentCredentials> {
  return {
    name: `instance role, ${host}`,
    async answer() {
      const given = session.settings.environment.TENCENTCLOUD_CAM_ROLE_NAME?.trim();
      const name = given || metadataName(await askMetadata(session, { host, path: folder, timeoutMs }));
      if (name instanceof NotHere) return name;
      const answer = await askMetadata(session, { host, path: `${folder}${name}`, timeoutMs });
      const keys = metadataObject(answer);
      if (keys instanceof NotHere || answer instanceof NotHere) return keys as NotHere;
      if (keys.Code !== "Success") return new NotHere(`the server gave no keys of the role ${name}`);
      const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = keys;
      const life = lifeUntil(keys.ExpiredTime ?? keys.Expiration, answer.headers.date, renewBeforeMs);
      if (typeof secretId !== "string" || typeof secretKey !== "string" || typeof token !== "string" || !life)
        return new NotHere("the server's answer is not in the expected form");
      return new Temporary({ secretId, secretKey, token }, life, `role ${name}`);
    },
  };
}

/** The role of a pod in TKE, by the token that the cluster writes. https://www.tencentcloud.com/document/product/457/58405 */
export function podPlace(session: Session): CredentialPlace<TencentCredentials> {
  const { environment } = session.settings;
  return {
    name: "pod role, environment TKE_REGION, TKE_PROVIDER_ID, TKE_WEB_IDENTITY_TOKEN_FILE, TKE_ROLE_ARN",
    async answer(operation) {
      const values = completeSet((name) => environment[name], {
        region: "TKE_REGION",
        providerId: "TKE_PROVIDER_ID",
        file: "TKE_WEB_IDENTITY_TOKEN_FILE",
        roleArn: "TKE_ROLE_ARN",
      });
      if (values instanceof NotHere) return values;
      const { region = "", providerId = "", file = "", roleArn = "" } = values;
      const token = await tokenFile("TKE_WEB_IDENTITY_TOKEN_FILE", file, operation);
      const role = { roleArn, sessionName, durationSeconds };
      return assumeRoleWithWebIdentity(session, { region, providerId, token }, role);
    },
  };
}
