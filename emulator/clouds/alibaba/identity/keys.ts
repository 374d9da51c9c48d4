import type { Identities } from "../../../identities";
import type { AlibabaCredentials } from "../credentials";

/** Keys as STS and the metadata server write them. */
export function temporaryKeys(
  identities: Identities<AlibabaCredentials>,
  now: Date,
  seconds: number | undefined,
  account?: string,
) {
  const make = (text: (length: number) => string) => {
    const id = `STS.${text(24)}`;
    return { id, credentials: { accessKeyId: id, accessKeySecret: text(44), securityToken: text(120) } };
  };
  const { credentials, expiresAt } = identities.issue(now, seconds, make, account);
  return {
    AccessKeyId: credentials.accessKeyId,
    AccessKeySecret: credentials.accessKeySecret,
    SecurityToken: credentials.securityToken,
    Expiration: expiresAt.toISOString().replace(/\.\d+/, ""),
  };
}
