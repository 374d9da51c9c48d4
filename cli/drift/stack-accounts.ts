import { isDeepStrictEqual } from "node:util";
import { matchesPattern } from "../../provider/core/fields/star-pattern";
import { type Account, type Accounts, accountsVariable, credentialMembers } from "../../provider/core/session/account";
import type { Settings } from "../../provider/core/session/settings";
import { clouds } from "../../provider/registry";
import type { AccountsFile, FileAccount } from "../accounts/accounts-file";
import type { Examined } from "../report/report";
import type { ManagedResource } from "../stack/state";

/** The accounts that a stack is of, at most one of each cloud. */
export interface StackAccounts {
  readonly byCloud: Accounts;
  /** What tells the engine's processes of them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Refuses a stack with resources of a cloud that has no account here. */
  check(resources: readonly ManagedResource[]): void;
  /** The account of a resource; none where its provider has credentials of its own. */
  nameOf(resource: ManagedResource): Pick<Examined, "account">;
}

/** Throws where the file names no account of the stack, or two of one cloud. */
export function accountsOfStack({ path, accounts }: AccountsFile, stack: string): StackAccounts {
  const own = accounts.filter(({ stacks = [] }) => stacks.some((pattern) => isStack(pattern, stack)));
  if (own.length === 0) throw new Error(`${path} has no account whose stacks it is among`);
  const byCloud: Record<string, FileAccount> = {};
  for (const account of own) {
    const before = byCloud[account.cloud];
    if (before !== undefined)
      throw new Error(`${path} has two accounts of ${account.cloud} for it: ${before.name} and ${account.name}`);
    byCloud[account.cloud] = account;
  }
  const told = Object.entries(byCloud).map(([cloud, account]) => [cloud, bare(account)]);
  return {
    byCloud,
    environment: { [accountsVariable]: JSON.stringify(Object.fromEntries(told)) },
    check(resources) {
      const without = resources.find((one) => one.provider === undefined && byCloud[one.cloud] === undefined);
      if (without !== undefined) throw new Error(`${path} has no account of ${without.cloud} for it`);
    },
    nameOf({ cloud, provider }) {
      const account = provider === undefined ? byCloud[cloud] : undefined;
      return account === undefined ? {} : { account: account.name };
    },
  };
}

/** A name of Pulumi Cloud has the organization and the project before it. */
const isStack = (pattern: string, stack: string) =>
  matchesPattern(pattern, stack) || matchesPattern(pattern, stack.split("/").at(-1) ?? stack);

function bare({ name, role, profile, region }: Account): Account {
  return { name, role, profile, region };
}

/**
 * Refuses a stack whose own configuration names other credentials than its account: it would be read with those, and its rows would
 * bear the name of an account that was not asked.
 */
export function refuseOtherCredentials(accounts: Accounts, settings: Settings): void {
  for (const { name, settings: schema } of clouds) {
    const account = accounts[name];
    if (account === undefined) continue;
    const configured = settings.cloud(name, schema) as Record<string, unknown>;
    const members = credentialMembers(schema, configured);
    const isSame = isDeepStrictEqual(
      Object.fromEntries(members.map((member) => [member, configured[member]])),
      Object.fromEntries(
        Object.entries({ profile: account.profile, assumeRole: account.role }).filter(([, one]) => one),
      ),
    );
    if (members.length > 0 && !isSame)
      throw new Error(
        `its configuration has its own credentials (${members.map((member) => `access-audit:${name}.${member}`).join(", ")}), so it would not be read with those of the account ${account.name}`,
      );
  }
}
