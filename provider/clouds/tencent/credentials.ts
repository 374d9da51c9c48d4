import {
  completeSet,
  configurationLook,
  environmentLook,
  type FieldNames,
  fileLook,
  findCredentials,
  iniSection,
  jsonObject,
  type Look,
  Passed,
  userPath,
} from "../../core/credentials";
import { rememberSecret } from "../../core/redact";
import type { Session } from "../../core/session";
import type { CredentialSource } from "../../http/service";
import { tencentSettings } from "./settings";

/** Keys of an account or, with `token`, temporary ones. */
export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token?: string;
}

/** Tools of this cloud disagree on the token's name: Terraform, then the Node SDK, then tccli. */
const tokenNames = ["TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"];

function looks(session: Session): Look<TencentCredentials>[] {
  const settings = tencentSettings(session);
  const { environment } = session.settings;
  const profile = settings.profile ?? environment.TENCENTCLOUD_PROFILE ?? environment.TCCLI_PROFILE ?? "default";
  const folder = environment.TENCENTCLOUD_SHARED_CREDENTIALS_DIR ?? "~/.tccli";
  const ini = environment.TENCENTCLOUD_CREDENTIALS_FILE;
  return [
    configurationLook("tencent", settings, { secretId: "secretId", secretKey: "secretKey", "token?": "token" }),
    environmentLook(environment, {
      secretId: "TENCENTCLOUD_SECRET_ID",
      secretKey: "TENCENTCLOUD_SECRET_KEY",
      "token?": tokenNames,
    }),
    // The names that the functions runtime sets.
    environmentLook(environment, {
      secretId: "TENCENTCLOUD_SECRETID",
      secretKey: "TENCENTCLOUD_SECRETKEY",
      "token?": "TENCENTCLOUD_SESSIONTOKEN",
    }),
    ...[`${folder}/${profile}.credential`].map((path) =>
      fileLook<TencentCredentials>(path, userPath(environment, path), (text) =>
        picked(jsonObject(text), { secretId: "secretId", secretKey: "secretKey", "token?": "token" }),
      ),
    ),
    ...(ini ? [ini] : ["~/.tencentcloud/credentials", "/etc/tencentcloud/credentials"]).map((path) =>
      fileLook<TencentCredentials>(path, userPath(environment, path), (text) => {
        const section = iniSection(text, profile);
        if (section instanceof Passed) return section;
        return picked(section, { secretId: "secret_id", secretKey: "secret_key", "token?": "token" });
      }),
    ),
  ];
}

function picked(values: Record<string, unknown>, fields: FieldNames): TencentCredentials | Passed {
  return completeSet((name) => values[name], fields) as unknown as TencentCredentials | Passed;
}

/** The credentials of this session, looked up at their first use. */
export function tencentCredentials(session: Session): CredentialSource<TencentCredentials> {
  return {
    get: () =>
      session.once("tencent.credentials", async () => {
        const { credentials } = await findCredentials("Tencent Cloud", looks(session));
        rememberSecret(credentials.secretKey);
        rememberSecret(credentials.token);
        rememberSecret(credentials.secretId);
        return credentials;
      }),
    renew: async () => undefined,
    account: ({ secretId }) => secretId,
  };
}
