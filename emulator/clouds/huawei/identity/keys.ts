import type { Identities } from "../../../identities";
import type { HuaweiCredentials } from "../credentials";

/** New keys of the account; who logs in by password stays who they are. */
export function temporaryKeys(
  identities: Identities<HuaweiCredentials>,
  now: Date,
  seconds: number | undefined,
): { accessKey: string; secretKey: string; securityToken: string; expiresAt: Date } {
  const owner = identities.of(undefined);
  const { credentials, expiresAt } = identities.issue(now, seconds, (text) => {
    const id = `HST${text(17).toUpperCase()}`;
    return { id, credentials: { ...owner, accessKey: id, secretKey: text(40), securityToken: text(160) } };
  });
  return { ...credentials, securityToken: credentials.securityToken ?? "", expiresAt };
}
