import pLimit from "p-limit";
import type { Status } from "../../provider/core/fields/status";
import { reasonOf } from "../../provider/core/session/errors";
import { Operation } from "../../provider/core/session/operation";
import { redact } from "../../provider/core/session/redact";
import type { Session } from "../../provider/core/session/session";
import type { Bucket } from "../../provider/kinds/get-buckets";
import { findResource, runDataSource } from "../../provider/registry";
import type { Progress } from "../progress";

/** A bucket, whether its access is monitored, and whether and to where it is logged. */
export interface ScannedBucket {
  readonly cloud: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  /** `null` when it could not be read, and where a cloud has no monitoring. */
  readonly status: Status | null;
  /** What a program declares for its access log; absent when it could not be read, and where a cloud has none. */
  readonly log?: Readonly<Record<string, unknown>>;
  /** Why either could not be read. */
  readonly error?: string;
}

/** The buckets of all regions, also where others were asked for. */
export interface ListedBuckets {
  readonly all: readonly Bucket[];
  /** Why they could not be listed: then a bucket may be elsewhere, or have a longer name. */
  readonly unlisted?: string | undefined;
}

interface ScannedBuckets {
  readonly buckets: ScannedBucket[];
  readonly listed: ListedBuckets;
  readonly accountId: string | undefined;
}

/** Calls to one cloud at a time; the rate limits of the session hold besides. */
export const parallel = 16;

/** All buckets of the regions, each with both halves: one that cannot be read hides nothing of the other. */
export async function scanBuckets(
  cloud: string,
  offers: { readonly monitors: boolean; readonly logs: boolean },
  session: Session,
  regions: readonly string[] | undefined,
  progress: Progress,
  errors: string[],
): Promise<ScannedBuckets> {
  const counter = progress.begin(`${cloud}: buckets`);
  let found: { readonly buckets: readonly Bucket[]; readonly account?: string };
  try {
    found = (await runDataSource("getBuckets", session, { cloud })) as typeof found;
  } catch (error) {
    errors.push(messageOf(error));
    counter.total(0);
    return { buckets: [], listed: { all: [], unlisted: messageOf(error) }, accountId: undefined };
  }
  const wanted = found.buckets.filter(({ region }) => regions === undefined || regions.includes(region));
  counter.total(wanted.length);
  const buckets = await pLimit(parallel).map(wanted, async ({ name, region }): Promise<ScannedBucket> => {
    const id = `${cloud}/${region}/${name}`;
    const given = { cloud, region, bucket: name };
    const [monitor, log] = await Promise.allSettled([
      offers.monitors
        ? (runDataSource("getBucketAccessMonitor", session, given) as Promise<{ status: Status }>)
        : undefined,
      offers.logs ? findResource("BucketAccessLog", cloud).read(new Operation(session), id, undefined) : undefined,
    ]);
    counter.advance();
    const failures = [monitor, log].flatMap((one) => (one.status === "rejected" ? [messageOf(one.reason)] : []));
    return {
      ...{ cloud, region, name, id, status: (monitor.status === "fulfilled" && monitor.value?.status) || null },
      ...(log.status === "fulfilled" && log.value ? { log: log.value.inputs } : {}),
      ...(failures.length > 0 ? { error: failures.join("; ") } : {}),
    };
  });
  return { buckets, listed: { all: found.buckets }, accountId: found.account };
}

export function messageOf(error: unknown): string {
  return redact(reasonOf(error));
}
