import type { Checked } from "./core/fields/check";
import type { Difference } from "./core/fields/diff";
import { topOf } from "./core/fields/paths";
import { holdsUnknown, unknownValue } from "./core/fields/unknown";
import { noteBegun, noteDone } from "./core/lifecycle/begun";
import type { Created } from "./core/lifecycle/creation";
import type { Properties } from "./core/lifecycle/kind";
import type { DiffResult, ReadResult, Resource } from "./core/lifecycle/lifecycle";
import { endOwned } from "./core/ownership/ending";
import type { Other } from "./core/ownership/ownership";
import type { Thing } from "./core/ownership/thing";
import { Refusal, reasonOf } from "./core/session/errors";
import { Operation } from "./core/session/operation";
import type { Session } from "./core/session/session";
import { type Addressee, asItIs, type Bounds, lookUpMs } from "./lookups";
import { checkInputs, cloudOf, findResource } from "./registry";

/** Buckets that a message names. */
const toldBuckets = 10;

/**
 * Checks inputs, and records which things they are about; a second resource for one of them is refused. What a resource that is
 * to be created has to be told is told here, where a preview comes by, too.
 */
export function check({ kind, session, urn }: Addressee, given: Properties, isNew = false): Checked {
  const { inputs, failures, things, resource } = checkInputs(kind, given, session.settings);
  const duplicate = resource && duplicateOf(session, resource, { inputs, things }, urn);
  session.ownership.declare(things, urn);
  if (isNew && failures.length === 0)
    for (const { sort, text } of resource?.cautions(inputs) ?? []) session.notice(sort, text);
  if (resource === undefined || duplicate === undefined) return { inputs, failures };
  return { inputs, failures: [...failures, { property: resource.naming.at(-1) ?? "cloud", reason: duplicate }] };
}

/**
 * The inputs with what their patterns stand for, by a call. Where that cannot be found out, as in a preview without credentials, it
 * is not known: never nothing.
 */
export async function resolve(
  addressee: Addressee,
  olds: Properties,
  news: Properties,
  bounds: Bounds = {},
): Promise<Properties> {
  const { kind, cloud, session } = addressee;
  const resource = findResource(kind, cloud ?? news.cloud);
  if (resource.many === undefined || news.patterns === undefined || holdsUnknown(news.patterns)) return news;
  try {
    const looking = { timeoutMs: Math.min(lookUpMs, session.settings.timeoutMs), ...bounds };
    const inputs = await resource.many.resolve(new Operation(session, looking), news, olds);
    located(addressee, resource, news, inputs);
    return inputs;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    session.notice("unresolved", `Which buckets the patterns stand for is not known: ${reasonOf(error)}`);
    return { ...news, buckets: unknownValue };
  }
}

/**
 * Compares, and records what the engine will do about the old resource; `ignored` are paths that do not count. `live` is what the
 * cloud has. Where it has nothing, all is missing, which is no reason to replace: that would delete whatever has the name by then. An
 * update creates it again, or says what to do.
 */
export function diff(
  { kind, cloud, session, urn }: Addressee,
  id: string,
  olds: Properties,
  news: Properties,
  ignored: (path: string) => boolean = () => false,
  live: Properties | null = olds,
): DiffResult {
  const resource = findResource(kind, cloud ?? news.cloud);
  resource.many?.refuse(olds, news);
  resource.recall?.(session.notebook, id, olds);
  const found = resource.diff(live ?? olds, news);
  const missing = live === null ? resource.diff({}, news).differences : [];
  const differences = [...found.differences, ...missing].filter(({ path }) => !ignored(path));
  const replaces = found.replaces.filter((path) => !ignored(path));
  const deleteBeforeReplace = found.deleteBeforeReplace && replaces.length > 0;
  if (differences.length > 0) for (const { sort, text } of resource.cautions(news, olds)) session.notice(sort, text);
  const moves = news.patterns === undefined ? undefined : movesOf(differences);
  if (moves !== undefined) session.notice("resolved", `${resource.describe(id)}: ${moves}`);
  session.ownership.compared(id, resource.things(news), deleteBeforeReplace, urn);
  if (deleteBeforeReplace && olds.status !== "Disabled")
    session.notice("remade", `${resource.describe(id)} ${remadeReason(replaces)}`);
  return { differences, replaces, deleteBeforeReplace };
}

export async function create(addressee: Addressee, inputs: Properties, bounds: Bounds = {}): Promise<Created> {
  const { kind, cloud, session, urn } = addressee;
  const resource = findResource(kind, cloud ?? inputs.cloud);
  session.ownership.creating(resource.things(inputs));
  const created = await resource.create(operation(addressee, resource, inputs, bounds), inputs);
  noteDone(session, resource, created.id, undefined, created.properties);
  session.ownership.wrote(resource.held(created.id, created.properties), urn);
  return created;
}

/** `undefined` when the cloud says that it was deleted. `state` is `undefined` on import. */
export async function read(
  addressee: Addressee,
  id: string,
  state: Properties | undefined,
  bounds: Bounds = {},
): Promise<ReadResult | undefined> {
  const { kind, cloud, session } = addressee;
  const resource = findResource(kind, cloud ?? cloudOf(id));
  if (state !== undefined) resource.recall?.(session.notebook, id, state);
  const found = await resource.read(new Operation(session, { ...bounds, urn: addressee.urn }), id, state);
  if (found === undefined || state === undefined) return found;
  const own = { things: resource.held(id, found.properties), memory: resource.memory(found.properties) };
  for (const { things, memory } of resource.many?.memories(found.properties) ?? [own])
    session.ownership.read(things, memory);
  return found;
}

export async function update(
  addressee: Addressee,
  id: string,
  olds: Properties,
  news: Properties,
  bounds: Bounds = {},
): Promise<Properties> {
  const { kind, cloud, session } = addressee;
  const resource = findResource(kind, cloud ?? news.cloud);
  const known = await asItIs(addressee, id, olds, news, bounds);
  noteBegun(session, resource, id, olds);
  const properties = await resource.update(operation(addressee, resource, news, bounds), id, known ?? {}, news);
  noteDone(session, resource, id, olds, properties);
  return properties;
}

/** Ends the management of a resource, but not of what the run still declares. */
export async function remove(
  { kind, cloud, session, urn }: Addressee,
  id: string,
  state: Properties,
  bounds: Bounds = {},
): Promise<void> {
  const resource = findResource(kind, cloud ?? cloudOf(id));
  const ending = new Operation(session, { ...bounds, urn });
  noteBegun(session, resource, id, state);
  if (resource.many === undefined) await endOwned(ending, resource, id, state);
  else await resource.remove(ending, id, state);
  noteDone(session, resource, id, state, undefined);
}

/** A create or update that ends as soon as it is known that its thing is another resource's already. */
function operation(addressee: Addressee, resource: Resource, inputs: Properties, bounds: Bounds): Operation {
  const { session, urn } = addressee;
  return new Operation(session, { ...bounds, urn, located: (known) => located(addressee, resource, inputs, known) });
}

/** What the inputs are about is known for sure now. */
function located({ session, urn }: Addressee, resource: Resource, inputs: Properties, known: Properties): void {
  const things = resource.things(known);
  const duplicate = duplicateOf(session, resource, { inputs: known, things }, urn);
  if (duplicate !== undefined) throw new Refusal(`This resource's thing ${duplicate}`);
  if (resource.many) session.ownership.found(resource.things(inputs), things, urn);
}

/**
 * Why another resource stands in the way: surely of the same thing, and in this very process; without names there is nothing to
 * tell two resources from one by.
 */
function duplicateOf(
  { ownership }: Session,
  { many }: Resource,
  { inputs, things }: { readonly inputs: Properties; readonly things: readonly Thing[] },
  urn: string | undefined,
): string | undefined {
  if (urn === undefined) return undefined;
  const found = things.flatMap((thing, index) => {
    const other = ownership.othersOf([thing], urn).find(({ sameness, elsewhere }) => sameness === "yes" && !elsewhere);
    return other === undefined ? [] : [{ other, index }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  if (many === undefined) return duplicateReason(first.other);
  const names = found.slice(0, toldBuckets).map(({ index }) => many.tell(inputs, index));
  const more = found.length > names.length ? ` and ${found.length - names.length} more` : "";
  return `${duplicateReason(first.other)} (${names.join(", ")}${more})`;
}

function duplicateReason({ urn }: Other): string {
  return (
    `is declared by another resource of this program already: ${urn}. One thing of a cloud has one resource: remove one of the ` +
    "two. The one that is removed leaves the thing as it is"
  );
}

/** What a pattern brings and takes: no difference of inputs shows it. */
function movesOf(differences: readonly Difference[]): string | undefined {
  const own = differences.filter(({ path }) => topOf(path) === "buckets");
  const sides = { joins: own.map(({ after }) => after), leaves: own.map(({ before }) => before) };
  const told = Object.entries(sides).flatMap(([verb, names]) => {
    const known = names.filter((name) => typeof name === "string" && name !== unknownValue);
    const more = known.length > toldBuckets ? ` and ${known.length - toldBuckets} more` : "";
    return known.length === 0 ? [] : [`${known.slice(0, toldBuckets).join(", ")}${more} ${verb}`];
  });
  return told.length === 0 ? undefined : told.join("; ");
}

function remadeReason(replaces: readonly string[]): string {
  return `is deleted and recreated, because ${replaces.join(", ")} cannot be changed in place: nothing is recorded in between`;
}
