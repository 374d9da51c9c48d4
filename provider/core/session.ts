import { Limiter } from "../http/limiter";
import type { Settings } from "./settings";

/**
 * What all operations with one configuration share: settings, what was looked up once (credentials, project ids), rate
 * limits, and the clocks of the clouds.
 */
export class Session {
  readonly limiter = new Limiter();
  private readonly memory = new Map<string, unknown>();
  private readonly clockOffsetsMs = new Map<string, number>();

  constructor(
    readonly settings: Settings,
    readonly warn: (message: string) => void = () => undefined,
  ) {}

  /** The value of `key`, made at its first use. A promise that fails is made anew at the next use. */
  once<T>(key: string, make: () => T): T {
    if (this.memory.has(key)) return this.memory.get(key) as T;
    const value = make();
    this.memory.set(key, value);
    if (value instanceof Promise) value.catch(() => this.memory.delete(key));
    return value;
  }

  /** The time as the cloud has it. */
  now(cloud: string): Date {
    return new Date(Date.now() + (this.clockOffsetsMs.get(cloud) ?? 0));
  }

  /** Takes over the time that the cloud has now; calls that are under way at once may all find out that ours is off. */
  correctClock(cloud: string, theirMs: number): void {
    this.clockOffsetsMs.set(cloud, theirMs - Date.now());
  }
}
