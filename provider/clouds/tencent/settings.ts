import { z } from "zod";
import { choice, field } from "../../core/fields/field";
import type { Account } from "../../core/session/account";
import type { Session } from "../../core/session/session";
import { commonSettings, endpointSettings, regionSetting, secretSetting } from "../../core/session/settings";
import { regionField } from "./regions";

/** `access-audit:tencent`. */
export const tencentSettingsSchema = z.strictObject({
  ...commonSettings,
  endpoints: endpointSettings(
    ...(["cos", "cloudaudit", "sts"] as const),
    ...(["cdb", "cynosdb", "postgres", "mongodb", "dbbrain", "redis", "sqlserver"] as const),
  ),
  site: field(
    choice({ international: "Accounts of tencentcloud.com.", mainland: "Accounts of cloud.tencent.com." }).default(
      "international",
    ),
    {
      doc: "International accounts and mainland accounts are separate, with API hosts of their own.",
    },
  ),
  network: field(
    choice({
      public: "The hosts that answer everywhere.",
      internal: "The hosts that answer inside the cloud only.",
    }).default("public"),
    {
      doc: "`internal` uses the hosts that answer inside the cloud only.",
    },
  ),
  region: regionSetting(regionField),
  profile: field(z.string().min(1).optional(), { doc: "The profile in the files of the vendor's CLI." }),
  secretId: secretSetting("The id of the API key."),
  secretKey: secretSetting("The API key."),
  token: field(z.string().optional(), { doc: "The token of temporary keys.", secret: true }),
  assumeRole: field(
    z
      .strictObject({
        roleArn: field(z.string().min(1), { doc: "The role, `qcs::cam::uin/<account>:roleName/<name>`." }),
        sessionName: field(z.string().min(1).optional(), {
          doc: "The name under which the role's calls are recorded.",
        }),
        durationSeconds: field(z.coerce.number().int().min(1).max(43_200).optional(), {
          doc: "Seconds that the role's keys live, at most 43200.",
        }),
        externalId: field(z.string().min(1).optional(), { doc: "What the role's trust policy asks for." }),
      })
      .optional(),
    { doc: "A role that the credentials, wherever they were found, are exchanged for." },
  ),
});

export type TencentSettings = z.output<typeof tencentSettingsSchema>;

export function tencentSettings(session: Session): TencentSettings {
  return session.once("tencent.settings", () => session.settings.cloud("tencent", tencentSettingsSchema));
}

/** The account of several that the session is of, if it is. */
export function tencentAccount(session: Session): Account | undefined {
  return session.settings.account("tencent", tencentSettingsSchema);
}
