import type { Checked } from "./core/fields/check";
import type { Created } from "./core/lifecycle/creation";
import type { Properties } from "./core/lifecycle/kind";
import type { DiffResult, ReadResult, Resource } from "./core/lifecycle/lifecycle";
import type { Other } from "./core/ownership/ownership";
import type { Thing } from "./core/ownership/thing";
import { UserError } from "./core/session/errors";
import { Operation, type OperationOptions } from "./core/session/operation";
import type { Session } from "./core/session/session";
import type { KindName } from "./kinds";
import { checkInputs, cloudOf, findResource } from "./registry";

/** One resource of the program, as a call of the engine names it. */
export interface Addressee {
  readonly kind: KindName;
  /** The cloud, where the resource's type says it. */
  readonly cloud?: string | undefined;
  readonly session: Session;
  /** Where the backend has one: the host of dynamic resources does not pass it on. */
  readonly urn?: string;
}

type Bounds = Pick<OperationOptions, "cancel" | "timeoutMs">;

/**
 * Checks inputs, and records which things they are about; a second resource for one of them is refused. What a resource that is
 * to be created has to be told is told here, where a preview comes by, too.
 */
export function check({ kind, session, urn }: Addressee, given: Properties, isNew = false): Checked {
  const { inputs, failures, things, resource } = checkInputs(kind, given, session.settings);
  const duplicate = duplicateOf(session, things, urn);
  session.ownership.declare(things, urn);
  if (isNew && failures.length === 0)
    for (const { sort, text } of resource?.cautions(inputs) ?? []) session.notice(sort, text);
  if (resource === undefined || duplicate === undefined) return { inputs, failures };
  return {
    inputs,
    failures: [...failures, { property: resource.naming.at(-1) ?? "cloud", reason: duplicateReason(duplicate) }],
  };
}

/** Compares, and records what the engine will do about the old resource; `ignored` are paths that do not count. */
export function diff(
  { kind, cloud, session, urn }: Addressee,
  id: string,
  olds: Properties,
  news: Properties,
  ignored: (path: string) => boolean = () => false,
): DiffResult {
  const resource = findResource(kind, cloud ?? news.cloud);
  const found = resource.diff(olds, news);
  const differences = found.differences.filter(({ path }) => !ignored(path));
  const replaces = found.replaces.filter((path) => !ignored(path));
  const deleteBeforeReplace = found.deleteBeforeReplace && replaces.length > 0;
  if (differences.length > 0) for (const { sort, text } of resource.cautions(news, olds)) session.notice(sort, text);
  session.ownership.compared(id, resource.things(news), deleteBeforeReplace, urn);
  if (deleteBeforeReplace && olds.status !== "Disabled")
    session.notice("remade", `${resource.describe(id)} ${remadeReason(replaces)}`);
  return { differences, replaces, deleteBeforeReplace };
}

export async function create(addressee: Addressee, inputs: Properties, bounds: Bounds = {}): Promise<Created> {
  const { kind, cloud, session, urn } = addressee;
  const resource = findResource(kind, cloud ?? inputs.cloud);
  session.ownership.creating(resource.things(inputs));
  const created = await resource.create(operation(addressee, resource, bounds), inputs);
  session.ownership.wrote(resource.held(created.id, created.properties), urn);
  return created;
}

/** `undefined` when the cloud says that it was deleted. `state` is `undefined` on import. */
export async function read(
  { kind, cloud, session }: Addressee,
  id: string,
  state: Properties | undefined,
  bounds: Bounds = {},
): Promise<ReadResult | undefined> {
  const resource = findResource(kind, cloud ?? cloudOf(id));
  const found = await resource.read(new Operation(session, bounds), id, state);
  if (found !== undefined && state !== undefined)
    session.ownership.read(resource.held(id, found.properties), resource.memory(found.properties));
  return found;
}

export async function update(
  addressee: Addressee,
  id: string,
  olds: Properties,
  news: Properties,
  bounds: Bounds = {},
): Promise<Properties> {
  const { kind, cloud } = addressee;
  const resource = findResource(kind, cloud ?? news.cloud);
  return resource.update(operation(addressee, resource, bounds), id, olds, news);
}

/**
 * Ends the management of a resource. The engine also deletes what was only renamed or handed over: what the run still declares is
 * left as it is, with a warning.
 */
export async function remove(
  { kind, cloud, session, urn }: Addressee,
  id: string,
  state: Properties,
  bounds: Bounds = {},
): Promise<void> {
  const { ownership, warn, notice } = session;
  const resource = findResource(kind, cloud ?? cloudOf(id));
  const things = resource.held(id, state);
  const ends = String(resource.remains(state)?.status ?? "deleted");
  const deletion = ownership.beginDelete(id, things, ends);
  const isKept = () => {
    const owner = deletion.owner();
    if (owner !== undefined) notice("kept", keptMessage(resource.describe(id), urn, owner));
    return owner !== undefined;
  };
  if (isKept()) return ownership.holds(things, resource.memory(state));
  await resource.remove(new Operation(session, bounds), id, state, () => {
    if (isKept()) return false;
    // Two records of one thing: what one of them found to be on stays on.
    if (ends === "Enabled" || !deletion.endsElsewhere("Enabled")) return true;
    warn(
      `${resource.describe(id)} stays Enabled: the stack had two resources for it, and one of them found it Enabled`,
    );
    return false;
  });
}

/** A create or update that ends as soon as the cloud has shown that its thing is another resource's already. */
function operation({ session, urn }: Addressee, resource: Resource, bounds: Bounds): Operation {
  return new Operation(session, {
    ...bounds,
    located(known) {
      const duplicate = duplicateOf(session, resource.things(known), urn);
      if (duplicate !== undefined) throw new UserError(`This resource's thing ${duplicateReason(duplicate)}`);
    },
  });
}

/** Surely the same, and in this very process; without names there is nothing to tell two resources from one by. */
function duplicateOf(session: Session, things: readonly Thing[], urn: string | undefined): Other | undefined {
  if (urn === undefined) return undefined;
  return session.ownership.othersOf(things, urn).find(({ sameness, elsewhere }) => sameness === "yes" && !elsewhere);
}

function duplicateReason({ urn }: Other): string {
  return (
    `is declared by another resource of this program already: ${urn}. One thing of a cloud has one resource: remove one of the ` +
    "two. The one that is removed leaves the thing as it is"
  );
}

function remadeReason(replaces: readonly string[]): string {
  return `is deleted and made anew, because ${replaces.join(", ")} cannot be changed in place: nothing is recorded in between`;
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
