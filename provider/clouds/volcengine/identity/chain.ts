import {
  byProfile,
  type CredentialPlace,
  configurationPlace,
  environmentPlace,
  filePlace,
  placesOf,
  userPath,
} from "../../../core/credentials/credentials";
import { ExpiringCredentials } from "../../../core/credentials/expiring-credentials";
import type { Session } from "../../../core/session/session";
import { volcengineAccount, volcengineSettings } from "../settings";
import type { VolcengineCredentials } from "./credentials";
import { cliProfile, iniProfile } from "./profiles";
import { instancePlace, tokenPlace } from "./roles";

/** Names of the environment: those of Terraform and the CLI, of the TOS SDK, and of the vendor's samples. */
const environmentNames = [
  {
    accessKey: "VOLCENGINE_ACCESS_KEY",
    secretKey: "VOLCENGINE_SECRET_KEY",
    "sessionToken?": "VOLCENGINE_SESSION_TOKEN",
  },
  { accessKey: "TOS_ACCESS_KEY", secretKey: "TOS_SECRET_KEY", "sessionToken?": "TOS_SECURITY_TOKEN" },
  { accessKey: "VOLC_ACCESSKEY", secretKey: "VOLC_SECRETKEY", "sessionToken?": "VOLC_SESSION_TOKEN" },
];

/**
 * Where credentials are looked for; the first complete set wins:
 *
 * 1. the configuration `access-audit:volcengine`,
 * 2. the variables of Terraform and the CLI, then those of the TOS SDK, then those of the vendor's samples,
 * 3. a role by the token in a file (`VOLCENGINE_OIDC_TOKEN_FILE`),
 * 4. the file of the command line (`~/.volcengine/config.json`), then the older `~/.volc/credentials` and `~/.volc/config`,
 * 5. the role of the instance, from its metadata server.
 *
 * From 3 on that is the order of https://github.com/volcengine/volcengine-nodejs-sdk.
 */
function places(session: Session): readonly CredentialPlace<VolcengineCredentials>[] {
  const settings = volcengineSettings(session);
  const { environment } = session.settings;
  const profile = settings.profile || environment.VOLCENGINE_PROFILE || undefined;
  const cli = environment.VOLCENGINE_CLI_CONFIG_FILE || "~/.volcengine/config.json";
  const older = ["~/.volc/credentials", "~/.volc/config"];
  return placesOf(volcengineAccount(session), [
    configurationPlace("volcengine", settings, {
      accessKey: "accessKey",
      secretKey: "secretKey",
      "sessionToken?": "sessionToken",
    }),
    ...environmentNames.map((names) => environmentPlace<VolcengineCredentials>(environment, names)),
    tokenPlace(session),
    byProfile(filePlace(cli, userPath(environment, cli), (text, operation) => cliProfile(operation, text, profile))),
    ...older.map((path) =>
      byProfile(
        filePlace<VolcengineCredentials>(path, userPath(environment, path), (text) =>
          iniProfile(text, profile ?? "default"),
        ),
      ),
    ),
    instancePlace(session),
  ]);
}

/** The credentials of this session, looked up at their first use and renewed before they end. */
export function volcengineCredentials(session: Session): ExpiringCredentials<VolcengineCredentials> {
  return session.once(
    "volcengine.credentials",
    () =>
      new ExpiringCredentials({
        title: "Volcengine",
        places: () => places(session),
        account: ({ accessKey }) => accessKey,
        secrets: ({ accessKey, secretKey, sessionToken }) => [accessKey, secretKey, sessionToken],
        session,
      }),
  );
}
