import { z } from "zod";
import type { Session } from "../../core/session";
import { commonSettings, endpointSettings } from "../../core/settings";

/** `access-audit:tencent`. */
const schema = z.strictObject({
  ...commonSettings,
  endpoints: endpointSettings("cos", "cloudaudit", "sts"),
  /** International accounts and mainland accounts are separate, with API hosts of their own. */
  site: z.enum(["international", "mainland"]).default("international"),
  /** `internal` uses the hosts that answer inside the cloud only. */
  network: z.enum(["public", "internal"]).default("public"),
  profile: z.string().min(1).optional(),
  secretId: z.string().min(1).optional(),
  secretKey: z.string().min(1).optional(),
  token: z.string().optional(),
  /** A role that the credentials, wherever they were found, are exchanged for. */
  assumeRole: z
    .strictObject({
      roleArn: z.string().min(1),
      sessionName: z.string().min(1).optional(),
      durationSeconds: z.coerce.number().int().min(1).max(43_200).optional(),
      externalId: z.string().min(1).optional(),
    })
    .optional(),
});

export type TencentSettings = z.output<typeof schema>;

export function tencentSettings(session: Session): TencentSettings {
  return session.once("tencent.settings", () => session.settings.cloud("tencent", schema));
}
