import { z } from "zod";
import { choice, field } from "../../core/fields/field";
import type { Account } from "../../core/session/account";
import type { Session } from "../../core/session/session";
import { commonSettings, endpointSettings, regionSetting, secretSetting } from "../../core/session/settings";
import { regionField } from "./regions";

/** `access-audit:volcengine`. */
export const volcengineSettingsSchema = z.strictObject({
  ...commonSettings,
  endpoints: endpointSettings("tos", "cloudtrail", "sts"),
  site: field(choice({ volcengine: "Volcengine.", byteplus: "The international twin." }).default("volcengine"), {
    doc: "`byteplus` is the international twin, with accounts and hosts of its own.",
  }),
  network: field(
    choice({
      public: "The hosts that answer everywhere.",
      internal: "The hosts that answer inside the cloud only.",
    }).default("public"),
    {
      doc: "`internal` uses the hosts that answer inside the cloud only; CloudTrail has none, and answers at its public ones.",
    },
  ),
  region: regionSetting(regionField, " Its host is asked for the list of buckets."),
  profile: field(z.string().min(1).optional(), { doc: "The profile in the file of the vendor's CLI." }),
  accessKey: secretSetting("The id of the access key."),
  secretKey: secretSetting("The access key."),
  sessionToken: field(z.string().optional(), { doc: "The token of temporary keys.", secret: true }),
});

export type VolcengineSettings = z.output<typeof volcengineSettingsSchema>;

export function volcengineSettings(session: Session): VolcengineSettings {
  return session.once("volcengine.settings", () => session.settings.cloud("volcengine", volcengineSettingsSchema));
}

/** The account of several that the session is of, if it is. */
export function volcengineAccount(session: Session): Account | undefined {
  return session.settings.account("volcengine", volcengineSettingsSchema);
}
