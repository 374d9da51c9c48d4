import { ExpiringCredentials } from "../../../core/credentials/expiring-credentials";
import { isFault } from "../../../core/session/errors";
import type { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import type { CredentialSource } from "../../../http/service";
import { huaweiIdentities, huaweiIdentity } from "../identity/chain";
import { huaweiCredentials } from "../identity/credential-source";
import type { AccessKeys } from "../identity/credentials";
import { keysByToken } from "../identity/sts";

/** Keys that sign requests to OBS, which takes no tokens: a token, or the one of a log-in, is exchanged for temporary keys. */
export function obsKeys(session: Session, region: string): CredentialSource<AccessKeys> {
  const exchanged = session.once(`huawei.obs.keys/${region}`, () => exchangedKeys(session, region));
  return {
    async get(operation) {
      const identity = await huaweiIdentity(operation);
      return "accessKey" in identity ? identity : exchanged.get(operation);
    },
    async renew(stale, operation) {
      const identity = await huaweiIdentity(operation);
      if (!("accessKey" in identity)) return exchanged.renew(stale, operation);
      const fresh = await huaweiIdentities(session).renew(stale, operation);
      return fresh !== undefined && "accessKey" in fresh ? fresh : undefined;
    },
    account: ({ accessKey }) => accessKey,
  };
}

/** Looked up at the first use, for whoever has keys needs no exchange. */
function exchangedKeys(session: Session, region: string): ExpiringCredentials<AccessKeys> {
  return new ExpiringCredentials<AccessKeys>({
    title: "Huawei Cloud OBS",
    places: () => [{ name: `exchange of a token in ${region}`, answer: (operation) => exchange(operation, region) }],
    account: ({ accessKey }) => accessKey,
    secrets: ({ accessKey, secretKey, securityToken }) => [accessKey, secretKey, securityToken],
    session,
  });
}

/** A token that IAM no longer takes is renewed once, where it can be. */
async function exchange(operation: Operation, region: string) {
  const tokens = huaweiCredentials(operation.session, { region, project: { name: region } });
  const credentials = await tokens.get(operation);
  if ("accessKey" in credentials) return credentials;
  try {
    return await keysByToken(operation.session, region, credentials.authToken);
  } catch (error) {
    const isOver = isFault(error, "Denied") && error.fault.status === 401;
    const fresh = isOver ? await tokens.renew(credentials, operation) : undefined;
    if (fresh === undefined || "accessKey" in fresh) throw error;
    return keysByToken(operation.session, region, fresh.authToken);
  }
}
