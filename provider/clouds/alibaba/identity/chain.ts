import {
  byProfile,
  type CredentialPlace,
  configurationPlace,
  environmentPlace,
  exchanged,
  filePlace,
  NotHere,
  placesOf,
  userPath,
} from "../../../core/credentials/credentials";
import { ExpiringCredentials } from "../../../core/credentials/expiring-credentials";
import type { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import { alibabaAccount, alibabaSettings } from "../settings";
import type { AlibabaCredentials } from "./credentials";
import { cliProfile, iniProfile } from "./profiles";
import { instancePlace, tokenPlace, uriPlace, wantedRole } from "./roles";
import { assumeRole } from "./sts";

/** Names of the environment, as Terraform tries them, then those of the OSS SDKs. */
const environmentNames = [
  {
    accessKeyId: "ALICLOUD_ACCESS_KEY",
    accessKeySecret: "ALICLOUD_SECRET_KEY",
    "securityToken?": "ALICLOUD_SECURITY_TOKEN",
  },
  {
    accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    accessKeySecret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "securityToken?": "ALIBABA_CLOUD_SECURITY_TOKEN",
  },
  {
    accessKeyId: "ALIBABACLOUD_ACCESS_KEY_ID",
    accessKeySecret: "ALIBABACLOUD_ACCESS_KEY_SECRET",
    "securityToken?": "ALIBABACLOUD_SECURITY_TOKEN",
  },
  { accessKeyId: "OSS_ACCESS_KEY_ID", accessKeySecret: "OSS_ACCESS_KEY_SECRET", "securityToken?": "OSS_SESSION_TOKEN" },
];

/**
 * Where credentials are looked for; the first complete set wins:
 *
 * 1. the configuration `access-audit:alibaba`,
 * 2. the variables, by the names of Terraform (three sets), then those of the OSS SDKs,
 * 3. a role by the token in a file (`ALIBABA_CLOUD_OIDC_TOKEN_FILE`),
 * 4. the file of the command line (`~/.aliyun/config.json`), then that of the SDKs (`~/.alibabacloud/credentials`),
 * 5. the role of the instance, from its metadata server,
 * 6. the server of `ALIBABA_CLOUD_CREDENTIALS_URI`.
 *
 * From 3 on that is the order of https://github.com/aliyun/credentials-nodejs. Where a role is asked for (`assumeRole`,
 * `ALICLOUD_ASSUME_ROLE_ARN`), what was found is exchanged for its keys, as Terraform has it.
 */
function places(session: Session): readonly CredentialPlace<AlibabaCredentials>[] {
  const role = wantedRole(session);
  const found = placesOf(alibabaAccount(session), ownPlaces(session));
  return role ? exchanged(found, (base) => assumeRole(session, base, role)) : found;
}

function ownPlaces(session: Session): CredentialPlace<AlibabaCredentials>[] {
  const settings = alibabaSettings(session);
  const { environment } = session.settings;
  const profile = settings.profile || environment.ALIBABA_CLOUD_PROFILE || environment.ALICLOUD_PROFILE || undefined;
  const ini = environment.ALIBABA_CLOUD_CREDENTIALS_FILE || "~/.alibabacloud/credentials";
  return [
    configurationPlace("alibaba", settings, {
      accessKeyId: "accessKeyId",
      accessKeySecret: "accessKeySecret",
      "securityToken?": "securityToken",
    }),
    ...environmentNames.map((names) => environmentPlace<AlibabaCredentials>(environment, names)),
    tokenPlace(session),
    cliPlace(session, profile),
    byProfile(filePlace(ini, userPath(environment, ini), (text) => iniProfile(session, text, profile ?? "default"))),
    instancePlace(session),
    uriPlace(session),
  ];
}

/** The file of the command line `aliyun`, which its users can keep other tools from reading. */
function cliPlace(session: Session, profile: string | undefined): CredentialPlace<AlibabaCredentials> {
  const { environment } = session.settings;
  const path = environment.ALICLOUD_SHARED_CREDENTIALS_FILE || "~/.aliyun/config.json";
  const pick = (text: string, operation: Operation) => cliProfile(operation, text, profile);
  const place = byProfile(filePlace(path, userPath(environment, path), pick));
  const disabled = environment.ALIBABA_CLOUD_CLI_PROFILE_DISABLED?.trim().toLowerCase() === "true";
  return disabled
    ? { ...place, answer: () => new NotHere("switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED") }
    : place;
}

/** The credentials of this session, looked up at their first use and renewed before they end. */
export function alibabaCredentials(session: Session): ExpiringCredentials<AlibabaCredentials> {
  return session.once(
    "alibaba.credentials",
    () =>
      new ExpiringCredentials({
        title: "Alibaba Cloud",
        places: () => places(session),
        account: ({ accessKeyId }) => accessKeyId,
        secrets: ({ accessKeyId, accessKeySecret, securityToken }) => [accessKeyId, accessKeySecret, securityToken],
        session,
      }),
  );
}
