import type { Service } from "../service";
import { own } from "../wire/own";

const windowMs = 1000;

/** Counts the requests of the last second for each action of the services that document a rate. */
export class RateLimits {
  readonly #times = new Map<string, number[]>();

  exceeded({ cloud, name, ratePerSecond, ratesPerSecond }: Service, action: string, now: Date): boolean {
    const limit = own(ratesPerSecond ?? {}, action) ?? ratePerSecond;
    if (limit === undefined) return false;
    const key = `${cloud}/${name}/${action}`;
    const recent = (this.#times.get(key) ?? []).filter((time) => now.getTime() - time < windowMs);
    const exceeded = recent.length >= limit;
    if (!exceeded) recent.push(now.getTime());
    this.#times.set(key, recent);
    return exceeded;
  }
}
