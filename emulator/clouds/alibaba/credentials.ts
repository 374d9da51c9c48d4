import { randomText } from "../../random";

export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** With a token these are temporary credentials, and each request must carry it. */
  readonly securityToken?: string;
}

export function completeAlibaba(given: Partial<AlibabaCredentials> = {}): AlibabaCredentials {
  return { accessKeyId: `LTAI5t${randomText(18)}`, accessKeySecret: randomText(30), ...given };
}
