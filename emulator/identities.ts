import { isAllowed } from "./permissions";
import { randomText } from "./wire/random";
import type { Redaction } from "./wire/redaction";

/** A role that may be taken on. */
export interface Role {
  /** As the cloud writes it: an ARN, a TRN, or an agency's name. */
  readonly name: string;
  /** What must be said to take it on, if anything. */
  readonly externalId?: string | undefined;
  /** The account that it belongs to; the one that the emulator's own keys are of unless it is given. */
  readonly account?: string | undefined;
}

interface Issued<Credentials> {
  readonly credentials: Credentials;
  readonly expiresAt: number;
  readonly account: string | undefined;
}

/** What of a cloud's roles can be changed from outside. */
export interface IdentityChange {
  /** The role of the instance that the metadata server speaks for; `null` takes it away. */
  readonly instanceRole?: string | null | undefined;
  /** The roles that can be taken on. */
  readonly roles?: readonly Role[] | undefined;
  /** How long keys are good that are given out from now on; 2 hours unless set, and never longer than was asked for. */
  readonly keyLifeSeconds?: number | undefined;
  /** The actions that are allowed, as the policies of the cloud write them; `null` allows everything. */
  readonly permissions?: readonly string[] | null | undefined;
  /** Whether the metadata server refuses whoever asks without a token of its own. */
  readonly metadataTokenRequired?: boolean | undefined;
}

const usualLifeSeconds = 7200;

/**
 * Who may act for one cloud's accounts: its own keys, and those that the metadata server and STS gave out. None of it is
 * part of the state: a secret must not end up in a file.
 */
export class Identities<Credentials> {
  readonly #owner: Credentials;
  readonly #redaction: Redaction;
  readonly #issued = new Map<string, Issued<Credentials>>();
  readonly #tokens = new Set<string>();
  #roles: readonly Role[] = [];
  #lifeSeconds = usualLifeSeconds;
  instanceRole: string | undefined;
  metadataTokenRequired = false;
  #permissions: readonly string[] | undefined;

  constructor(owner: Credentials, redaction: Redaction) {
    this.#owner = owner;
    this.#redaction = redaction;
  }

  change({ instanceRole, roles, keyLifeSeconds, permissions, metadataTokenRequired }: IdentityChange): void {
    if (permissions !== undefined) this.#permissions = permissions ?? undefined;
    if (instanceRole !== undefined) this.instanceRole = instanceRole ?? undefined;
    this.#roles = roles ?? this.#roles;
    this.#lifeSeconds = keyLifeSeconds ?? this.#lifeSeconds;
    this.metadataTokenRequired = metadataTokenRequired ?? this.metadataTokenRequired;
  }

  /** The role of that name; where several accounts have one, that of `account`. */
  role(name: string, account?: string): Role | undefined {
    const named = this.#roles.filter((role) => role.name === name);
    return named.find((role) => role.account === account) ?? named[0];
  }

  /** Whose keys these are; `undefined` for the account of the emulator's own keys. */
  accountOf(id: string | undefined): string | undefined {
    return this.#issued.get(id ?? "")?.account;
  }

  /** Whether the account's keys, and those that were given out in its name, may do all of it. */
  mayDo(actions: readonly string[]): boolean {
    return this.#permissions === undefined || actions.every((action) => isAllowed(this.#permissions ?? [], action));
  }

  /** What the owner of this key id must sign with; an id that was never issued meets the account's own keys. */
  of(id: string | undefined): Credentials {
    return this.#issued.get(id ?? "")?.credentials ?? this.#owner;
  }

  isOver(id: string | undefined, now: Date): boolean {
    const issued = this.#issued.get(id ?? "");
    return issued !== undefined && now.getTime() >= issued.expiresAt;
  }

  /** Gives out keys; `make` builds them in the vendor's shape from random texts. */
  issue(
    now: Date,
    askedSeconds: number | undefined,
    make: (text: (length: number) => string) => { readonly id: string; readonly credentials: Credentials },
    account?: string,
  ): { readonly credentials: Credentials; readonly expiresAt: Date } {
    const made: string[] = [];
    const { id, credentials } = make((length) => {
      const text = randomText(length);
      made.push(text);
      return text;
    });
    for (const secret of made) if (!id.includes(secret)) this.#redaction.learn(secret);
    const expiresAt = new Date(now.getTime() + 1000 * Math.min(this.#lifeSeconds, askedSeconds ?? usualLifeSeconds));
    this.#issued.set(id, { credentials, expiresAt: expiresAt.getTime(), account });
    return { credentials, expiresAt };
  }

  /** Lets further keys in, which do not end, of another account. */
  admit(id: string, credentials: Credentials, account: string): void {
    this.#issued.set(id, { credentials, expiresAt: Number.POSITIVE_INFINITY, account });
  }

  /** A token as an identity provider gives it to a pod or a pipeline, or the metadata server to an instance. */
  giveToken(): string {
    const token = `${randomText(20)}.${randomText(60)}.${randomText(43)}`;
    this.#redaction.learn(token);
    this.#tokens.add(token);
    return token;
  }

  knowsToken(token: string | undefined): boolean {
    return token !== undefined && this.#tokens.has(token);
  }

  /** Ends what was given out so far: keys run out now, tokens are forgotten. */
  expire(now: Date): { readonly keys: number } {
    for (const [id, issued] of this.#issued) this.#issued.set(id, { ...issued, expiresAt: now.getTime() });
    this.#tokens.clear();
    return { keys: this.#issued.size };
  }
}
