import { z } from "zod";
import { choice, field } from "../../core/fields/field";
import type { Account } from "../../core/session/account";
import type { Session } from "../../core/session/session";
import { commonSettings, endpointSettings, regionSetting, secretSetting } from "../../core/session/settings";
import { regionField } from "./regions";

/** `access-audit:alibaba`. */
export const alibabaSettingsSchema = z
  .strictObject({
    ...commonSettings,
    endpoints: endpointSettings("oss", "actiontrail", "sts", "das", "rds", "polardb", "dds", "kvstore"),
    network: field(
      choice({
        public: "The hosts that answer everywhere.",
        internal: "The hosts that answer inside the cloud only.",
        dualstack: "The hosts that also answer over IPv6.",
      }).default("public"),
      {
        doc: "`internal` uses the hosts that answer inside the cloud only, `dualstack` those that also answer over IPv6.",
      },
    ),
    addressing: field(
      choice({
        virtual: "The first label of the host.",
        path: "The first part of the path; the public hosts refuse it.",
        cname: "Neither: `endpoints.oss` is a domain that is bound to the bucket.",
      }).default("virtual"),
      {
        doc: "Where the name of a bucket goes: first label of the host, first part of the path, or neither, when `endpoints.oss` is a domain that is bound to the bucket. The public hosts refuse `path`.",
      },
    ),
    region: regionSetting(regionField, " Its host is asked for the list of buckets."),
    profile: field(z.string().min(1).optional(), { doc: "The profile in the file of the vendor's CLI." }),
    accessKeyId: secretSetting("The id of the access key."),
    accessKeySecret: secretSetting("The access key."),
    securityToken: field(z.string().optional(), { doc: "The token of temporary keys.", secret: true }),
    assumeRole: field(
      z
        .strictObject({
          roleArn: field(z.string().min(1), { doc: "The role, `acs:ram::<account>:role/<name>`." }),
          sessionName: field(z.string().min(1).optional(), {
            doc: "The name under which the role's calls are recorded.",
          }),
          durationSeconds: field(z.coerce.number().int().min(900).max(43_200).optional(), {
            doc: "Seconds that the role's keys live, 900 to 43200.",
          }),
          externalId: field(z.string().min(1).optional(), { doc: "What the role's trust policy asks for." }),
        })
        .optional(),
      { doc: "A role that the credentials, wherever they were found, are exchanged for." },
    ),
  })
  .refine(({ addressing, endpoints }) => addressing !== "cname" || endpoints.oss !== undefined, {
    path: ["addressing"],
    error: "must not be cname unless access-audit:alibaba.endpoints.oss is the domain that is bound to the bucket",
  });

export type AlibabaSettings = z.output<typeof alibabaSettingsSchema>;

export function alibabaSettings(session: Session): AlibabaSettings {
  return session.once("alibaba.settings", () => session.settings.cloud("alibaba", alibabaSettingsSchema));
}

/** The account of several that the session is of, if it is. */
export function alibabaAccount(session: Session): Account | undefined {
  return session.settings.account("alibaba", alibabaSettingsSchema);
}
