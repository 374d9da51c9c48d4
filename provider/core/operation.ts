import type { Session } from "./session";

/** How an operation is bounded and where its warnings go. */
export interface OperationOptions {
  /** Milliseconds; the session's `access-audit:timeout` unless the engine gave one. */
  readonly timeoutMs?: number;
  /** Ends the operation early, such as on Ctrl-C. */
  readonly cancel?: AbortSignal;
  /** Hears which thing a create is about as soon as that is known, and throws where it must not go on. */
  readonly located?: (known: Readonly<Record<string, unknown>>) => void;
}

/**
 * One create, read, update, delete or listing: everything in it, reads included, shares one deadline. `lastSeen` is what
 * a timeout names.
 */
export class Operation {
  readonly signal: AbortSignal;
  lastSeen: string | undefined;
  readonly located: NonNullable<OperationOptions["located"]>;
  private readonly timeoutMs: number;

  constructor(
    readonly session: Session,
    options: OperationOptions = {},
  ) {
    this.located = options.located ?? (() => undefined);
    this.timeoutMs = options.timeoutMs ?? session.settings.timeoutMs;
    const deadline = session.clock.deadline(this.timeoutMs);
    this.signal = options.cancel ? AbortSignal.any([deadline, options.cancel]) : deadline;
  }

  /** Waits, or throws when the operation ends first. */
  async sleep(milliseconds: number): Promise<void> {
    await this.session.clock.sleep(milliseconds, this.signal);
  }

  /** Why the operation ended early. */
  expiry(): string {
    const seen = this.lastSeen === undefined ? "" : `; last seen: ${this.lastSeen}`;
    const timedOut = this.signal.reason instanceof Error && this.signal.reason.name === "TimeoutError";
    if (!timedOut) return `cancelled${seen}`;
    return `not finished within ${this.timeoutMs / 1000} s${seen}; access-audit:timeout sets the time allowed`;
  }
}
