import {
  completeSet,
  configurationLook,
  environmentLook,
  exchanged,
  type FieldNames,
  fileLook,
  iniSection,
  jsonObject,
  type Look,
  Passed,
  userPath,
} from "../../../core/credentials/credentials";
import { ExpiringCredentials } from "../../../core/credentials/expiring-credentials";
import type { Session } from "../../../core/session/session";
import { tencentSettings } from "../settings";
import type { TencentCredentials } from "./credentials";
import { instanceLook, podLook, wantedRole } from "./roles";
import { assumeRole } from "./sts";

/** Tools of this cloud disagree on the token's name: Terraform, then the Node SDK, then tccli. */
const tokenNames = ["TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"];

/**
 * Where credentials are looked for; the first complete set counts:
 *
 * 1. the configuration `access-audit:tencent`,
 * 2. the variables `TENCENTCLOUD_SECRET_ID`, … that every tool reads, then those of the functions runtime,
 * 3. the file of tccli, then the profile file of the SDKs,
 * 4. the role of the instance, from its metadata server,
 * 5. the role of the pod, by its token (`TKE_*`).
 *
 * That is the SDKs' order. Where a role is asked for (`assumeRole`, `TENCENTCLOUD_ASSUME_ROLE_ARN`), what was found is
 * exchanged for its keys, as Terraform has it. https://registry.terraform.io/providers/tencentcloudstack/tencentcloud
 */
function looks(session: Session): Look<TencentCredentials>[] {
  const role = wantedRole(session);
  const found = ownLooks(session);
  return role ? exchanged(found, (base) => assumeRole(session, base, role)) : found;
}

function ownLooks(session: Session): Look<TencentCredentials>[] {
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
    instanceLook(session),
    podLook(session),
  ];
}

function picked(values: Record<string, unknown>, fields: FieldNames): TencentCredentials | Passed {
  return completeSet((name) => values[name], fields) as unknown as TencentCredentials | Passed;
}

/** The credentials of this session, looked up at their first use and renewed before they end. */
export function tencentCredentials(session: Session): ExpiringCredentials<TencentCredentials> {
  return session.once(
    "tencent.credentials",
    () =>
      new ExpiringCredentials({
        title: "Tencent Cloud",
        looks: () => looks(session),
        account: ({ secretId }) => secretId,
        secrets: ({ secretId, secretKey, token }) => [secretId, secretKey, token],
        session,
      }),
  );
}
