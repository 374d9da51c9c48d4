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
  const deletion = ownership.beginDelete(id, things, ends, urn);
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
  const present = owner.urn ?? "another resource of this program";
  const former = urn === undefined ? "" : `. Before, ${urn} declared it`;
  if (owner.sameness !== "yes")
    return `${what} was left as it is: ${present} may declare the same thing${former}. If it is another thing, delete it by hand`;
  // Between two types, such as a single resource and a fleet, an alias does nothing.
  const isRename = urn === undefined || owner.urn === undefined || typeIn(urn) === typeIn(owner.urn);
  const hint = isRename
    ? ". If the resource was only renamed, give it an alias, so that it keeps what was found before management"
    : "";
  return `${what} was left as it is: ${present} declares it now${former}${hint}`;
}

/** The type in `urn:pulumi:stack::project::parent$type::name`. */
const typeIn = (urn: string) => urn.split("::")[2]?.split("$").at(-1);
