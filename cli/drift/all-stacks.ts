import pLimit from "p-limit";
import { systemClock } from "../../provider/core/session/clock";
import { reasonOf } from "../../provider/core/session/errors";
import { redact } from "../../provider/core/session/redact";
import { accountIds } from "../accounts/account-ids";
import { type AccountsFile, readAccounts } from "../accounts/accounts-file";
import { ofShard, type Shard } from "../accounts/shard";
import { markOf } from "../accounts/shard-mark";
import type { Progress } from "../progress";
import { type Examined, inOrder, type Report } from "../report/report";
import { openProject, type Project } from "../stack/workspace";
import { settingsReader } from "../stack-configuration";
import { againWhereLate } from "./again";
import { driftOfStack, type StackDrift } from "./stack";
import { accountsOfStack, refuseOtherCredentials } from "./stack-accounts";

interface Wanted {
  readonly cwd: string;
  readonly explain: boolean;
  readonly accounts: string | undefined;
  readonly shard: Shard | undefined;
  readonly run: string | undefined;
  /** Stacks that are read at a time. */
  readonly parallel: number;
  /** How long each may take. */
  readonly timeout: Timeout | undefined;
}

export interface Timeout {
  readonly ms: number;
  /** As the user wrote it. */
  readonly text: string;
}

/** What differs between all stacks of a project and the clouds. A stack that fails is told, and stops no other. */
export async function driftOfAllStacks(wanted: Wanted, progress: Progress): Promise<Report> {
  const { cwd, accounts, shard, run, parallel } = wanted;
  const file = accounts === undefined ? undefined : readAccounts(accounts);
  if (file?.accounts.every(({ stacks }) => stacks === undefined))
    throw new Error(`${file.path} says of no account which stacks are of it: add stacks, such as stacks: [prod-*]`);
  const project = await openProject(cwd);
  const all = await project.stacks();
  const names = ofShard(shard, all, (name) => name);
  const counter = progress.begin("stacks", names.length);
  const read = async (name: string) => ({ name, ...(await driftOfOne(project, name, file, wanted, progress)) });
  const first = await pLimit(parallel).map(names, async (name) => {
    const one = await read(name);
    counter.advance();
    return one;
  });
  const found = parallel === 1 ? first : await againWhereLate(first, read);
  const used = new Set(found.flatMap(({ resources }) => resources.flatMap(({ account }) => account ?? [])));
  const ids = accounts === undefined ? new Map<string, string>() : await accountIds(accounts, used);
  const placed = (one: Examined, stack: string): Examined => {
    const accountId = one.account === undefined ? undefined : ids.get(one.account);
    return { ...one, stack, ...(accountId === undefined ? {} : { accountId }) };
  };
  return {
    command: "drift",
    subject: `all stacks of ${project.name}`,
    labels: ["declared", "live"],
    resources: inOrder(found.flatMap(({ name, resources }) => resources.map((one) => placed(one, name)))),
    errors: found.flatMap(({ name, errors }) => errors.map((error) => `${name}: ${error}`)).sort(),
    ...markOf(shard, { run, work: { project: project.name, all, explain: wanted.explain, accounts: file?.accounts } }),
    lookedAt: ({ urn }) => urn === null || names.some((name) => stackIn(urn) === name.split("/").at(-1)),
  };
}

/** `prod` of `urn:pulumi:prod::project::…`. */
const stackIn = (urn: string) => /^urn:pulumi:(.*?)::/.exec(urn)?.[1];

async function driftOfOne(
  project: Project,
  name: string,
  file: AccountsFile | undefined,
  { explain, timeout }: Wanted,
  progress: Progress,
): Promise<StackDrift> {
  try {
    const accounts = file === undefined ? undefined : accountsOfStack(file, name);
    if (accounts !== undefined)
      refuseOtherCredentials(accounts.byCloud, (await settingsReader(name, project.folder))());
    const open = await project.open(name, accounts?.environment);
    const limit = timeout && { signal: systemClock.deadline(timeout.ms), text: timeout.text };
    return await driftOfStack(open, { explain, progress: quiet(progress), accounts, limit });
  } catch (error) {
    return { resources: [], errors: [redact(reasonOf(error))] };
  }
}

/** Of many stacks only their number is told, for each would have a bar of its own. */
const quiet = (progress: Progress): Progress => ({
  ...progress,
  begin: () => ({ total: () => undefined, advance: () => undefined }),
});
