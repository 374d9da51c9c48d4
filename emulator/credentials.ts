import { randomBytes, randomInt } from "node:crypto";
import { seed } from "./seed";

export interface TencentCredentials {
  readonly secretId: string;
  readonly secretKey: string;
  /** With a token these are temporary credentials, and each request must carry it. */
  readonly token?: string;
}

export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

export interface HuaweiCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken?: string;
  readonly userName: string;
  readonly password: string;
  readonly domainName: string;
  readonly projectId: string;
}

export interface EmulatorCredentials {
  readonly tencent: TencentCredentials;
  readonly alibaba: AlibabaCredentials;
  readonly huawei: HuaweiCredentials;
}

/** What the caller gives; every member that is left out is generated. */
export interface GivenCredentials {
  readonly tencent?: Partial<TencentCredentials>;
  readonly alibaba?: Partial<AlibabaCredentials>;
  readonly huawei?: Partial<HuaweiCredentials>;
}

/** Every start has its own, in the vendors' shapes, so that a search for them in outputs proves something. */
export function completeCredentials(given: GivenCredentials = {}): EmulatorCredentials {
  return {
    tencent: { secretId: `AKID${randomText(32)}`, secretKey: randomText(32), ...given.tencent },
    alibaba: { accessKeyId: `LTAI5t${randomText(18)}`, accessKeySecret: randomText(30), ...given.alibaba },
    huawei: {
      accessKey: randomText(20).toUpperCase(),
      secretKey: randomText(40),
      userName: "audit-user",
      password: `Pw-${randomText(24)}`,
      domainName: "audit-domain",
      projectId: seed.huawei.projectId,
      ...given.huawei,
    },
  };
}

/** Everything of the credentials that must not appear in the journal. */
export function secretsOf(credentials: EmulatorCredentials): string[] {
  const { tencent, alibaba, huawei } = credentials;
  return [
    tencent.secretKey,
    tencent.token,
    alibaba.accessKeySecret,
    alibaba.securityToken,
    huawei.secretKey,
    huawei.securityToken,
    huawei.password,
  ].filter((secret): secret is string => secret !== undefined && secret.length > 0);
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

function randomText(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? "A").join("");
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString("hex");
}
