import { CloudError, isFault } from "../../core/session/errors";
import type { Operation } from "../../core/session/operation";
import type { BucketCall, BucketLocator, ObjectStorage } from "../object-storage";

/** What keeps the records in a bucket as they are. A member that a cloud has no call for is absent. */
export interface BucketProtection {
  /** By what everybody may read or write it, such as `its policy`; nothing where nobody may. */
  readonly publicBy: readonly string[];
  readonly encrypted: boolean;
  /** A record that is written over or deleted is still there. */
  readonly versioned: boolean;
  /** Nobody can delete a record before its time. */
  readonly locked: boolean;
  /** When rules of the bucket delete what is in it. */
  readonly expiries: readonly Expiry[];
}

/** A rule that deletes objects whose names begin so. */
export interface Expiry {
  readonly prefix: string;
  /** Days after an object was written. */
  readonly days: number;
}

/** What could be read of a bucket, and why the rest could not. */
export interface ProtectionReading {
  readonly found: Partial<BucketProtection>;
  readonly failures: readonly unknown[];
}

/** Reads what protects a bucket; `undefined` when it does not exist. */
export interface ReadProtection {
  (operation: Operation, locator: BucketLocator): Promise<ProtectionReading | undefined>;
  readonly permissions: readonly string[];
}

/** One sub-resource of a bucket, and what it says of the protection. */
export interface ProtectionPart extends Pick<BucketCall<unknown>, "subresource" | "action" | "permission"> {
  /** What is read there, for messages. */
  readonly what: string;
  decode(body: string): Partial<BucketProtection>;
  /** The codes that say that it was never configured, and what that means. */
  readonly unset?: { readonly codes: readonly string[]; readonly means: Partial<BucketProtection> };
}

/** The parts that say by what everybody may reach a bucket. */
const waysIn = 2;

/** Reads every part by itself: one that is denied hides nothing of the others. */
export function protectionReader<C>(storage: ObjectStorage<C>, parts: readonly ProtectionPart[]): ReadProtection {
  const read = async (operation: Operation, locator: BucketLocator, part: ProtectionPart) => {
    const { what, decode, unset, ...call } = part;
    try {
      return await storage.callBucket(operation, locator, {
        ...call,
        attempted: `read ${what} of bucket ${locator.bucket} in ${locator.region}`,
        decode: ({ body }) => decode(body),
      });
    } catch (error) {
      const code = error instanceof CloudError ? error.fault.code : undefined;
      if (unset !== undefined && code !== undefined && unset.codes.includes(code)) return unset.means;
      throw error;
    }
  };
  const readAll = async (operation: Operation, locator: BucketLocator) => {
    // Whether it exists is known by the first answer, and a bucket that does not is asked nothing more.
    const [first, ...others] = parts;
    const settled: PromiseSettledResult<Partial<BucketProtection>>[] =
      first === undefined ? [] : await Promise.allSettled([read(operation, locator, first)]);
    if (settled.some((one) => one.status === "rejected" && isFault(one.reason, "NotFound"))) return undefined;
    settled.push(...(await Promise.allSettled(others.map((part) => read(operation, locator, part)))));
    const found = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const { publicBy: _, ...rest }: Partial<BucketProtection> = Object.assign({}, ...found);
    return {
      found: { ...rest, ...reach(found) },
      failures: settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : [])),
    };
  };
  return Object.assign(readAll, { permissions: parts.map(({ permission }) => permission) });
}

/** ACL and policy each open a bucket by themselves. That neither does is known only where both were read. */
function reach(found: readonly Partial<BucketProtection>[]): Pick<Partial<BucketProtection>, "publicBy"> {
  const told = found.flatMap(({ publicBy }) => (publicBy === undefined ? [] : [publicBy]));
  const publicBy = told.flat();
  return publicBy.length > 0 || told.length === waysIn ? { publicBy } : {};
}
