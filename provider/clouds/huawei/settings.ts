import { z } from "zod";
import { field } from "../../core/fields/field";
import type { Account } from "../../core/session/account";
import type { Session } from "../../core/session/session";
import { commonSettings, endpointSettings, regionSetting, secretSetting } from "../../core/session/settings";
import { projectIdField, regionField } from "./fields";

/** `access-audit:huawei`. */
export const huaweiSettingsSchema = z.strictObject({
  ...commonSettings,
  language: field(
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(["en-us", "zh-cn"]))
      .optional(),
    { doc: "The language of the service's messages, `en-us` or `zh-cn`; sent as `X-Language`." },
  ),
  endpoints: endpointSettings("gaussdb", "cts", "rds", "iam", "sts", "obs"),
  network: field(z.enum(["public"]).default("public"), {
    doc: "The vendor documents one set of hosts; inside the cloud the same names are used.",
  }),
  region: regionSetting(regionField),
  profile: field(z.string().min(1).optional(), { doc: "The profile in the file of the vendor's CLI." }),
  projectId: field(projectIdField.optional(), {
    doc: "The project, 32 letters and digits. It applies to its own region: that of `region`, else the one that IAM returns.",
  }),
  projectName: field(z.string().min(1).optional(), {
    doc: "The project's name where it is not the region's. One such as `cn-north-4_web` applies to its region only.",
  }),
  accessKey: secretSetting("The id of the access key."),
  secretKey: secretSetting("The access key."),
  securityToken: field(z.string().optional(), { doc: "The token of temporary keys.", secret: true }),
  authToken: secretSetting("A token that was obtained elsewhere."),
  userName: field(z.string().min(1).optional(), {
    doc: "The name of an IAM user; a HUAWEI ID account cannot log in by password.",
  }),
  userId: field(z.string().min(1).optional(), { doc: "The id of an IAM user." }),
  password: secretSetting("The password of the IAM user."),
  domainName: field(z.string().min(1).optional(), { doc: "The account's name." }),
  domainId: field(z.string().min(1).optional(), { doc: "The account's id." }),
  assumeRole: field(
    z
      .strictObject({
        agencyName: field(z.string().min(1), { doc: "The agency's name." }),
        domainName: field(z.string().min(1).optional(), { doc: "The name of the account of the agency." }),
        domainId: field(z.string().min(1).optional(), { doc: "The id of the account of the agency." }),
        durationSeconds: field(z.coerce.number().int().min(900).max(86_400).optional(), {
          doc: "Seconds that the agency's keys live, 900 to 86400.",
        }),
      })
      .refine(({ domainName, domainId }) => domainName !== undefined || domainId !== undefined, {
        error: "needs domainName or domainId, the account of the agency",
      })
      .optional(),
    { doc: "An agency that the credentials, wherever they were found, are exchanged for." },
  ),
});

export type HuaweiSettings = z.output<typeof huaweiSettingsSchema>;

export function huaweiSettings(session: Session): HuaweiSettings {
  return session.once("huawei.settings", () => session.settings.cloud("huawei", huaweiSettingsSchema));
}

/** The account of several that the session is of, if it is. */
export function huaweiAccount(session: Session): Account | undefined {
  return session.settings.account("huawei", huaweiSettingsSchema);
}
