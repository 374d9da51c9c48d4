import { randomText } from "../../random";
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
