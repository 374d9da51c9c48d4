import type { Redaction } from "./redaction";

interface Issued<Credentials> {
  readonly credentials: Credentials;
  readonly expiresAt: number;
}

/** The keys of one cloud in force: the account's own, and those that STS or a metadata server gave out. */
export class TemporaryKeys<Credentials> {
  readonly #owner: Credentials;
  readonly #redaction: Redaction;
  /** Not part of the state: a secret must not end up in a file. */
  readonly #issued = new Map<string, Issued<Credentials>>();

  constructor(owner: Credentials, redaction: Redaction) {
    this.#owner = owner;
    this.#redaction = redaction;
  }

  /** What the owner of this key id must sign with; an id that was never issued, or is over, meets the account's keys. */
  of(id: string | undefined, now: Date): Credentials {
    const issued = this.#issued.get(id ?? "");
    return issued !== undefined && now.getTime() < issued.expiresAt ? issued.credentials : this.#owner;
  }

  issue(id: string, credentials: Credentials, expiresAt: Date, secrets: readonly string[]): void {
    for (const secret of secrets) this.#redaction.learn(secret);
    this.#issued.set(id, { credentials, expiresAt: expiresAt.getTime() });
  }

  /** Makes everything that was given out so far worthless. */
  expire(): number {
    const count = this.#issued.size;
    this.#issued.clear();
    return count;
  }
}
