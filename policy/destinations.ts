import { isEverybodys } from "../provider/kinds/protection/everybody";
import { bridged } from "./bridged";
import { deliveriesOf, inputsOf, isOurs, type Subject, trackOf } from "./subject";

/** A bucket that a resource of the stack delivers records to. */
interface Destination {
  readonly cloud: string;
  readonly bucket: string;
  /** Such as `audit track all-events`. */
  readonly from: string;
  readonly urn: string;
}

/** Where what the stack declares is delivered, as far as it is buckets. */
export function destinationsOf(subjects: readonly Subject[]): Destination[] {
  return subjects.flatMap((subject) => {
    const urn = (subject as { urn?: string }).urn ?? "";
    const track = trackOf(subject);
    if (track !== undefined)
      return track.destinations.flatMap(({ bucket }) =>
        bucket === undefined
          ? []
          : [{ cloud: track.cloud, bucket: bucket.name, from: `audit track ${subject.name}`, urn }],
      );
    if (isOurs(subject, "BucketAccessLogs"))
      return deliveriesOf(subject).map(({ target, of }) => ({
        ...{ cloud: String(subject.props.cloud), bucket: target, from: `the access log of ${of}`, urn },
      }));
    const log = isOurs(subject, "BucketAccessLog") ? inputsOf(subject, "BucketAccessLog") : undefined;
    if (log?.status !== "Enabled" || log.targetBucket === undefined) return [];
    return [
      { cloud: String(log.cloud), bucket: String(log.targetBucket), from: `the access log of ${log.bucket}`, urn },
    ];
  });
}

/** What the stack says of a bucket, by all of its resources that are about it. */
interface Protection {
  readonly publicBy: readonly string[];
  readonly encrypted: boolean;
  readonly versioned: boolean;
}

/** What of a bucket's protection the stack declares; `undefined` of a bucket that it does not declare. */
export function protectionOf(subjects: readonly Subject[]) {
  const told = subjects.flatMap((subject) =>
    bridged.flatMap(({ cloud, protections }) =>
      protections
        .filter(({ types }) => types.includes(subject.type))
        .map(({ read }) => ({
          cloud,
          isBucket: bridged.some(isBucketOf(subject)),
          ...read(subject.props, subject.name),
        })),
    ),
  );
  return ({ cloud, bucket }: Destination): Protection | undefined => {
    // A track of Tencent Cloud names a bucket with or without the id of its account.
    const own = told.filter(
      (one) => one.cloud === cloud && (one.bucket() === bucket || String(one.bucket()).replace(/-\d+$/, "") === bucket),
    );
    if (!own.some(({ isBucket }) => isBucket)) return undefined;
    const acls = own.map(({ acl }) => acl?.()).filter((acl) => typeof acl === "string" && acl.startsWith("public"));
    const policies = own.filter(({ policy }) => isEverybodys(policy?.()));
    return {
      publicBy: [...acls.map((acl) => `its ACL ${acl}`), ...(policies.length > 0 ? ["its policy"] : [])],
      encrypted: own.some(({ encrypted }) => encrypted?.() === true),
      versioned: own.some(({ versioned }) => versioned?.() === true),
    };
  };
}

const isBucketOf =
  ({ type }: Subject) =>
  ({ ownBuckets }: (typeof bridged)[number]) =>
    ownBuckets.includes(type);
