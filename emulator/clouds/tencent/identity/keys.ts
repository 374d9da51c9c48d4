import type { Identities } from "../../../identities";
import type { TencentCredentials } from "../credentials";

export function temporaryKeys(
  identities: Identities<TencentCredentials>,
  now: Date,
  seconds: number | undefined,
  account?: string,
) {
  const make = (text: (length: number) => string) => {
    const id = `AKID${text(60)}`;
    return { id, credentials: { secretId: id, secretKey: text(44), token: text(120) } };
  };
  return identities.issue(now, seconds, make, account);
}
