import { type Clock, systemClock } from "../core/clock";
import type { Service } from "./service";

const windowMs = 1000;

/** Keeps the documented limits: one queue per cloud, service, action and account, as the clouds count them. */
export class Limiter {
  /** When the latest calls of each queue go out, oldest first; as many as one window may hold. */
  private readonly turns = new Map<string, number[]>();

  constructor(private readonly clock: Clock = systemClock) {}

  /** Waits for this call's turn. Services without a documented limit have none. */
  async take(
    service: Pick<Service, "cloud" | "name" | "callsPerSecond">,
    action: string,
    account: string,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const limits = service.callsPerSecond;
    const limit = typeof limits === "object" ? limits[action] : limits;
    if (limit === undefined) return;
    const key = [service.cloud, service.name, action, account].join("/");
    const waitMs = this.reserve(key, limit) - this.clock.now();
    if (waitMs > 0) await this.clock.sleep(waitMs, signal);
  }

  /** The first moment at which the window before it holds fewer than `limit` calls. */
  private reserve(key: string, limit: number): number {
    const turns = this.turns.get(key) ?? [];
    const oldest = turns.length < limit ? Number.NEGATIVE_INFINITY : (turns[turns.length - limit] ?? 0);
    const turn = Math.max(this.clock.now(), oldest + windowMs);
    this.turns.set(key, [...turns.slice(-limit + 1), turn].slice(-limit));
    return turn;
  }
}
