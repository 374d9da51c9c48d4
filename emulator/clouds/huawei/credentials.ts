import type { ClientKeys } from "../../cloud";
import { randomText } from "../../wire/random";
import { huaweiSeed } from "./seed";

export interface HuaweiCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  /** With a token the key pair is temporary, and each signed request must carry it. */
  readonly securityToken?: string;
  readonly userName: string;
  readonly password: string;
  readonly domainName: string;
  readonly projectId: string;
}

export function completeHuawei(given: Partial<HuaweiCredentials> = {}): HuaweiCredentials {
  return {
    accessKey: randomText(20).toUpperCase(),
    secretKey: randomText(40),
    userName: "audit-user",
    password: `Pw-${randomText(24)}`,
    domainName: "audit-domain",
    projectId: huaweiSeed.projectId,
    ...given,
  };
}

/** By the names of the vendor's tools. */
export const huaweiKeys: ClientKeys = {
  id: { member: "accessKey", flag: "huawei-access-key", variable: "HUAWEICLOUD_SDK_AK" },
  secret: { member: "secretKey", flag: "huawei-secret-key", variable: "HUAWEICLOUD_SDK_SK" },
  token: { member: "securityToken", variables: ["HUAWEICLOUD_SDK_SECURITY_TOKEN"] },
};
