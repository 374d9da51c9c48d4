import type { ClientKeys } from "../../cloud";
import { randomText } from "../../wire/random";

export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** With a token these are temporary credentials, and each request must carry it. */
  readonly token?: string;
}

export function completeTencent(given: Partial<TencentCredentials> = {}): TencentCredentials {
  return { secretId: `AKID${randomText(32)}`, secretKey: randomText(32), ...given };
}

/** By the names of the vendor's tools. */
export const tencentKeys: ClientKeys = {
  id: { member: "secretId", flag: "tencent-secret-id", variable: "TENCENTCLOUD_SECRET_ID" },
  secret: { member: "secretKey", flag: "tencent-secret-key", variable: "TENCENTCLOUD_SECRET_KEY" },
  token: {
    member: "token",
    variables: ["TENCENTCLOUD_SECURITY_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_TOKEN"],
  },
};
