import { Operation } from "../../../core/session/operation";
import type { Session } from "../../../core/session/session";
import { awaitShared } from "../../../core/session/shared-work";
import type { CredentialSource } from "../../../http/service";
import { huaweiIdentities, huaweiIdentity } from "./chain";
import type { HuaweiCredentials, PasswordLogin } from "./credentials";
import { createToken, type IssuedToken, type Scope } from "./iam";

/** The tokens of this session, one for each scope; whoever needs one waits for the same log-in. */
class Tokens {
  private readonly pending = new Map<string, Promise<IssuedToken>>();

  constructor(private readonly session: Session) {}

  /** The present token if it is good, else a new one. */
  async get(login: PasswordLogin, scope: Scope, good: (token: IssuedToken) => boolean): Promise<IssuedToken> {
    const key = JSON.stringify(scope);
    for (;;) {
      const present = this.pending.get(key);
      if (present !== undefined) {
        const token = await present;
        if (good(token)) return token;
      }
      // Another caller may have logged in meanwhile.
      if (this.pending.get(key) === present) return this.login(key, login, scope);
    }
  }

  private login(key: string, login: PasswordLogin, scope: Scope): Promise<IssuedToken> {
    const token = createToken(new Operation(this.session), login, scope);
    this.pending.set(key, token);
    token.catch(() => this.pending.get(key) === token && this.pending.delete(key));
    return token;
  }
}

/** The token that a user who logs in by password has in this scope. */
export function tokenIn(
  operation: Operation,
  login: PasswordLogin,
  scope: Scope,
  good = ({ renewAtMs }: IssuedToken) => Date.now() < renewAtMs,
): Promise<IssuedToken> {
  const { session } = operation;
  const tokens = session.once("huawei.tokens", () => new Tokens(session));
  return awaitShared(operation, "log in at Huawei Cloud", tokens.get(login, scope, good));
}

/** What goes with the requests in one scope. A token given from outside has no renewal. */
export function huaweiCredentials(session: Session, scope: Scope): CredentialSource<HuaweiCredentials> {
  return {
    async get(operation) {
      const identity = await huaweiIdentity(operation);
      return "password" in identity ? tokenIn(operation, identity, scope) : identity;
    },
    async renew(stale, operation) {
      const identity = await huaweiIdentity(operation);
      if (!("password" in identity)) {
        const fresh = await huaweiIdentities(session).renew(stale, operation);
        return fresh === undefined || "password" in fresh ? undefined : fresh;
      }
      if (!("authToken" in stale)) return undefined;
      return tokenIn(operation, identity, scope, ({ authToken }) => authToken !== stale.authToken);
    },
    account: (credentials) => ("accessKey" in credentials ? credentials.accessKey : "token"),
  };
}
