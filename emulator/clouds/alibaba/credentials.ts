import type { ClientKeys } from "../../cloud";
import { randomText } from "../../wire/random";

export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** With a token these are temporary credentials, and each request must carry it. */
  readonly securityToken?: string;
}

export function completeAlibaba(given: Partial<AlibabaCredentials> = {}): AlibabaCredentials {
  return { accessKeyId: `LTAI5t${randomText(18)}`, accessKeySecret: randomText(30), ...given };
}

/** By the names of the vendor's tools. */
export const alibabaKeys: ClientKeys = {
  id: { member: "accessKeyId", flag: "alibaba-access-key-id", variable: "ALIBABA_CLOUD_ACCESS_KEY_ID" },
  secret: { member: "accessKeySecret", flag: "alibaba-access-key-secret", variable: "ALIBABA_CLOUD_ACCESS_KEY_SECRET" },
  token: { member: "securityToken", variables: ["ALIBABA_CLOUD_SECURITY_TOKEN"] },
};
