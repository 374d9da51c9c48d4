import { randomBytes } from "node:crypto";
import type { Redaction } from "../../../wire/redaction";
import { nonEmptyHeader, type WireRequest } from "../../../wire/wire";

export interface IssuedToken {
  readonly text: string;
  readonly userName: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** The tokens in force. They are not part of the state: a token must not end up in a file. */
export class Tokens {
  readonly #tokens = new Map<string, IssuedToken>();
  readonly #redaction: Redaction;

  constructor(redaction: Redaction) {
    this.#redaction = redaction;
  }

  /** A new token leaves the earlier ones valid. */
  issue(userName: string, now: Date, lifetimeMs: number): IssuedToken {
    const text = `MII${randomBytes(96).toString("base64")}`;
    const token = { text, userName, issuedAt: now, expiresAt: new Date(now.getTime() + lifetimeMs) };
    this.#redaction.learn(text);
    this.#tokens.set(text, token);
    return token;
  }

  of(request: WireRequest): IssuedToken | undefined {
    return this.#tokens.get(nonEmptyHeader(request, "x-auth-token") ?? "");
  }

  holds(text: string): boolean {
    return this.#tokens.has(text);
  }

  revoke(request: WireRequest): boolean {
    return this.#tokens.delete(nonEmptyHeader(request, "x-auth-token") ?? "");
  }
}
