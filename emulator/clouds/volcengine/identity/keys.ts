import type { Identities } from "../../../identities";
import type { VolcengineCredentials } from "../credentials";

/** Keys as STS and the metadata server write them; the time has the offset of the vendor's clocks. */
export function temporaryKeys(
  identities: Identities<VolcengineCredentials>,
  now: Date,
  seconds: number | undefined,
  account?: string,
) {
  const make = (text: (length: number) => string) => {
    const id = `AKTP${text(40)}`;
    return { id, credentials: { accessKey: id, secretKey: text(60), sessionToken: `STS2${text(120)}` } };
  };
  const { credentials, expiresAt } = identities.issue(now, seconds, make, account);
  return {
    CurrentTime: eastern(now),
    ExpiredTime: eastern(expiresAt),
    AccessKeyId: credentials.accessKey,
    SecretAccessKey: credentials.secretKey,
    SessionToken: credentials.sessionToken,
  };
}

const offsetMs = 8 * 60 * 60 * 1000;

function eastern(time: Date): string {
  return new Date(time.getTime() + offsetMs).toISOString().replace(/\.\d+Z$/, "+08:00");
}
