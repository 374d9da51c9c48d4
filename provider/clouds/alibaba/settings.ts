import { z } from "zod";
import type { Session } from "../../core/session";
import { commonSettings, endpointSettings } from "../../core/settings";
import { regionField } from "./regions";

/** `access-audit:alibaba`. */
const schema = z
  .strictObject({
    ...commonSettings,
    endpoints: endpointSettings("oss", "actiontrail", "sts"),
    /** `internal` uses the hosts that answer inside the cloud only, `dualstack` those that also answer over IPv6. */
    network: z.enum(["public", "internal", "dualstack"]).default("public"),
    /**
     * Where the name of the bucket goes: first label of the host, first part of the path, or neither, when `endpoints.oss`
     * is a domain that is bound to the bucket. The public hosts refuse `path`.
     */
    addressing: z.enum(["virtual", "path", "cname"]).default("virtual"),
    /** The region whose host is asked for the list of buckets. */
    region: regionField.optional(),
    profile: z.string().min(1).optional(),
    accessKeyId: z.string().min(1).optional(),
    accessKeySecret: z.string().min(1).optional(),
    securityToken: z.string().optional(),
    /** A role that the credentials, wherever they were found, are exchanged for. */
    assumeRole: z
      .strictObject({
        roleArn: z.string().min(1),
        sessionName: z.string().min(1).optional(),
        durationSeconds: z.coerce.number().int().min(900).max(43_200).optional(),
        externalId: z.string().min(1).optional(),
      })
      .optional(),
  })
  .refine(({ addressing, endpoints }) => addressing !== "cname" || endpoints.oss !== undefined, {
    path: ["addressing"],
    error: "must not be cname unless access-audit:alibaba.endpoints.oss is the domain that is bound to the bucket",
  });

export type AlibabaSettings = z.output<typeof schema>;

export function alibabaSettings(session: Session): AlibabaSettings {
  return session.once("alibaba.settings", () => session.settings.cloud("alibaba", schema));
}
