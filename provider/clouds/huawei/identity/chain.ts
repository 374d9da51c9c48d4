import {
  byProfile,
  type CredentialPlace,
  completeSet,
  configurationPlace,
  environmentPlace,
  exchanged,
  type FieldNames,
  NotHere,
  placesOf,
} from "../../../core/credentials/credentials";
import { ExpiringCredentials, shortened } from "../../../core/credentials/expiring-credentials";
import type { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import { huaweiAccount, huaweiSettings } from "../settings";
import { cliFilePlace, sdkFilePlace } from "./credential-files";
import type { AuthToken, Identity, PasswordLogin } from "./credentials";
import { instancePlace, oidcPlace, podPlace, providerPlace, wantedAgency } from "./roles";
import { assumeAgency } from "./sts";

const configuredKeys = { accessKey: "accessKey", secretKey: "secretKey", "securityToken?": "securityToken" };
const configuredLogin = {
  password: "password",
  "userName?": "userName",
  "userId?": "userId",
  "domainName?": "domainName",
  "domainId?": "domainId",
};

/**
 * Where credentials are looked for; the first complete set wins:
 *
 * 1. the configuration `access-audit:huawei`,
 * 2. an agency by the token of a pipeline (`HUAWEICLOUD_OIDC_*`),
 * 3. the variables of the vendor's SDKs: an identity provider (`HUAWEICLOUD_SDK_IDP_ID`, …), then keys
 *    (`HUAWEICLOUD_SDK_AK`, …),
 * 4. the variables of the vendor's Terraform provider, older `OS_*` twins after `HW_*` of the same sort,
 * 5. the file of the SDKs (`~/.huaweicloud/credentials`), then that of the CLI (`HW_SHARED_CONFIG_FILE`),
 * 6. the agency of the instance, from its metadata server,
 * 7. the agency of the pod (`HC_CONTAINER_CREDENTIALS_FULL_URI`).
 *
 * That is the order of the Python SDK, Terraform's names after its own. Where an agency is asked for (`assumeRole`,
 * `HW_ASSUME_ROLE_AGENCY_NAME`), what was found is exchanged for its keys, as Terraform has it.
 *
 * Within the configuration and within Terraform's names a token comes before keys, and keys before a password, as
 * Terraform has it. https://registry.terraform.io/providers/huaweicloud/huaweicloud/latest/docs
 */
function places(session: Session): readonly CredentialPlace<Identity>[] {
  const agency = wantedAgency(session);
  const found = placesOf(huaweiAccount(session), ownPlaces(session));
  return agency ? exchanged(found, (base) => assumeAgency(session, base, agency)) : found;
}

function ownPlaces(session: Session): CredentialPlace<Identity>[] {
  const settings = huaweiSettings(session);
  const { environment } = session.settings;
  const variable = (name: string) => environment[name];
  return [
    configurationPlace("huawei", settings, { authToken: "authToken" }),
    configurationPlace("huawei", settings, configuredKeys),
    loginPlace("configuration access-audit:huawei.", (name) => Reflect.get(settings, name), configuredLogin),
    oidcPlace(session),
    providerPlace(session),
    environmentPlace(environment, {
      accessKey: "HUAWEICLOUD_SDK_AK",
      secretKey: "HUAWEICLOUD_SDK_SK",
      "securityToken?": "HUAWEICLOUD_SDK_SECURITY_TOKEN",
    }),
    environmentPlace(environment, { authToken: ["HW_AUTH_TOKEN", "OS_AUTH_TOKEN"] }),
    environmentPlace(environment, {
      accessKey: "HW_ACCESS_KEY",
      secretKey: "HW_SECRET_KEY",
      "securityToken?": "HW_SECURITY_TOKEN",
    }),
    environmentPlace(environment, { accessKey: "OS_ACCESS_KEY", secretKey: "OS_SECRET_KEY" }),
    loginPlace("environment ", variable, {
      password: "HW_USER_PASSWORD",
      "userName?": "HW_USER_NAME",
      "userId?": "HW_USER_ID",
      "domainName?": "HW_DOMAIN_NAME",
      "domainId?": "HW_DOMAIN_ID",
    }),
    loginPlace("environment ", variable, {
      password: "OS_PASSWORD",
      "userName?": "OS_USERNAME",
      "userId?": "OS_USER_ID",
      "domainName?": ["OS_DOMAIN_NAME", "OS_USER_DOMAIN_NAME"],
      "domainId?": ["OS_DOMAIN_ID", "OS_USER_DOMAIN_ID"],
    }),
    sdkFilePlace(session),
    byProfile(cliFilePlace(environment, settings.profile)),
    instancePlace(session),
    podPlace(session),
  ];
}

/** A log-in is complete with a user's id, or with a user's name and the account. */
function loginPlace(place: string, read: (name: string) => unknown, fields: FieldNames): CredentialPlace<Identity> {
  const name = (field: string) => String([fields[`${field}?`]].flat()[0]);
  return {
    name: `${place}${name("userName")}, ${fields.password}, ${name("domainName")}`,
    answer() {
      const found = completeSet(read, fields);
      if (found instanceof NotHere || found.userId) return found as PasswordLogin | NotHere;
      if (!found.userName) return new NotHere(`${name("userName")} or ${name("userId")} not set`);
      if (!found.domainName && !found.domainId)
        return new NotHere(`${name("domainName")} or ${name("domainId")} not set`);
      return found as unknown as PasswordLogin;
    },
  };
}

/** What this session found, renewed before it ends. */
export function huaweiIdentities(session: Session): ExpiringCredentials<Identity> {
  return session.once(
    "huawei.identity",
    () =>
      new ExpiringCredentials<Identity>({
        title: "Huawei Cloud",
        places: () => places(session),
        account: accountOf,
        describe: (identity) => ("accessKey" in identity ? `key ${shortened(identity.accessKey)}` : sortOf(identity)),
        secrets: (identity) =>
          ["secretKey", "securityToken", "accessKey", "authToken", "password"].map((name) =>
            Reflect.get(identity, name),
          ),
        session,
      }),
  );
}

function accountOf(identity: Identity): string {
  if ("accessKey" in identity) return identity.accessKey;
  return "authToken" in identity ? "token" : (identity.userName ?? identity.userId ?? "user");
}

function sortOf(identity: AuthToken | PasswordLogin): string {
  return "authToken" in identity ? "a token" : `IAM user ${accountOf(identity)}`;
}

/** The identity of this session, looked up at its first use. */
export function huaweiIdentity(operation: Operation): Promise<Identity> {
  return huaweiIdentities(operation.session).get(operation);
}
