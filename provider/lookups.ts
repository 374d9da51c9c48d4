import { holdsUnknown } from "./core/fields/unknown";
import { isDoubtful } from "./core/lifecycle/begun";
import type { Properties } from "./core/lifecycle/kind";
import type { Resource } from "./core/lifecycle/lifecycle";
import { isFault, reasonOf } from "./core/session/errors";
import { Operation, type OperationOptions } from "./core/session/operation";
import type { Session } from "./core/session/session";
import type { KindName } from "./kinds";
import { findResource } from "./registry";

/** One resource of the program, as a call of the engine names it. */
export interface Addressee {
  readonly kind: KindName;
  /** The cloud, where the resource's type says it. */
  readonly cloud?: string | undefined;
  readonly session: Session;
  /** Where the backend has one: the host of dynamic resources does not pass it on. */
  readonly urn?: string;
}

export type Bounds = Pick<OperationOptions, "cancel" | "timeoutMs">;

/** Whoever waits for a preview without a network waits for so long at most. */
export const lookUpMs = 20_000;

/**
 * Tells in a preview why a new resource cannot be created: its bucket does not exist, or is elsewhere. It never fails, for the
 * program may create the bucket too. Where a read is not possible, it is not tried again for the cloud.
 */
export async function foresee(addressee: Addressee, inputs: Properties, bounds: Bounds = {}): Promise<void> {
  const { kind, cloud = inputs.cloud, session } = addressee;
  const resource = findResource(kind, cloud);
  const sight = session.once(`foresight/${cloud}`, () => ({ clear: true }));
  if (resource.foresee === undefined || !sight.clear || isVague(resource, inputs)) return;
  try {
    const looking = { timeoutMs: Math.min(lookUpMs, session.settings.timeoutMs), ...bounds };
    const reason = await resource.foresee(new Operation(session, looking), inputs);
    if (reason !== undefined) session.notice("missing", reason);
  } catch (error) {
    // Others' buckets may be readable where this one is not.
    if (!isFault(error, "Denied")) sight.clear = false;
  }
}

/** Whether it is not known yet which things the inputs are about. */
function isVague({ naming }: Resource, inputs: Properties): boolean {
  return naming.some((name) => holdsUnknown(inputs[name]));
}

/**
 * The state, or where a change of it was begun and not saved, what the cloud has; `null` when it is gone.
 */
export async function asItIs(
  { kind, cloud, session, urn }: Addressee,
  id: string,
  state: Properties,
  news: Properties,
  bounds: Bounds = {},
): Promise<Properties | null> {
  const resource = findResource(kind, cloud ?? news.cloud);
  if (!isDoubtful(session, resource, id, state)) return state;
  try {
    const looking = { timeoutMs: Math.min(lookUpMs, session.settings.timeoutMs), ...bounds };
    const found = await resource.read(new Operation(session, { ...looking, urn }), id, state);
    return found?.properties ?? null;
  } catch (error) {
    const what = `${resource.describe(id)} may differ from the state, because a change of it was interrupted`;
    session.notice("doubtful", `${what}, and cannot be read: ${reasonOf(error)}. pulumi up --refresh finds out`);
    return state;
  }
}
