import type { AdminRoute } from "./admin";
import type { Shelf } from "./buckets/shelf";
import type { EmulatorCredentials } from "./credentials";
import type { Redaction } from "./redaction";
import type { CloudRuntime, Service } from "./service";

export interface OpenedCloud<Control> {
  readonly services: readonly Service[];
  /** The cloud's buckets, if it has any whose access is monitored. */
  readonly buckets?: Shelf;
  /** What control offers for this cloud beside buckets. */
  readonly control: Control;
  readonly routes: readonly AdminRoute[];
}

/** One folder below `clouds/` is one of these. */
export interface Cloud<State, Control> {
  readonly name: string;
  empty(): State;
  seed(now: Date): State;
  open(runtime: CloudRuntime<State>, credentials: EmulatorCredentials, redaction: Redaction): OpenedCloud<Control>;
}
