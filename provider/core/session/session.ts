import { Ownership } from "../ownership/ownership";
import { type Clock, systemClock } from "./clock";
import { Limiter } from "./limiter";
import { MemoryNotebook, type Notebook, ofProcess } from "./notebook";
import type { NoticeSort } from "./notices";
import type { Tokens } from "./rate-tokens";
import type { Settings } from "./settings";
import type { Transport } from "./wire";

/** What a session has of the process that it runs in; each part has a plain default. */
export interface SessionParts {
  /** Where warnings go. */
  readonly warn?: (message: string) => void;
  /** Where notices go, of which a run may have a thousand; warnings by default. */
  readonly notice?: (sort: NoticeSort, message: string) => void;
  /** Where a long operation says how far it is; nowhere by default. */
  readonly progress?: (urn: string | undefined, message: string) => void;
  readonly clock?: Clock;
  /** Another way to the clouds than HTTP. */
  readonly transport?: Transport;
  /** Of the rate limits; by default only of this session. */
  readonly tokens?: Tokens;
  /** What the run declares and holds; by default only what this session sees. */
  readonly ownership?: Ownership;
  /** What was asked for; by default only what this process knows. */
  readonly notebook?: Notebook;
  /** Which changes were begun; by default only what this session knows. */
  readonly begun?: Notebook;
  /** True once nobody is left who would record what a call did. */
  readonly abandoned?: () => boolean;
}

/**
 * What all operations with one configuration share: settings, what was looked up once (credentials, project ids), rate
 * limits, and the clocks of the clouds.
 */
export class Session {
  readonly warn: (message: string) => void;
  readonly notice: (sort: NoticeSort, message: string) => void;
  readonly progress: (urn: string | undefined, message: string) => void;
  readonly clock: Clock;
  readonly transport: Transport | undefined;
  readonly ownership: Ownership;
  readonly abandoned: () => boolean;
  readonly notebook: Notebook;
  readonly begun: Notebook;
  readonly limiter: Limiter;
  private readonly memory = new Map<string, unknown>();
  private readonly clockOffsetsMs = new Map<string, number>();

  constructor(
    readonly settings: Settings,
    parts: SessionParts = {},
  ) {
    this.warn = parts.warn ?? (() => undefined);
    this.notice = parts.notice ?? ((_sort, message) => this.warn(message));
    this.progress = parts.progress ?? (() => undefined);
    this.clock = parts.clock ?? systemClock;
    this.transport = parts.transport;
    this.ownership = parts.ownership ?? new Ownership();
    this.abandoned = parts.abandoned ?? (() => false);
    this.notebook = parts.notebook ?? ofProcess.asked;
    this.begun = parts.begun ?? new MemoryNotebook();
    this.limiter = new Limiter(this.clock, parts.tokens, settings.callsPerSecond, settings.emulatorUrl);
  }

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
    return new Date(this.clock.now() + (this.clockOffsetsMs.get(cloud) ?? 0));
  }

  /** Takes over the time that the cloud has now; calls that are under way at once may all find out that ours is off. */
  correctClock(cloud: string, theirMs: number): void {
    this.clockOffsetsMs.set(cloud, theirMs - this.clock.now());
  }
}
