import type { Identities } from "../../../identities";
import type { AlibabaCredentials } from "../credentials";

/** Keys as STS and the metadata server write them. */
export function temporaryKeys(identities: Identities<AlibabaCredentials>, now: Date, seconds: number | undefined) {
  const { credentials, expiresAt } = identities.issue(now, seconds, (text) => {
    const id = `STS.${text(24)}`;
    return { id, credentials: { accessKeyId: id, accessKeySecret: text(44), securityToken: text(120) } };
  });
  return {
    AccessKeyId: credentials.accessKeyId,
    AccessKeySecret: credentials.accessKeySecret,
    SecurityToken: credentials.securityToken,
    Expiration: expiresAt.toISOString().replace(/\.\d+/, ""),
  };
}
