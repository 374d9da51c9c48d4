import pLimit from "p-limit";
import type { Session } from "../../provider/core/session/session";
import type { FileAccount } from "../accounts/accounts-file";
import type { Shard } from "../accounts/shard";
import { shardName } from "../accounts/shard-mark";
import { type AccountWork, accountWork, parallelAccounts } from "../accounts/work";
import { regionsOf } from "../options/regions";
import { type Asked, byReason, type Unread } from "./regions";
import { failed, tell } from "./telling";

interface Wanted extends Asked {
  readonly accounts?: string;
  readonly stack?: string;
  readonly shard?: Shard;
}

interface Found<T> extends Unread {
  readonly found: readonly T[];
}

/** Something to read, by the session of its account. */
export interface Source<T> {
  readonly what: T;
  readonly session: Session;
  /** The account of the file, where there is one. */
  readonly account: FileAccount | undefined;
}

interface Sources<T> {
  readonly sources: readonly Source<T>[];
  readonly errors: readonly string[];
  readonly skipped: readonly string[];
}

interface AllSources<T> extends Sources<T> {
  /** Nothing falls to this part of the work; other parts may have something. */
  readonly isIdle: boolean;
}

/**
 * What there is to read: in each account of the file, else in each cloud. What cannot be had is said with whose it is, and stops none of
 * the others.
 */
export async function findSources<T>(
  wanted: Wanted,
  find: (work: AccountWork, asked: Asked) => Promise<Found<T>>,
): Promise<AllSources<T>> {
  const { accounts, cloud, stack, shard } = wanted;
  const { work } = await accountWork({ accounts, clouds: cloud, stack, shard });
  const all = await pLimit(parallelAccounts).map(work, async (one): Promise<Sources<T>> => {
    const { account, session } = one;
    const named = (reason: string) => (account === undefined ? reason : `${account.name}: ${reason}`);
    const asked = askedOf(one, wanted);
    if (asked === undefined) return { sources: [], errors: [], skipped: [named("none of its regions was asked for")] };
    const { found, errors, skipped } = await find(one, asked);
    return {
      sources: found.map((what) => ({ what, session, account })),
      errors: errors.map(named),
      skipped: skipped.map(named),
    };
  });
  const sources = all.flatMap((one) => one.sources);
  const errors = all.flatMap((one) => one.errors);
  const skipped = all.flatMap((one) => one.skipped);
  if (shard !== undefined && work.length === 0) skipped.push(`part ${shardName(shard)}: nothing falls to it`);
  // Credentials that are missing are an error for the accounts of a file, and skip a cloud that nobody asked for.
  const mayBeIdle = shard !== undefined && (work.length === 0 || accounts !== undefined);
  return { sources, errors, skipped, isIdle: mayBeIdle && sources.length + errors.length === 0 };
}

/** Tells what cannot be read, and gives the rest; `none` says that there is nothing at all. */
export function readable<T>({ sources, errors, skipped, isIdle }: AllSources<T>, none: string): readonly Source<T>[] {
  for (const error of errors) failed(error);
  if (sources.length === 0 && errors.length === 0 && !isIdle) throw new Error([none, ...byReason(skipped)].join("; "));
  for (const reason of byReason(skipped)) tell(`skipped: ${reason}`);
  return sources;
}

/** An account of a file is asked for by name, in its own regions; `undefined` where none of them is named. */
function askedOf({ cloud: { name }, account }: AccountWork, { cloud, region }: Wanted): Asked | undefined {
  if (account === undefined) return { cloud, region };
  const named = regionsOf(name, region);
  const own = account.regions?.filter((one) => named?.includes(one) ?? true) ?? named;
  if (own?.length === 0) return undefined;
  return { cloud: [name], region: own?.map((one) => `${name}/${one}`) };
}
