import type { AdminRoute } from "./admin";
import type { BucketStore } from "./buckets/bucket-store";
import type { Identities } from "./identities";
import type { Permissions } from "./permissions";
import type { CloudRuntime, Service } from "./service";
import type { Redaction } from "./wire/redaction";

export interface OpenedCloud<Control> {
  readonly services: readonly Service[];
  /** The cloud's buckets, if it has any. */
  readonly buckets?: BucketStore;
  /** The account's keys, and those that are given out. */
  readonly identities: Identities<never> | Identities<object>;
  readonly permissions: Permissions;
  /** What control offers for this cloud beside buckets. */
  readonly control: Control;
  readonly routes: readonly AdminRoute[];
}

/** One half of a cloud's keys: its member of the credentials, the option and the variable that give it. */
interface Half {
  readonly member: string;
  readonly flag: string;
  readonly variable: string;
}

/** How a client's keys are told to the emulator, and how a client is told those that it generated. */
export interface ClientKeys {
  readonly id: Half;
  readonly secret: Half;
  /** The session token: its member, and its variables, of which the first that is set counts. */
  readonly token: { readonly member: string; readonly variables: readonly string[] };
}

/** One folder below `clouds/` is one of these. */
export interface Cloud<State, Control, Credentials> {
  readonly name: string;
  readonly keys: ClientKeys;
  /** What the seed holds, for examples and tests to name. */
  readonly names: object;
  /** Generates, in the vendor's shape, whatever was not given. */
  credentials(given?: Partial<Credentials>): Credentials;
  /** Everything of the credentials that the journal must not hold. */
  secrets(credentials: Credentials): (string | undefined)[];
  empty(): State;
  /** What a further account begins with; nothing unless it is said. */
  further?(account: string): State;
  seed(now: Date): State;
  open(runtime: CloudRuntime<State>, credentials: Credentials, redaction: Redaction): OpenedCloud<Control>;
}
