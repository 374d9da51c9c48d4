import { z } from "zod";
import type { Interpretation, Service } from "../service";

export const faultKinds = [
  "throttle",
  "serverError",
  "unavailable",
  "denied",
  "error",
  "reset",
  "loseAnswer",
  "late",
  "stale",
  "garbage",
  "empty",
  "skew",
  "repeatPage",
  "unauthorizedOnce",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  cloud: z.string().optional(),
  service: z.string().optional(),
  action: z.string().optional(),
  resource: z.string().optional(),
  /** How many requests it meets; -1 until cleared. 1 unless said, but a clock (`skew`) stays wrong until cleared. */
  times: z.int().min(-1).optional(),
  /** How many such requests it lets pass before. */
  skip: z.int().min(0).optional(),
  /** late: how long after the change the answer comes. skew: how far the server's clock is ahead. */
  afterMs: z.number().optional(),
  delayMs: z.number().optional(),
  skewMs: z.number().optional(),
  /** error: the status, code and message to refuse with; for other kinds they replace the vendor's usual ones. */
  status: z.int().min(100).max(599).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  /** garbage: what is answered instead. */
  body: z.string().optional(),
  /** Added to the answer, such as `Retry-After`. */
  headers: z.record(z.string(), z.string()).optional(),
});
export type Fault = z.input<typeof faultSchema>;

interface Pending {
  readonly fault: Fault;
  left: number;
  skips: number;
}

type Target = { service: Pick<Service, "cloud" | "name">; interpretation: Interpretation };

/** The troubles that wait for a request, in the order in which they were set. */
export class Faults {
  #pending: Pending[] = [];

  add(fault: Fault): void {
    const left = fault.times ?? (fault.kind === "skew" ? -1 : 1);
    this.#pending.push({ fault, left, skips: fault.skip ?? 0 });
  }

  clear(): void {
    this.#pending = [];
  }

  list(): (Fault & { left: number })[] {
    return this.#pending.map(({ fault, left }) => ({ ...fault, left }));
  }

  /** The first fault of these kinds that concerns the request; it is used up by one. */
  take(kinds: readonly FaultKind[], target: Target): Fault | undefined {
    const pending = this.#pending.find(({ fault }) => kinds.includes(fault.kind) && concerns(fault, target));
    if (pending === undefined) return undefined;
    if (pending.skips > 0) {
      pending.skips -= 1;
      return undefined;
    }
    if (pending.left > 0) pending.left -= 1;
    if (pending.left === 0) this.#pending = this.#pending.filter((other) => other !== pending);
    return pending.fault;
  }
}

function concerns(fault: Fault, { service, interpretation }: Target): boolean {
  return (
    (fault.cloud ?? service.cloud) === service.cloud &&
    (fault.service ?? service.name) === service.name &&
    (fault.action ?? interpretation.action) === interpretation.action &&
    (fault.resource ?? interpretation.resource) === interpretation.resource
  );
}

export function faultDelay(fault: Fault): number {
  return fault.skewMs ?? fault.afterMs ?? fault.delayMs ?? 1000;
}
