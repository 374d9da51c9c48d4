import type { SignatureFailure } from "../../../wire/refusal";
import { refusal } from "./errors";

const keptMs = 30 * 60 * 1000;

/** A nonce is good for one request; after half an hour the date of the request refuses it anyway. */
export class Nonces {
  readonly #usedAt = new Map<string, number>();

  use(nonce: string | undefined, now: Date): SignatureFailure | undefined {
    const step = "SignatureNonce";
    if (!nonce) return { refusal: refusal("IncompleteSignature"), step, reason: "there is none" };
    for (const [known, at] of this.#usedAt) if (now.getTime() - at > keptMs) this.#usedAt.delete(known);
    if (this.#usedAt.has(nonce))
      return { refusal: refusal("SignatureNonceUsed"), step, reason: "it was used by an earlier request" };
    this.#usedAt.set(nonce, now.getTime());
    return undefined;
  }
}
