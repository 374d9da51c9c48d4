import pLimit from "p-limit";
import type { Session } from "../../provider/core/session/session";
import { runDataSource } from "../../provider/registry";
import { accountWork, parallelAccounts } from "./work";

/**
 * The ids of accounts of a file, by their names, as the lists of their buckets say them: each cloud has that list, and it is asked for
 * once for each account. One that may not be listed has none, for a report is as good without it.
 */
export async function accountIds(file: string, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const { work } = await accountWork({ accounts: file });
  const asked = work.filter(({ account }) => account !== undefined && names.has(account.name));
  const found = await pLimit(parallelAccounts).map(asked, async ({ cloud, account, session }) => {
    const id = await accountIdOf(session, cloud.name).catch(() => undefined);
    return [account?.name, id] as const;
  });
  return new Map(found.flatMap(([name, id]) => (name === undefined || id === undefined ? [] : [[name, id]])));
}

/** The id of the account whose credentials a session has, as the list of its buckets says it. */
export async function accountIdOf(session: Session, cloud: string, cancel?: AbortSignal): Promise<string | undefined> {
  const { account } = (await runDataSource("getBuckets", session, { cloud }, cancel)) as { readonly account?: string };
  return account;
}
