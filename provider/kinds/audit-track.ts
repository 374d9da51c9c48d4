import type { Permission } from "../core/fields/reference";
import type { Status } from "../core/fields/status";
import type { Properties } from "../core/lifecycle/kind";
import type { Operation } from "../core/session/operation";

/** A bucket that records are delivered to. */
export interface DeliveryBucket {
  readonly name: string;
  /** Where the declaration says so. */
  readonly region?: string | undefined;
  /** What the names of delivered files begin with, where the declaration says so. */
  readonly prefix?: string | undefined;
  /** Whoever delivers encrypts each file. */
  readonly encrypts?: boolean;
}

/** Where a track delivers. */
interface Destination {
  /** Such as `bucket audit`. */
  readonly what: string;
  /** Which one it is, where it is a bucket. */
  readonly bucket?: DeliveryBucket;
  /** The account that owns it, where the declaration says so. */
  readonly account: string | undefined;
}

/** What an audit track is, whatever its cloud calls it. A protection that the cloud does not have is `undefined`. */
export interface TrackFacts {
  readonly cloud: string;
  /** What one track records: the account everywhere, what happens in its region, or the reads and writes of one bucket. */
  readonly covers: "account" | "region" | "bucket";
  readonly enabled: boolean;
  /** What it leaves out, as a clause; `undefined` when it records everything. */
  readonly leavesOut: string | undefined;
  /** The regions whose events it records; `undefined` when that is all. */
  readonly regions: readonly string[] | undefined;
  readonly destinations: readonly Destination[];
  /** Whether a declaration can say whose the destinations are. */
  readonly namesOwners: boolean;
  /** Digest files prove that what was delivered is unchanged. */
  readonly validated: boolean | undefined;
  readonly encrypted: boolean | undefined;
  /** The members of the organization are recorded too. */
  readonly organization: boolean | undefined;
  /** Days that delivered files are kept, where the track says so; 0 means for ever. */
  readonly keptDays: number | undefined;
}

/** Something that records the account by an API before tracks, and cannot be managed. */
export interface FormerTrack {
  readonly name: string;
  readonly status: Status;
  /** Such as `cos audit`. */
  readonly destination: string | undefined;
  /** How a track takes its place. */
  readonly wayOver: string;
}

/** How a listed track is found again. */
interface ListedTrackPlace {
  /** The id of the resource. */
  readonly id: string;
  /** The same in every region that shows the track. */
  readonly key: string;
  /** The region of its id. */
  readonly region: string;
}

/** What a cloud says of its audit tracks, for policies and scans. A cloud that offers the kind has it in its manifest. */
export interface TrackKnowledge {
  /** From a resource's inputs. Each is read when it is asked for: a policy meets values that are not known yet. */
  facts(inputs: Properties): TrackFacts;
  /** What one of its tracks of an account covers at most. */
  readonly covers: "account" | "region";
  /** Arguments with which `getAuditTracks` shows the tracks that have their home in another region, too. */
  readonly listsAll?: Properties;
  /** What an API before tracks still records in a region, for scans; lists of tracks do not have it. */
  readonly former?: {
    /** What the list needs. */
    readonly permissions: readonly Permission[];
    list(operation: Operation, region: string): Promise<readonly FormerTrack[]>;
  };
  /** Of a row of `getAuditTracks` that `region` was asked for. */
  place(row: Properties, region: string): ListedTrackPlace;
}

/** Every reason as one clause; `undefined` where there is none. */
export function allReasons(...reasons: readonly (string | undefined)[]): string | undefined {
  const told = reasons.filter((reason) => reason !== undefined);
  return told.length === 0 ? undefined : told.join("; ");
}
