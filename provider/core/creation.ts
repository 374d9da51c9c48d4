import { Convergence, type Properties } from "./convergence";
import type { Difference } from "./diff";
import { isFault, UserError } from "./errors";
import type { Named, Setting } from "./kind";
import type { Operation } from "./operation";

/** A new resource. */
export interface Created {
  readonly id: string;
  readonly properties: Properties;
}

/** A create that was answered ambiguously is tried again only after this many looks found nothing of the name. */
const looksAfterAmbiguity = 4;
const createAttempts = 3;

/** Takes a setting over: what was found is kept, so that the end can put it back. */
export async function createSetting<I extends Properties, L>(
  kind: Setting<I, L>,
  operation: Operation,
  inputs: I,
): Promise<Created> {
  const steps = new Convergence(kind);
  const locator = await kind.locate(inputs, operation);
  const found = await kind.observe(operation, locator);
  if (found === undefined) {
    throw new UserError(
      `${kind.describe(locator)} cannot be managed, because ${kind.missing(locator)}. Create it first, or correct its name or region`,
    );
  }
  const remembered = steps.remembered(undefined, found);
  const known = { ...steps.partial(steps.properties(inputs, found, remembered)), ...found.inputs };
  const live = await steps.firstWrite(operation, locator, inputs, found, known);
  return { id: kind.formatId(locator), properties: steps.properties(inputs, live, remembered) };
}

/**
 * Makes a named object, once. The API has no idempotency token, so an answer that leaves open whether the object was made
 * leads to a look by name before anything is sent again.
 */
export async function createNamed<I extends Properties, L>(
  kind: Named<I, L>,
  operation: Operation,
  inputs: I,
): Promise<Created> {
  const steps = new Convergence(kind);
  const existing = await kind.find(operation, inputs);
  if (existing !== undefined) return takeOver(steps, kind, operation, existing, inputs);
  for (let attempt = 1; ; attempt++) {
    let locator: L;
    try {
      locator = await kind.create(operation, inputs);
    } catch (error) {
      if (isFault(error, "Conflict")) {
        const found = await kind.find(operation, inputs);
        if (found !== undefined) return takeOver(steps, kind, operation, found, inputs);
      }
      if (!isFault(error, "Ambiguous")) throw error;
      const made = await lookFor(kind, operation, inputs);
      if (made === undefined && attempt === createAttempts) throw error;
      if (made === undefined) continue;
      locator = made;
    }
    const live = await steps.keeping(locator, steps.partial(inputs), async () => {
      const made = await steps.shown(operation, locator, inputs, kind.setByUpdate);
      return steps.converge(operation, locator, inputs, made);
    });
    return { id: kind.formatId(locator), properties: steps.properties(inputs, live, {}) };
  }
}

/** Looks for what a create may have made; a list may be behind. */
async function lookFor<I, L>(kind: Named<I, L>, operation: Operation, inputs: I): Promise<L | undefined> {
  for (let look = 1; ; look++) {
    const found = await kind.find(operation, inputs);
    if (found !== undefined || look === looksAfterAmbiguity) return found;
    await operation.sleep(300 * look);
  }
}

/** An object of the name was there before: taken over when it equals what is declared, or when `adopt` asks for it. */
async function takeOver<I extends Properties, L>(
  steps: Convergence<I, L>,
  kind: Named<I, L>,
  operation: Operation,
  locator: L,
  inputs: I,
): Promise<Created> {
  const what = kind.describe(locator);
  const found = await kind.observe(operation, locator);
  if (found === undefined)
    throw new UserError(`${what} is listed by the cloud, but cannot be read. Run the command again`);
  if (found.unmanageable) throw new UserError(`${what} exists already and cannot be taken over: ${found.unmanageable}`);
  const differing = steps.told(inputs, found);
  if (differing.length > 0 && inputs.adopt !== true) {
    throw new UserError(
      `${what} exists already and differs from what is declared: ${differing.map(tell).join(", ")}. Set adopt: true to take it ` +
        `over and bring it to the declared state, or import it with the native provider (pulumi import)`,
    );
  }
  const fixed = differing.filter(({ meta }) => meta.replaces);
  if (fixed.length > 0) {
    throw new UserError(
      `${what} exists already and cannot be taken over: ${fixed.map(tell).join(", ")}, which cannot be changed. Delete it, or ` +
        "declare it as it is",
    );
  }
  operation.session.warn(`${what} existed already and was taken over`);
  const known = { ...steps.partial(steps.properties(inputs, found, {})), ...found.inputs };
  const live = await steps.firstWrite(operation, locator, inputs, found, known);
  return { id: kind.formatId(locator), properties: steps.properties(inputs, live, {}) };
}

function tell({ path, before, after }: Difference): string {
  return `${path} is ${JSON.stringify(before) ?? "unset"}, not ${JSON.stringify(after) ?? "unset"}`;
}
