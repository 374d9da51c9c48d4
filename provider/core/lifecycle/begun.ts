import { canonicalText } from "../fields/plain";
import { digest } from "../ownership/thing";
import type { Session } from "../session/session";
import type { Properties } from "./kind";
import type { Resource } from "./lifecycle";

/**
 * Changes that were begun. The engine saves what became of one only after it has heard of it: of a change that was killed before, the
 * state says nothing, and a program that was put back meanwhile equals that state.
 */
type Changed = Pick<Resource, "kind" | "inputs">;

/** Before a change of a resource, or its end. */
export function noteBegun(session: Session, resource: Changed, id: string, state: Properties): void {
  session.begun.write({ key: keyOf(resource, id), at: session.clock.now(), before: [stateOf(resource, state)] });
}

/** What became of it; nothing where it ended. */
export function noteDone(
  session: Session,
  resource: Changed,
  id: string,
  before: Properties | undefined,
  after: Properties | undefined,
): void {
  const key = keyOf(resource, id);
  // A resource that is new clears what was noted of one that was there before it.
  if (before === undefined && session.begun.find(key) === undefined) return;
  const was = before === undefined ? [] : [stateOf(resource, before)];
  const is = after === undefined ? "" : stateOf(resource, after);
  session.begun.write({ key, at: session.clock.now(), before: was, id: is });
}

/** Whether a change was begun from this very state, and the state does not show what became of it. */
export function isDoubtful(session: Session, resource: Changed, id: string, state: Properties): boolean {
  const noted = session.begun.find(keyOf(resource, id));
  if (noted === undefined) return false;
  const now = stateOf(resource, state);
  return noted.before[0] === now && noted.id !== now;
}

const keyOf = ({ kind }: Changed, id: string): string => digest([kind, id]) ?? "";

/** The inputs in a state, in one order: the engine keeps none. */
function stateOf({ inputs }: Changed, state: Properties): string {
  const own = Object.keys(inputs.shape).map((name) => state[name] ?? null);
  return digest(canonicalText(own)) ?? "";
}
