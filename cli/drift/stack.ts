import { Operation } from "../../provider/core/session/operation";
import { sharedTokens } from "../../provider/core/session/rate-tokens";
import { redact } from "../../provider/core/session/redact";
import { Session } from "../../provider/core/session/session";
import { findResource } from "../../provider/registry";
import type { Progress } from "../progress";
import type { Examined } from "../report/report";
import { planOf, refreshPreview, type TimeLimit } from "../stack/refresh";
import { type ManagedResource, managedResources } from "../stack/state";
import { successionsOf } from "../stack/successions";
import { failPlainly, type OpenStack } from "../stack/workspace";
import { settingsReader } from "../stack-configuration";
import { explain } from "./explain";
import { judgeDrift } from "./findings";
import type { StackAccounts } from "./stack-accounts";

interface Wanted {
  /** Whether the clouds are asked who changed what drifted. */
  readonly explain: boolean;
  readonly progress: Progress;
  readonly accounts?: StackAccounts | undefined;
  readonly limit?: TimeLimit | undefined;
}

/** Of one stack, every resource that was read, and what failed beyond them. */
export interface StackDrift {
  readonly resources: readonly Examined[];
  readonly errors: readonly string[];
}

/** What differs between one stack and the clouds. */
export async function driftOfStack(
  open: OpenStack,
  { explain: wanted, progress, accounts, limit }: Wanted,
): Promise<StackDrift> {
  const resources = managedResources(await open.stack.exportStack().catch(failPlainly), open.folder);
  accounts?.check(resources);
  const refreshed = await refreshPreview(open, resources, progress.begin("resources read", resources.length), limit);
  const openSession = sharedSession(open, accounts);
  const readLive = async ({ kind, cloud, id, inputs }: ManagedResource) => {
    const session = await openSession();
    return (await findResource(kind, cloud).read(new Operation(session), id, inputs))?.inputs;
  };
  const context = { refreshed, successions: successionsOf(planOf(refreshed)), stack: open.name, readLive };
  const judged = await Promise.all(
    resources.map(async (resource) => ({ ...(await judgeDrift(resource, context)), ...accounts?.nameOf(resource) })),
  );
  return {
    resources: wanted ? await explain(openSession, resources, judged, progress) : judged,
    errors: refreshed.errors.map(redact),
  };
}

/** One session with the stack's configuration, opened when something has to be asked of a cloud directly. */
function sharedSession({ name, folder }: OpenStack, accounts: StackAccounts | undefined): () => Promise<Session> {
  let session: Promise<Session> | undefined;
  return () => {
    session ??= settingsReader(name, folder).then(
      (settings) => new Session(settings(accounts?.byCloud), { tokens: sharedTokens() }),
    );
    return session;
  };
}
