import type { Clock } from "../core/session/clock";
import type { Session } from "../core/session/session";

/** Once nothing is sent any more, one call in so many tries whether the outage is over. */
const probePauseMs = 5000;

/** Longer than an attempt and the pause after it take together: what failed before says nothing about now. */
const forgottenAfterMs = 60_000;

/**
 * How one service of a cloud fares with one account. While nothing but failures comes, all calls share what can be done about
 * it: once one call has used up its attempts no other repeats its own, and after the time of a whole operation nothing is sent
 * any more. A thousand resources that each tried for as long as they may would take hours to say the same.
 */
export class Outage {
  private since: number | undefined;
  private latest = Number.NEGATIVE_INFINITY;
  private probedAt = Number.NEGATIVE_INFINITY;
  private reason = "";
  private isUsedUp = false;

  constructor(
    private readonly clock: Clock,
    private readonly patienceMs: number,
  ) {}

  /** The service answered; a refusal is an answer. */
  end(): void {
    this.since = undefined;
    this.isUsedUp = false;
  }

  failed(reason: string): void {
    this.forget();
    this.since ??= this.clock.now();
    this.latest = this.clock.now();
    this.reason = reason;
  }

  /** A call has made all its attempts. */
  usedUp(): void {
    this.isUsedUp = this.since !== undefined;
  }

  get mayRepeat(): boolean {
    return !this.isUsedUp;
  }

  /** Why a call is not sent; `undefined` when it may be. */
  refusal(): string | undefined {
    this.forget();
    const now = this.clock.now();
    if (this.since === undefined || now - this.since < this.patienceMs) return undefined;
    if (now - this.probedAt >= probePauseMs) {
      this.probedAt = now;
      return undefined;
    }
    const seconds = Math.round((now - this.since) / 1000);
    return `not sent, because the service has answered no call for ${seconds} s; the latest failure was ${this.reason}`;
  }

  private forget(): void {
    if (this.clock.now() - this.latest > forgottenAfterMs) this.end();
  }
}

/** The state that all calls of a session to a service share. */
export function outageOf(
  session: Session,
  service: { readonly cloud: string; readonly name: string },
  account: string,
) {
  const key = ["http.outage", service.cloud, service.name, account].join("/");
  return session.once(key, () => new Outage(session.clock, session.settings.timeoutMs));
}
