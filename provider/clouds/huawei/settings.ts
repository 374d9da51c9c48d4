import { z } from "zod";
import type { Session } from "../../core/session";
import { commonSettings, endpointSettings } from "../../core/settings";
import { projectIdField } from "./fields";

/** `access-audit:huawei`. */
const schema = z.strictObject({
  ...commonSettings,
  /** Sent as `X-Language`: the language of the service's messages. */
  language: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["en-us", "zh-cn"]))
    .optional(),
  endpoints: endpointSettings("gaussdb", "cts", "rds", "iam", "sts"),
  /** The vendor documents one set of hosts; inside the cloud the same names are used. */
  network: z.enum(["public"]).default("public"),
  /** The profile in the file of the vendor's CLI. */
  profile: z.string().min(1).optional(),
  projectId: projectIdField.optional(),
  /** The project's name where it is not the region's. */
  projectName: z.string().min(1).optional(),
  accessKey: z.string().min(1).optional(),
  secretKey: z.string().min(1).optional(),
  securityToken: z.string().optional(),
  /** A token that was obtained elsewhere. */
  authToken: z.string().min(1).optional(),
  /** An IAM user; a HUAWEI ID account cannot log in by password. */
  userName: z.string().min(1).optional(),
  userId: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  domainName: z.string().min(1).optional(),
  domainId: z.string().min(1).optional(),
  /** An agency that the credentials, wherever they were found, are exchanged for. */
  assumeRole: z
    .strictObject({
      agencyName: z.string().min(1),
      domainName: z.string().min(1).optional(),
      domainId: z.string().min(1).optional(),
      durationSeconds: z.coerce.number().int().min(900).max(86_400).optional(),
    })
    .refine(({ domainName, domainId }) => domainName !== undefined || domainId !== undefined, {
      error: "needs domainName or domainId, the account of the agency",
    })
    .optional(),
});

export type HuaweiSettings = z.output<typeof schema>;

export function huaweiSettings(session: Session): HuaweiSettings {
  return session.once("huawei.settings", () => session.settings.cloud("huawei", schema));
}
