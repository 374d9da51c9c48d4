import pLimit from "p-limit";
import { Operation } from "../../provider/core/session/operation";
import type { Session } from "../../provider/core/session/session";
import type { DeliveryBucket } from "../../provider/kinds/audit-track";
import type { Bucket } from "../../provider/kinds/get-buckets";
import type { BucketProtection, ReadProtection } from "../../provider/kinds/protection/bucket-protection";
import type { Progress } from "../progress";
import { type ListedBuckets, messageOf, parallel, type ScannedBucket } from "./buckets";

/** A bucket that records are delivered to, and what protects it. */
export interface ScannedDestination {
  readonly cloud: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  /** What delivers to it, such as `audit track writes`. */
  readonly from: readonly string[];
  readonly exists: boolean | null;
  /** What could be read of it. */
  readonly protection: Partial<BucketProtection>;
  /** Days after which a rule deletes records; `null` where none does, or that is not known. */
  readonly deletedAfterDays: number | null;
  /** Days that they must be kept. */
  readonly keepDays: number;
  /** Whoever delivers encrypts each file. */
  readonly encryptedOnDelivery: boolean;
  /** Why something could not be read. */
  readonly error?: string;
}

/** A track, as far as it delivers to buckets. */
interface DeliveringTrack {
  readonly name: string;
  readonly region: string;
  readonly deliveries?: readonly DeliveryBucket[];
}

interface Delivery extends DeliveryBucket {
  readonly region: string;
  readonly from: string;
}

/** Days that records should be kept, unless a user says otherwise. */
export const usualKeepDays = 180;

interface Delivering {
  readonly buckets: readonly ScannedBucket[];
  readonly listed: ListedBuckets;
  readonly tracks: readonly DeliveringTrack[];
  readonly keepDays: number;
}

/** All buckets that tracks and access logs deliver to, each once. */
export async function scanDestinations(
  cloud: string,
  readProtection: ReadProtection,
  session: Session,
  { buckets, listed: { all, unlisted }, tracks, keepDays }: Delivering,
  progress: Progress,
): Promise<ScannedDestination[]> {
  const places = new Map<string, { name: string; region: string; deliveries: Delivery[] }>();
  for (const delivery of [...tracks.flatMap(deliveriesOfTrack), ...buckets.flatMap(deliveryOfLog)]) {
    const known = all.find((bucket) => isNamed(bucket, delivery));
    const name = known?.name ?? delivery.name;
    const region = known?.region ?? delivery.region;
    const place = places.get(name) ?? { name, region, deliveries: [] };
    place.deliveries.push(delivery);
    places.set(name, place);
  }
  const counter = progress.begin(`${cloud}: destinations`, places.size);
  return pLimit(parallel).map([...places.values()], async ({ name, region, deliveries }) => {
    const base = {
      ...{ cloud, region, name, id: [cloud, region, name].join("/") },
      keepDays,
      from: [...new Set(deliveries.map(({ from }) => from))],
      encryptedOnDelivery: deliveries.every(({ encrypts }) => encrypts === true),
    };
    const read = await readOne(readProtection, session, { name, region, unlisted });
    counter.advance();
    return { ...base, ...read, deletedAfterDays: shortest(read.protection, deliveries) };
  });
}

/** Where a declaration names no region, names are unique on all the cloud: any region says whether there is such a bucket. */
function deliveriesOfTrack({ name, region, deliveries = [] }: DeliveringTrack): Delivery[] {
  return deliveries.map((one) => ({ ...one, region: one.region ?? region, from: `audit track ${name}` }));
}

function deliveryOfLog({ name, region, log }: ScannedBucket): Delivery[] {
  if (log?.status !== "Enabled" || typeof log.targetBucket !== "string") return [];
  const prefix = typeof log.targetPrefix === "string" ? log.targetPrefix : "";
  return [{ name: log.targetBucket, region, prefix, from: `access log of ${name}` }];
}

/** CloudAudit names a bucket of COS with or without the id of its account. */
function isNamed(bucket: Bucket, { name, region }: Delivery): boolean {
  if (bucket.name === name) return true;
  return bucket.name.replace(/-\d+$/, "") === name && bucket.region === region;
}

type Read = Pick<ScannedDestination, "exists" | "protection" | "error">;

async function readOne(
  readProtection: ReadProtection,
  session: Session,
  { name, region, unlisted }: { readonly name: string; readonly region: string } & Pick<ListedBuckets, "unlisted">,
): Promise<Read> {
  const reading = await readProtection(new Operation(session), { region, bucket: name });
  if (reading === undefined)
    return unlisted === undefined
      ? { exists: false, protection: {} }
      : { exists: null, protection: {}, error: unlisted };
  const { found, failures } = reading;
  const told = [...new Set(failures.map(messageOf))];
  return {
    // An answer of any kind but "there is none" comes from a bucket.
    ...{ exists: Object.keys(found).length > 0 ? true : null, protection: found },
    ...(told.length > 0 ? { error: told.join("; ") } : {}),
  };
}

/** Of the rules that are about the names under which records are delivered. */
function shortest({ expiries = [] }: Partial<BucketProtection>, deliveries: readonly Delivery[]): number | null {
  const days = expiries
    .filter(({ prefix }) => deliveries.some(({ prefix: own = "" }) => own.startsWith(prefix) || prefix.startsWith(own)))
    .map((expiry) => expiry.days);
  return days.length === 0 ? null : Math.min(...days);
}
