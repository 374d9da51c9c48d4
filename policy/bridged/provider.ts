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

/** What a resource of another provider says of what protects a bucket. */
export interface ProtectionTranslation {
  readonly types: readonly string[];
  /** By members that are read when they are asked for; `name` is that of the resource. */
  read(
    props: Props,
    name: string,
  ): {
    bucket(): unknown;
    acl?(): unknown;
    policy?(): unknown;
    encrypted?(): boolean;
    versioned?(): boolean;
  };
}

/** One line of a program. */
export interface Declaration {
  /** Such as `audit.AuditTrack`. */
  readonly construct: string;
  readonly name: string;
  readonly inputs: Props;
}

/** What is known of a provider that Pulumi has for a cloud. */
export interface BridgedProvider {
  /** The package of its types. */
  readonly package: string;
  readonly cloud: string;
  readonly translations: readonly Translation[];
  /** The types of its buckets, which have the input `bucket`. */
  readonly buckets: readonly string[];
  /** The types of its buckets, also where the cloud has no access monitoring. */
  readonly ownBuckets: readonly string[];
  readonly protections: readonly ProtectionTranslation[];
  /** What a program declares for a bucket that is private, encrypted and keeps versions; for pages. */
  safeBucket?(name: string): readonly Declaration[];
}

export const enabledIf = (on: boolean) => (on ? "Enabled" : "Disabled");
