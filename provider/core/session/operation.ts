import type { Session } from "./session";

/** How an operation is bounded and where its warnings go. */
export interface OperationOptions {
  /** Milliseconds; the session's `access-audit:timeout` unless the engine gave one. */
  readonly timeoutMs?: number;
  /** Ends the operation early, such as on Ctrl-C. */
  readonly cancel?: AbortSignal;
  /** The operation that this one is a part of: they share the deadline. */
  readonly within?: Operation;
  /** Hears which thing a create is about as soon as that is known, and throws where it must not go on. */
  readonly located?: (known: Readonly<Record<string, unknown>>) => void;
  /** The resource that it is about, where the backend has its name. */
  readonly urn?: string | undefined;
}

const timeSetting = "access-audit:timeout sets the time allowed";

/**
 * One create, read, update, delete or listing: everything in it, reads included, shares one deadline. `lastSeen` is what
 * a timeout names.
 */
export class Operation {
  readonly signal: AbortSignal;
  lastSeen: string | undefined;
  readonly urn: string | undefined;
  readonly located: NonNullable<OperationOptions["located"]>;
  private readonly timeoutMs: number;
  private readonly endsAtMs: number;
  private readonly deadline: AbortSignal;

  constructor(
    readonly session: Session,
    private readonly options: OperationOptions = {},
  ) {
    this.urn = options.urn;
    this.located = options.located ?? (() => undefined);
    const { within, cancel } = options;
    this.timeoutMs = within?.timeoutMs ?? options.timeoutMs ?? session.settings.timeoutMs;
    this.endsAtMs = within?.endsAtMs ?? session.clock.now() + this.timeoutMs;
    this.deadline = within?.deadline ?? session.clock.deadline(this.timeoutMs);
    const around = within?.signal ?? this.deadline;
    this.signal = cancel ? AbortSignal.any([around, cancel]) : around;
  }

  /** One of many pieces of work of a kind: it has the time of an operation of its own, unless a time was given for all. */
  part(): Operation {
    const { timeoutMs, cancel, urn } = this.options;
    if (timeoutMs !== undefined) return new Operation(this.session, { within: this, urn });
    return new Operation(this.session, cancel === undefined ? { urn } : { urn, cancel });
  }

  /** True once somebody cancelled it, or the time that was given is up. */
  get ended(): boolean {
    return this.options.cancel?.aborted === true || (this.options.timeoutMs !== undefined && this.timedOut);
  }

  /** The time that is left until the deadline. */
  leftMs(): number {
    return Math.max(0, this.endsAtMs - this.session.clock.now());
  }

  /** Waits, or throws when the operation ends first. */
  async sleep(milliseconds: number): Promise<void> {
    await this.session.clock.sleep(milliseconds, this.signal);
  }

  /** True once the time is up; false where somebody cancelled it. */
  get timedOut(): boolean {
    return this.deadline.aborted;
  }

  /** Why the operation ended early. */
  expiry(): string {
    const seen = this.lastSeen === undefined ? "" : `; last seen: ${this.lastSeen}`;
    if (!this.timedOut) return `cancelled${seen}`;
    return `not finished within ${this.timeoutMs / 1000} s${seen}; ${timeSetting}`;
  }

  /** Why the operation does not wait for so long, although the cloud asks for it. */
  refusedWait(milliseconds: number): string {
    const asked = Number.isFinite(milliseconds) ? `${Math.ceil(milliseconds / 1000)} s` : "for ever";
    return (
      `the service asks to wait ${asked}, but the whole operation has ${this.timeoutMs / 1000} s, of which ` +
      `${Math.round(this.leftMs() / 1000)} s are left; ${timeSetting}`
    );
  }
}
