import {
  byProfile,
  type CredentialPlace,
  completeSet,
  configurationPlace,
  environmentPlace,
  exchanged,
  type FieldNames,
  filePlace,
  iniSection,
  jsonObject,
  NotHere,
  placesOf,
  userPath,
} from "../../../core/credentials/credentials";
import { ExpiringCredentials } from "../../../core/credentials/expiring-credentials";
import type { Session } from "../../../core/session/session";
import { tencentAccount, tencentSettings } from "../settings";
import type { TencentCredentials } from "./credentials";
import { instancePlace, podPlace, wantedRole } from "./roles";
import { assumeRole } from "./sts";

/** Tools of this cloud disagree on the token's name: Terraform, then the Node SDK, then tccli. */
const tokenNames = ["TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"];

/**
 * Where credentials are looked for; the first complete set wins:
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
function places(session: Session): readonly CredentialPlace<TencentCredentials>[] {
  const role = wantedRole(session);
  const found = placesOf(tencentAccount(session), ownPlaces(session));
  return role ? exchanged(found, (base) => assumeRole(session, base, role)) : found;
}

function ownPlaces(session: Session): CredentialPlace<TencentCredentials>[] {
  const settings = tencentSettings(session);
  const { environment } = session.settings;
  const profile = settings.profile ?? environment.TENCENTCLOUD_PROFILE ?? environment.TCCLI_PROFILE ?? "default";
  const folder = environment.TENCENTCLOUD_SHARED_CREDENTIALS_DIR ?? "~/.tccli";
  const ini = environment.TENCENTCLOUD_CREDENTIALS_FILE;
  return [
    configurationPlace("tencent", settings, { secretId: "secretId", secretKey: "secretKey", "token?": "token" }),
    environmentPlace(environment, {
      secretId: "TENCENTCLOUD_SECRET_ID",
      secretKey: "TENCENTCLOUD_SECRET_KEY",
      "token?": tokenNames,
    }),
    // The names that the functions runtime sets.
    environmentPlace(environment, {
      secretId: "TENCENTCLOUD_SECRETID",
      secretKey: "TENCENTCLOUD_SECRETKEY",
      "token?": "TENCENTCLOUD_SESSIONTOKEN",
    }),
    ...[`${folder}/${profile}.credential`].map((path) =>
      byProfile(
        filePlace<TencentCredentials>(path, userPath(environment, path), (text) =>
          picked(jsonObject(text), { secretId: "secretId", secretKey: "secretKey", "token?": "token" }),
        ),
      ),
    ),
    ...(ini ? [ini] : ["~/.tencentcloud/credentials", "/etc/tencentcloud/credentials"]).map((path) =>
      byProfile(
        filePlace<TencentCredentials>(path, userPath(environment, path), (text) => {
          const section = iniSection(text, profile);
          if (section instanceof NotHere) return section;
          return picked(section, { secretId: "secret_id", secretKey: "secret_key", "token?": "token" });
        }),
      ),
    ),
    instancePlace(session),
    podPlace(session),
  ];
}

function picked(values: Record<string, unknown>, fields: FieldNames): TencentCredentials | NotHere {
  return completeSet((name) => values[name], fields) as unknown as TencentCredentials | NotHere;
}

/** The credentials of this session, looked up at their first use and renewed before they end. */
export function tencentCredentials(session: Session): ExpiringCredentials<TencentCredentials> {
  return session.once(
    "tencent.credentials",
    () =>
      new ExpiringCredentials({
        title: "Tencent Cloud",
        places: () => places(session),
        account: ({ secretId }) => secretId,
        secrets: ({ secretId, secretKey, token }) => [secretId, secretKey, token],
        session,
      }),
  );
}
