import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../fields/diff";
import { topOf } from "../fields/paths";
import { weakeningOf } from "../fields/weakening";
import { isFault, UserError } from "../session/errors";
import type { Operation } from "../session/operation";
import { Convergence, PartialFailure } from "./convergence";
import type { Live, Named, Properties, Setting } from "./kind";

/** A new resource. */
export interface Created {
  readonly id: string;
  readonly properties: Properties;
}

/** So many looks have to find nothing of a name before a create that could make a second object of it is sent. */
const mostLooks = 4;
const createAttempts = 3;

/** Takes a setting over: what was found is kept, so that the end can put it back. */
export async function createSetting<I extends Properties, L extends object>(
  kind: Setting<I, L>,
  operation: Operation,
  inputs: I,
): Promise<Created> {
  const steps = new Convergence(kind);
  const locator = await kind.locate(inputs, operation);
  const known = { ...inputs, ...locator };
  operation.located(known);
  const found = await kind.observe(operation, locator, inputs);
  if (found === undefined) {
    throw new UserError(
      `${kind.describe(locator)} cannot be managed, because ${kind.missing(locator)}. Create it first, or correct its name or region`,
    );
  }
  // The stack may hold it under a former name: then that record of what was found is the true one.
  const remembered = steps.remembered(heldBy(steps, operation, known), found);
  const partial = { ...steps.partial(steps.properties(inputs, found, remembered)), ...found.inputs };
  const live = await steps.firstWrite(operation, locator, inputs, found, partial);
  return { id: kind.formatId(locator), properties: steps.properties(inputs, live, remembered) };
}

/** What a refresh of this run showed that the stack has of the thing already. */
function heldBy<I extends Properties, L>(
  steps: Convergence<I, L>,
  { session }: Operation,
  known: Properties,
): Properties | undefined {
  return session.ownership.memoryOf(steps.things(known));
}

/**
 * Makes a named object, once. The API has no idempotency token, so an answer that leaves open whether the object was made
 * leads to a look by name before anything is sent again.
 */
export async function createNamed<I extends Properties, L extends object>(
  kind: Named<I, L>,
  operation: Operation,
  inputs: I,
): Promise<Created> {
  const steps = new Convergence(kind);
  const existing = await (kind.namesRepeat ? lookFor(kind, operation, inputs) : kind.find(operation, inputs));
  if (existing !== undefined) return takeOver(steps, kind, operation, existing, inputs);
  let mayExist = false;
  for (let attempt = 1; ; attempt++) {
    let locator: L;
    try {
      locator = await kind.create(operation, inputs);
    } catch (error) {
      if (isFault(error, "Conflict")) {
        const found = await (mayExist ? lookFor(kind, operation, inputs) : kind.find(operation, inputs));
        if (found !== undefined) return takeOver(steps, kind, operation, found, inputs);
      }
      if (!isFault(error, "Ambiguous")) throw mayExist ? await kept(steps, kind, operation, inputs, error) : error;
      mayExist = true;
      const made = await lookFor(kind, operation, inputs);
      if (made === undefined && attempt === createAttempts) throw await kept(steps, kind, operation, inputs, error);
      if (made === undefined) continue;
      locator = made;
    }
    const live = await steps.recordOnFailure(locator, steps.partial(inputs), async () => {
      const made = await steps.shown(operation, locator, inputs, Object.keys(kind.fresh ?? {}));
      return steps.converge(operation, locator, inputs, made);
    });
    return { id: kind.formatId(locator), properties: steps.properties(inputs, live, {}) };
  }
}

/** An object that may have been made, although no list shows it: kept where its id is known, so that it is not lost. */
async function kept<I extends Properties, L extends object>(
  steps: Convergence<I, L>,
  kind: Named<I, L>,
  operation: Operation,
  inputs: I,
  error: unknown,
): Promise<unknown> {
  const locator = await kind.predict?.(operation, inputs);
  return locator === undefined ? error : new PartialFailure(kind.formatId(locator), steps.partial(inputs), error);
}

/** Looks for what may have been made; a list may be behind. */
async function lookFor<I, L>(kind: Named<I, L>, operation: Operation, inputs: I): Promise<L | undefined> {
  for (let look = 1; ; look++) {
    const found = await kind.find(operation, inputs);
    if (found !== undefined || look === mostLooks) return found;
    await operation.sleep(300 * look);
  }
}

const itsEnd = "it is deleted when it leaves the program, unless the resource option retainOnDelete is set";

/**
 * An object of the name was there before: taken over when it equals what is declared, when `adopt` asks for it, when the
 * stack holds it under a former name, or when an interrupted create left it unfinished.
 */
async function takeOver<I extends Properties, L extends object>(
  steps: Convergence<I, L>,
  kind: Named<I, L>,
  operation: Operation,
  locator: L,
  inputs: I,
): Promise<Created> {
  const what = kind.describe(locator);
  operation.located({ ...inputs, ...locator });
  const found = await kind.observe(operation, locator, inputs);
  if (found === undefined)
    throw new UserError(`${what} is listed by the cloud, but cannot be read. Run the command again`);
  const differing = steps.told(inputs, found);
  const unfinished = isUnfinished(kind, differing, found);
  const ours = heldBy(steps, operation, { ...inputs, ...locator, ...found.outputs }) !== undefined;
  if (differing.length > 0 && inputs.adopt !== true && !unfinished && !ours) {
    throw new UserError(
      `${what} exists already and differs from what is declared: ${differing.map(tell).join(", ")}. Set adopt: true to take it ` +
        `over and bring it to the declared state, or import it with the native provider (pulumi import)`,
    );
  }
  const [shown] = steps.aligned(found.inputs, inputs);
  const fixed = steps.replacing(differing, { ...found.outputs, ...shown }, inputs);
  if (fixed.length > 0) {
    throw new UserError(
      `${what} exists already and cannot be adopted: ${fixed.map(tell).join(", ")}, which cannot be changed. Delete it, or ` +
        "declare it as it is",
    );
  }
  if (unfinished)
    operation.session.notice("finished", `${what} was left unfinished by an interrupted create, and is finished now`);
  else if (!ours) {
    const stays = kind.keeps?.({ ...inputs, ...found.outputs }) === true;
    operation.session.notice("takenOver", `${what} existed already and was adopted${stays ? "" : `; ${itsEnd}`}`);
  }
  const known = { ...steps.partial(steps.properties(inputs, found, {})), ...found.inputs };
  const written = await steps.firstWrite(operation, locator, inputs, found, known);
  const live = await steps.recordOnFailure(locator, known, () => steps.settled(operation, locator, inputs, written));
  return { id: kind.formatId(locator), properties: steps.properties(inputs, live, {}) };
}

/** What differs is what a create leaves for an update, as a new object has it, and to finish it takes nothing away. */
function isUnfinished<I extends Properties, L>(
  { fresh = {} }: Named<I, L>,
  differing: readonly Difference[],
  { inputs }: Live<I>,
): boolean {
  const isFresh = ({ path }: Difference) => {
    const name = topOf(path);
    return name in fresh && isDeepStrictEqual(inputs[name], fresh[name]);
  };
  return differing.length > 0 && differing.every((one) => isFresh(one) && weakeningOf(one) === undefined);
}

function tell({ path, before, after }: Difference): string {
  return `${path} is ${JSON.stringify(before) ?? "unset"}, not ${JSON.stringify(after) ?? "unset"}`;
}
