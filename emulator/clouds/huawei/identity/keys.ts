import type { Identities } from "../../../identities";
import type { HuaweiCredentials } from "../credentials";

/** New keys of the account; who logs in by password stays who they are. */
export function temporaryKeys(
  identities: Identities<HuaweiCredentials>,
  now: Date,
  seconds: number | undefined,
  account?: string,
): { accessKey: string; secretKey: string; securityToken: string; expiresAt: Date } {
  const owner = identities.of(undefined);
  const make = (text: (length: number) => string) => {
    const id = `HST${text(17).toUpperCase()}`;
    return { id, credentials: { ...owner, accessKey: id, secretKey: text(40), securityToken: text(160) } };
  };
  const { credentials, expiresAt } = identities.issue(now, seconds, make, account);
  return { ...credentials, securityToken: credentials.securityToken ?? "", expiresAt };
}
