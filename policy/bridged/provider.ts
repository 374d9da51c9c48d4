import type { KindName } from "../../provider/kinds";

// biome-ignore lint/suspicious/noExplicitAny: the shape depends on the type, and the policy library says so too
export type Props = Record<string, any>;

/** Properties that are read when they are asked for: some may not be known yet, and reading those throws. */
type Readers = Readonly<Record<string, () => unknown>>;

/** How a resource of another provider says what one of ours says. */
export interface Translation {
  readonly kind: KindName;
  readonly types: readonly string[];
  /** The inputs of ours; `undefined` where this resource says nothing of the kind. */
  inputs(props: Props): Readers | undefined;
}

/** What is known of a provider that Pulumi has for a cloud. */
export interface BridgedProvider {
  /** The package of its types. */
  readonly package: string;
  readonly cloud: string;
  readonly translations: readonly Translation[];
  /** The types of its buckets, which have the input `bucket`. */
  readonly buckets: readonly string[];
}

export const enabledIf = (on: boolean) => (on ? "Enabled" : "Disabled");
