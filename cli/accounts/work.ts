import { Option } from "commander";
import { outward } from "../../provider/core/session/foreign-text";
import { sharedTokens } from "../../provider/core/session/rate-tokens";
import { Session } from "../../provider/core/session/session";
import type { Cloud } from "../../provider/kinds/cloud";
import { cloudsOf } from "../options/regions";
import { wrapped } from "../report/wrapped";
import { settingsReader } from "../stack-configuration";
import { type FileAccount, readAccounts } from "./accounts-file";
import { ofShard, type Shard } from "./shard";

/** `--accounts`, for commands that go through the accounts of a file. */
export const accountsOption = (what: string) =>
  new Option("--accounts <file>", `${what}, in YAML; docs/guide/many-accounts.md of this package`);

/** Accounts that a command asks at a time. */
export const parallelAccounts = 8;

/** One cloud of one account that is looked at, with credentials of its own. */
export interface AccountWork {
  readonly cloud: Cloud;
  /** The account of the file; `undefined` for that of the environment and the configuration. */
  readonly account: FileAccount | undefined;
  readonly session: Session;
}

interface Shared {
  /** What falls to the shard. */
  readonly work: readonly AccountWork[];
  /** All that is shared out. */
  readonly all: readonly unknown[];
}

interface Wanted {
  /** A file of accounts. */
  readonly accounts?: string | undefined;
  /** The clouds, by their names; all of them unless it is given. */
  readonly clouds?: readonly string[] | undefined;
  /** A stack whose configuration counts. */
  readonly stack?: string | undefined;
  readonly shard?: Shard | undefined;
}

/**
 * What a command looks at: each account of the file, else each cloud. Accounts share neither credentials nor anything that was looked
 * up with them, for each has a session; the clouds without a file share one.
 */
export async function accountWork(wanted: Wanted): Promise<Shared> {
  const asked = cloudsOf(wanted.clouds);
  const file = wanted.accounts === undefined ? undefined : readAccounts(wanted.accounts);
  const settings = await settingsReader(wanted.stack);
  const open = (account?: FileAccount) =>
    new Session(settings(account === undefined ? {} : { [account.cloud]: account }), {
      warn: (text) => console.error(wrapped(outward(account === undefined ? text : `${account.name}: ${text}`))),
      tokens: sharedTokens(),
    });
  if (file === undefined) {
    const session = open();
    const part = ofShard(wanted.shard, asked, ({ name }) => name);
    return { work: part.map((cloud) => ({ cloud, account: undefined, session })), all: asked.map(({ name }) => name) };
  }
  const own = file.accounts.filter(({ cloud }) => asked.some(({ name }) => name === cloud));
  if (own.length === 0) throw new Error(`${file.path} has no account of ${asked.map(({ name }) => name).join(", ")}`);
  const inOrder = own.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const work = ofShard(wanted.shard, inOrder, ({ name }) => name).flatMap((account) =>
    asked.filter(({ name }) => name === account.cloud).map((cloud) => ({ cloud, account, session: open(account) })),
  );
  return { work, all: inOrder };
}
