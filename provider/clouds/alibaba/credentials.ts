import {
  configurationLook,
  environmentLook,
  fileLook,
  findCredentials,
  type Look,
  Passed,
  userPath,
} from "../../core/credentials";
import { rememberSecret } from "../../core/redact";
import type { Session } from "../../core/session";
import type { CredentialSource } from "../../http/service";
import { cliProfile, iniProfile } from "./profiles";
import { alibabaSettings } from "./settings";

/** Keys of an account or a RAM user or, with `securityToken`, temporary ones. */
export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

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

function looks(session: Session): Look<AlibabaCredentials>[] {
  const settings = alibabaSettings(session);
  const { environment } = session.settings;
  const profile = settings.profile || environment.ALIBABA_CLOUD_PROFILE || environment.ALICLOUD_PROFILE || undefined;
  const ini = environment.ALIBABA_CLOUD_CREDENTIALS_FILE || "~/.alibabacloud/credentials";
  return [
    configurationLook("alibaba", settings, {
      accessKeyId: "accessKeyId",
      accessKeySecret: "accessKeySecret",
      "securityToken?": "securityToken",
    }),
    ...environmentNames.map((names) => environmentLook<AlibabaCredentials>(environment, names)),
    cliLook(environment, profile),
    fileLook(ini, userPath(environment, ini), (text) => iniProfile(text, profile ?? "default")),
  ];
}

/** The file of the command line `aliyun`, which its users can keep other tools from reading. */
function cliLook(environment: Session["settings"]["environment"], profile: string | undefined) {
  const path = environment.ALICLOUD_SHARED_CREDENTIALS_FILE || "~/.aliyun/config.json";
  const look = fileLook(path, userPath(environment, path), (text) => cliProfile(text, profile));
  const disabled = environment.ALIBABA_CLOUD_CLI_PROFILE_DISABLED?.trim().toLowerCase() === "true";
  return disabled ? { ...look, look: () => new Passed("switched off by ALIBABA_CLOUD_CLI_PROFILE_DISABLED") } : look;
}

/** The credentials of this session, looked up at their first use. */
export function alibabaCredentials(session: Session): CredentialSource<AlibabaCredentials> {
  return {
    get: () =>
      session.once("alibaba.credentials", async () => {
        const { credentials } = await findCredentials("Alibaba Cloud", looks(session));
        rememberSecret(credentials.accessKeySecret);
        rememberSecret(credentials.securityToken);
        rememberSecret(credentials.accessKeyId);
        return credentials;
      }),
    renew: async () => undefined,
    account: ({ accessKeyId }) => accessKeyId,
  };
}
