import type { Identities } from "../../identities";
import type { Refusal, SignatureFailure } from "../../wire/refusal";
import { nonEmptyHeader, type WireRequest } from "../../wire/wire";
import type { HuaweiCredentials } from "./credentials";
import type { Tokens } from "./identity/tokens";
import { parseAuthorization, verifySdkHmac } from "./signature";

/** Both ways of Huawei: an issued token, or a signature with access and secret key. */
export class Authentication {
  readonly #identities: Identities<HuaweiCredentials>;
  readonly tokens: Tokens;

  constructor(identities: Identities<HuaweiCredentials>, tokens: Tokens) {
    this.#identities = identities;
    this.tokens = tokens;
  }

  signedBy(request: WireRequest): { signedBy?: string } {
    const name =
      this.tokens.of(request)?.userName ?? parseAuthorization(request.headers.get("authorization") ?? "")?.access;
    return name === undefined ? {} : { signedBy: name };
  }

  /** The token wins over a signature, as at the vendor's gateway. */
  verify(request: WireRequest, now: Date, refuse: (reason: string) => Refusal): SignatureFailure | undefined {
    const failed = nonEmptyHeader(request, "x-auth-token")
      ? this.#verifyToken(request, now)
      : verifySdkHmac(request, this.#identities, now);
    return failed && { ...failed, refusal: refuse(failed.reason) };
  }

  #verifyToken(request: WireRequest, now: Date): { step: string; reason: string } | undefined {
    const token = this.tokens.of(request);
    if (token === undefined) return { step: "X-Auth-Token", reason: "decrypt token fail" };
    if (now.getTime() >= token.expiresAt.getTime()) return { step: "X-Auth-Token", reason: "token expires" };
    return undefined;
  }
}
