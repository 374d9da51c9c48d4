import { reasonOf, UserError } from "../session/errors";
import { Operation } from "../session/operation";
import { rememberSecret } from "../session/redact";
import type { Session } from "../session/session";
import { SharedWork } from "../session/shared-work";
import { type CredentialPlace, type Found, findCredentials, heldBy, NoCredentials, NotHere } from "./credentials";

/** The credential chain of one cloud. */
export interface Chain<C> {
  /** The cloud's title in messages. */
  readonly title: string;
  /** In the documented order. */
  places(): readonly CredentialPlace<C>[];
  /** The id of a key, or the user who logs in: never a secret. */
  account(credentials: C): string;
  /** What the credentials are, in words without a secret; `key <id>`, shortened, unless the cloud has other sorts too. */
  describe?(credentials: C): string;
  /** Every text in the credentials that must not be told. */
  secrets(credentials: C): readonly (string | undefined)[];
  readonly session: Session;
}

/** Which credentials a session uses; holds no secret. */
export interface Identification {
  /** `key LTAI…Yz`. */
  readonly credentials: string;
  readonly place: string;
  /** The role, where there is one. */
  readonly identity?: string | undefined;
  readonly expiresAt?: Date | undefined;
  readonly passed: Found<unknown>["passed"];
}

/** An id by which a person tells keys apart, and nobody can use it: the first four characters and the last two. */
export function shortened(id: string): string {
  return id.length < 10 ? `${id.slice(0, 2)}…` : `${id.slice(0, 4)}…${id.slice(-2)}`;
}

/** How long the old keys serve before a renewal that failed is tried again. */
const retryAfterMs = 60_000;

/**
 * The credentials of one session: looked up at their first use, renewed before they end at the place that gave them.
 * Callers at the same time share one look-up. While the old keys are good, a failed renewal is only a warning.
 */
export class ExpiringCredentials<C> {
  private found: Found<C> | undefined;
  private pending: SharedWork<Found<C>> | undefined;
  private retryAtMs = 0;
  private listed = false;

  constructor(private readonly chain: Chain<C>) {}

  /** Waits no longer than `operation` may: a place may be a file that never comes to an end. */
  async get(operation = new Operation(this.chain.session)): Promise<C> {
    return (await this.present(operation)).credentials;
  }

  /** The credentials with where they came from. */
  private present(operation: Operation): Promise<Found<C>> {
    const { found } = this;
    if (found === undefined) return this.first(operation);
    const { life } = found;
    const now = Date.now();
    if (life === undefined || now < life.renewAtMs || (now < this.retryAtMs && now < life.expiresAtMs))
      return Promise.resolve(found);
    return this.shared(operation, (own) => this.renewed(found, life.expiresAtMs, own));
  }

  async identify(): Promise<Identification> {
    const { chain } = this;
    const { credentials, place, identity, life, passed } = await this.present(new Operation(chain.session));
    return {
      credentials: chain.describe?.(credentials) ?? `key ${shortened(chain.account(credentials))}`,
      place,
      identity,
      expiresAt: life && new Date(life.expiresAtMs),
      passed,
    };
  }

  /** Other credentials than `stale`, which the cloud refused as expired; `undefined` when the place has no others. */
  async renew(stale: C, operation = new Operation(this.chain.session)): Promise<C | undefined> {
    const { found } = this;
    if (found === undefined) return undefined;
    if (!same(found.credentials, stale)) return found.credentials;
    const renewal = this.shared(operation, (own) => this.askAgain(found, own));
    const fresh = await renewal.catch((error: unknown) => {
      this.chain.session.warn(`${this.chain.title}: expired credentials could not be renewed: ${reasonOf(error)}`);
      return found;
    });
    return same(fresh.credentials, stale) ? undefined : fresh.credentials;
  }

  account(credentials: C): string {
    return this.chain.account(credentials);
  }

  /** Whoever waits for the same look-up gets the same error; only one of them lists the places. */
  private async first(operation: Operation): Promise<Found<C>> {
    const { chain } = this;
    try {
      return await this.shared(operation, async (own) => findCredentials(chain.title, chain.places(), own));
    } catch (error) {
      if (!(error instanceof NoCredentials)) throw error;
      if (this.listed) throw error.again();
      this.listed = true;
      throw error;
    }
  }

  private shared(operation: Operation, work: (own: Operation) => Promise<Found<C>>): Promise<Found<C>> {
    if (this.pending === undefined || this.pending.ended) {
      const begun = new SharedWork(this.chain.session, (own) => this.kept(work(own)));
      const forget = () => {
        if (this.pending === begun) this.pending = undefined;
      };
      begun.done.then(forget, forget);
      this.pending = begun;
    }
    return this.pending.wait(
      operation,
      (at) => `find the credentials of ${this.chain.title}${at === undefined ? "" : `, at ${at}`}`,
    );
  }

  private async kept(work: Promise<Found<C>>): Promise<Found<C>> {
    const found = await work;
    const { chain } = this;
    const account = chain.account(found.credentials);
    for (const secret of chain.secrets(found.credentials)) rememberSecret(secret, secret === account);
    this.found = found;
    return found;
  }

  private async renewed(old: Found<C>, expiresAtMs: number, operation: Operation): Promise<Found<C>> {
    try {
      return await this.askAgain(old, operation);
    } catch (error) {
      if (Date.now() >= expiresAtMs) throw error;
      this.retryAtMs = Date.now() + retryAfterMs;
      const end = new Date(expiresAtMs).toISOString();
      this.chain.session.warn(`${reasonOf(error)}. The present credentials serve until ${end}`);
      return old;
    }
  }

  /** At the same place only: credentials of another place may be another identity. */
  private async askAgain(old: Found<C>, operation: Operation): Promise<Found<C>> {
    operation.lastSeen = old.place;
    const seen = await old.foundAt.answer(operation);
    if (!(seen instanceof NotHere)) return { ...old, life: undefined, identity: undefined, ...heldBy(seen) };
    throw new UserError(`${this.chain.title}: the credentials of ${old.place} could not be renewed: ${seen.reason}`);
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
