import type { Service } from "../service";
import { own } from "../wire/own";

const windowMs = 1000;

/** Rates for each action of a service, by `<cloud>/<service>`, where none is documented or another is wanted. */
export type FurtherRates = Readonly<Record<string, number>>;

/** Counts the requests of the last second for each action of the services that document a rate, or were given one. */
export class RateLimits {
  readonly #times = new Map<string, number[]>();

  constructor(private readonly further: FurtherRates = {}) {}

  exceeded({ cloud, name, ratePerSecond, ratesPerSecond }: Service, action: string, now: Date): boolean {
    const limit = own(this.further, `${cloud}/${name}`) ?? own(ratesPerSecond ?? {}, action) ?? ratePerSecond;
    if (limit === undefined) return false;
    const key = `${cloud}/${name}/${action}`;
    const recent = (this.#times.get(key) ?? []).filter((time) => now.getTime() - time < windowMs);
    const exceeded = recent.length >= limit;
    if (!exceeded) recent.push(now.getTime());
    this.#times.set(key, recent);
    return exceeded;
  }
}
