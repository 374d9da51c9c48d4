import type { Properties } from "../lifecycle/kind";
import type { Resource } from "../lifecycle/lifecycle";
import type { Operation } from "../session/operation";
import type { Other } from "./ownership";

/** What is said of a resource whose management ends. */
export type Ended = Pick<Resource, "held" | "remains" | "memory" | "describe" | "remove">;

/**
 * Ends the management of one thing. The engine also deletes what was only renamed or handed over: what the run still declares is
 * left as it is, with a warning.
 */
export async function endOwned(
  operation: Operation,
  resource: Ended,
  id: string,
  state: Properties,
  mayWrite: () => boolean = () => true,
): Promise<void> {
  const { session, urn } = operation;
  const { ownership, warn, notice } = session;
  const things = resource.held(id, state);
  const ends = String(resource.remains(state)?.status ?? "deleted");
  const deletion = ownership.beginDelete(id, things, ends);
  const isKept = () => {
    const owner = deletion.owner();
    if (owner !== undefined) notice("kept", keptMessage(resource.describe(id), urn, owner));
    return owner !== undefined;
  };
  if (isKept()) return ownership.holds(things, resource.memory(state));
  await resource.remove(operation, id, state, () => {
    if (!mayWrite() || isKept()) return false;
    // Two records of one thing: what one of them found to be on stays on.
    if (ends === "Enabled" || !deletion.endsElsewhere("Enabled")) return true;
    warn(
      `${resource.describe(id)} stays Enabled: the stack had two resources for it, and one of them found it Enabled`,
    );
    return false;
  });
}

function keptMessage(what: string, urn: string | undefined, owner: Other): string {
  const former = urn === undefined ? "a resource" : urn;
  const present = owner.urn ?? "another resource of this program";
  const sure = owner.sameness === "yes" ? "declares it" : "may declare it";
  const hint =
    owner.sameness === "yes"
      ? "Give a renamed resource an alias, so that what was found before is kept with it"
      : "If it is another one, delete it by hand";
  return `${what} was left as it is: the stack no longer has it as ${former}, and ${present} ${sure}. ${hint}`;
}
