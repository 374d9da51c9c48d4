import { type Clock, systemClock } from "./clock";
import { MemoryTokens, type Queue, type Taken, type Tokens } from "./rate-tokens";

/** A second, and what clocks of whole milliseconds lose of it. */
const windowMs = 1002;

/** After a refusal calls go out at half the rate, down to this part of it, and at twice the rate after a quiet time. */
const slowest = 16;
const quietMs = 5000;

/** What a limit is about. */
export interface Limited {
  readonly service: {
    readonly cloud: string;
    readonly name: string;
    /** Of each action, or of those that are named. */
    readonly callsPerSecond?: number | Readonly<Record<string, number>>;
  };
  readonly action: string;
  /** Clouds count by account. */
  readonly account: string;
}

interface Turns extends Queue {
  /** Settles when the call before has had its turn. */
  tail: Promise<void>;
  slowedBy: number;
  refusedAtMs: number;
}

/** Other limits than the documented ones, in calls per second: of a whole service, or of one action as `<service>.<action>`. */
export type Rates = (cloud: string) => Readonly<Record<string, number>>;

/** Keeps the limits: one queue per cloud, service, action and account, as the clouds count them. */
export class Limiter {
  private readonly queues = new Map<string, Turns>();
  private readonly known = new Map<string, Readonly<Record<string, number>>>();

  constructor(
    private readonly clock: Clock = systemClock,
    private readonly tokens: Tokens = new MemoryTokens(),
    private readonly rates: Rates = () => ({}),
    /** Tells clouds of one name apart: an emulator has limits of its own. */
    private readonly place = "",
  ) {}

  /**
   * Waits for this call's turn, and returns what to call once it has reached the cloud: when its answer is there, or it failed.
   * A cloud counts arrivals, and nobody knows when a call arrives: a turn is passed on a second after the answer. Services
   * without a limit have no turns.
   */
  async take(limited: Limited, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const queue = this.queueOf(limited);
    if (queue === undefined) return () => undefined;
    const before = queue.tail;
    let next: () => void = () => undefined;
    queue.tail = new Promise((resolve) => {
      next = resolve;
    });
    try {
      await abortable(before, signal);
      const taken = await this.turn(queue, signal);
      return () => taken.arrived(this.clock.now());
    } finally {
      next();
    }
  }

  /** The cloud refused a call because of its rate. */
  refused(limited: Limited): void {
    const queue = this.queueOf(limited);
    if (queue === undefined) return;
    queue.slowedBy = Math.min(slowest, queue.slowedBy * 2);
    queue.refusedAtMs = this.clock.now();
  }

  private async turn(queue: Turns, signal: AbortSignal): Promise<Taken> {
    for (;;) {
      const now = this.clock.now();
      if (queue.slowedBy > 1 && now - queue.refusedAtMs > quietMs) {
        queue.slowedBy /= 2;
        queue.refusedAtMs = now;
      }
      const usable = Math.max(1, Math.floor(queue.size / queue.slowedBy));
      // Where one token is too many, its window is longer.
      const window = windowMs * Math.max(1, (usable * queue.slowedBy) / queue.size);
      const taken = this.tokens.take(queue, usable, window, now);
      if (typeof taken !== "number") return taken;
      await this.clock.sleep(taken, signal);
    }
  }

  private queueOf({ service, action, account }: Limited): Turns | undefined {
    const { cloud, name, callsPerSecond: documented } = service;
    const own = this.known.get(cloud) ?? this.rates(cloud);
    this.known.set(cloud, own);
    const limit =
      own[`${name}.${action}`] ?? own[name] ?? (typeof documented === "object" ? documented[action] : documented);
    if (limit === undefined) return undefined;
    const key = [this.place, cloud, name, action, account].join("/");
    let queue = this.queues.get(key);
    if (queue === undefined) {
      queue = { name: key, size: Math.max(1, Math.floor(limit)), tail: Promise.resolve(), slowedBy: 1, refusedAtMs: 0 };
      this.queues.set(key, queue);
    }
    return queue;
  }
}

/** Waits for `work`, or throws when the signal ends first. */
function abortable(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    signal.addEventListener("abort", end, { once: true });
    void work.then(() => {
      signal.removeEventListener("abort", end);
      resolve();
    });
  });
}
