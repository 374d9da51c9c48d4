import pThrottle from "p-throttle";
import type { Service } from "./service";

/** Keeps the documented limits: one queue per cloud, service, action and account, as the clouds count them. */
export class Limiter {
  private readonly queues = new Map<string, () => Promise<void>>();

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
    let turn = this.queues.get(key);
    if (turn === undefined) {
      turn = pThrottle({ limit, interval: 1000, strict: true })(async () => undefined);
      this.queues.set(key, turn);
    }
    await turn();
    signal.throwIfAborted();
  }
}
