import type { z } from "zod";
import { type Checked, checkInputs } from "../fields/check";
import { type Difference, reconcile } from "../fields/diff";
import { topOf } from "../fields/paths";
import type { Reference } from "../fields/reference";
import { weakeningOf } from "../fields/weakening";
import type { Shape } from "../fleet/member";
import { keepsKeys, type Thing } from "../ownership/thing";
import { isFault, UserError } from "../session/errors";
import type { Notebook } from "../session/notebook";
import type { Operation } from "../session/operation";
import { Convergence } from "./convergence";
import { type Created, createNamed, createSetting } from "./creation";
import { foreseeSetting } from "./foresight";
import type { Caution, Definition, Live, OutputFields, Properties, Setting } from "./kind";
import { waitUntilVisible } from "./wait-until-visible";

/** What a change of inputs means. */
export interface DiffResult {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** A resource kind of one cloud, as both backends of Pulumi drive it. */
export interface Resource {
  readonly kind: string;
  readonly cloud: string;
  readonly inputs: z.ZodObject;
  readonly outputs: OutputFields;
  readonly reference: Reference;
  /** The names of events that change one, in the cloud's own audit service. */
  readonly changedBy: RegExp;
  /** How its ids are written, such as `tencent/<region>/<bucket>`. */
  readonly idForm: string;
  /** The resources that this one is one of, by the input that tells them apart. */
  readonly variants?: Readonly<Record<string, Resource>>;
  /** Whether these inputs are of something that exists anyway, or of something that is made and deleted. */
  lifecycleKind(inputs: Properties): Definition<unknown, unknown>["lifecycleKind"];
  /** The inputs that name the thing; the last one says most. */
  readonly naming: readonly string[];
  /** The things of the cloud that these properties, of inputs or of a state, are about. No call is made. */
  things(properties: Properties): readonly Thing[];
  /** The same of a resource that exists; its id says what its state may lack. */
  held(id: string, state: Properties): readonly Thing[];
  /** A noun phrase for messages. */
  describe(id: string): string;
  check(given: Properties): Checked;
  /** What a preview has to tell; `before` is the state of what exists. */
  cautions(inputs: Properties, before?: Properties): readonly Caution[];
  diff(olds: Properties, news: Properties): DiffResult;
  create(operation: Operation, inputs: Properties): Promise<Created>;
  /** `undefined` when it is gone. `state` is `undefined` on import. */
  read(operation: Operation, id: string, state: Properties | undefined): Promise<ReadResult | undefined>;
  update(operation: Operation, id: string, olds: Properties, news: Properties): Promise<Properties>;
  /** `mayWrite` is asked right before the first write: a resource that has to be left alone may show up meanwhile. */
  remove(operation: Operation, id: string, state: Properties, mayWrite?: () => boolean): Promise<void>;
  /** Writes down what only the state says, before anything else is asked for. No call is made. */
  recall?(notebook: Notebook, id: string, state: Properties): void;
  /** What the state remembers of the time before management. */
  memory(state: Properties): Properties;
  /** The inputs that stay in the cloud when management ends; `undefined` when nothing does. */
  remains(state: Properties): Properties | undefined;
  /** Why a create would fail, as far as one read tells it; for previews. Throws where it cannot be told. */
  foresee?(operation: Operation, inputs: Properties): Promise<string | undefined>;
  /** What only a resource of many things has. */
  readonly many?: Many;
}

/** A resource that is about many things, each of which it ends by itself. */
export interface Many {
  /** The kind of a resource for one of the things. */
  readonly of: string;
  /** How the properties hold what each of the things has. */
  readonly shape: Shape;
  /** The inputs with the things that their patterns stand for; without patterns no call is made. */
  resolve(operation: Operation, inputs: Properties, state: Properties): Promise<Properties>;
  /** Throws where so many things leave that the list is not to be believed. */
  refuse(state: Properties, inputs: Properties): void;
  /** How messages name the thing of that place in `things`. */
  tell(properties: Properties, index: number): string;
  /** What the state remembers of the time before management, thing by thing. */
  memories(state: Properties): readonly { readonly things: readonly Thing[]; readonly memory: Properties }[];
}

/** A resource as the cloud has it now. */
export interface ReadResult {
  readonly inputs: Properties;
  readonly properties: Properties;
}

/** Drives a kind through its life. The cloud's state is the baseline of every step, never what we believe it to be. */
export function resource<I extends Properties, L extends object>(kind: Definition<I, L>): Resource {
  const steps = new Convergence(kind);
  const schema = kind.inputs;
  const things = (properties: Properties) => steps.things(properties);
  /** What the new inputs leave to the configuration stays as it is. */
  const next = (olds: Properties, news: Properties) => {
    const left = kind.identity.words.filter((name) => news[name] === undefined);
    return things({ ...news, ...Object.fromEntries(left.map((name) => [name, olds[name]])) });
  };
  return {
    kind: kind.kind,
    cloud: kind.cloud,
    inputs: schema,
    outputs: kind.outputs,
    reference: kind.reference,
    changedBy: kind.changedBy,
    idForm: kind.idForm,
    lifecycleKind: () => kind.lifecycleKind,
    naming: [...(kind.identity.hints ?? []), ...kind.identity.words],
    things,
    held: (id, state) => things({ ...state, ...kind.parseId(id) }),
    describe: (id) => kind.describe(kind.parseId(id)),

    check: (given) => checkInputs(schema, kind.rules ?? [], given),
    cautions: (inputs, before) => kind.cautions?.(inputs, before) ?? [],

    diff(olds, news) {
      const found = steps.differences(olds, news);
      const replaces = steps.replacing(found, olds, news).map(({ path }) => path);
      // A new name is made first, so that recording has no gap; one that stays is taken until the old object is deleted.
      const taken = replaces.length > 0 && kind.lifecycleKind === "object" && keepsKeys(things(olds), next(olds, news));
      return { differences: found, replaces, deleteBeforeReplace: taken };
    },

    create: (operation, inputs) =>
      kind.lifecycleKind === "setting"
        ? createSetting(kind, operation, inputs as I)
        : createNamed(kind, operation, inputs as I),

    ...(kind.lifecycleKind === "setting" && kind.foreseen
      ? { foresee: (operation, inputs) => foreseeSetting(kind, operation, inputs as I) }
      : {}),

    async read(operation, id, state) {
      const live = await kind.observe(operation, kind.parseId(id), state);
      if (live === undefined) return undefined;
      const [shown, prior] = state === undefined ? [live.inputs, state] : steps.aligned(live.inputs, state);
      const inputs = reconcile(schema, prior, shown);
      return { inputs, properties: steps.properties(inputs as I, live, steps.remembered(state, live)) };
    },

    async update(operation, id, olds, news) {
      const changed = steps.differences(olds, news);
      // Nothing differs when the engine repairs a failed create: then the cloud decides.
      if (changed.length > 0 && changed.every(({ meta }) => meta.providerOnly)) {
        const removed = changed.filter(({ after }) => after === undefined).map(({ path }) => topOf(path));
        return Object.fromEntries(Object.entries({ ...olds, ...news }).filter(([name]) => !removed.includes(name)));
      }
      const locator = kind.parseId(id);
      operation.located({ ...news, ...locator });
      const found = await kind.observe(operation, locator, news);
      if (found === undefined && kind.lifecycleKind === "object" && kind.predict && neverShowed(kind, olds))
        return (await createNamed(kind, operation, news as I)).properties;
      if (found === undefined)
        throw new UserError(`${kind.describe(locator)} is gone. Run pulumi refresh; pulumi up then creates it again`);
      const before = steps.doubted(olds, news, steps.completed(olds, found));
      const written = await steps.converge(operation, locator, news as I, before);
      const live = await steps.settled(operation, locator, news as I, written);
      return steps.properties(news as I, live, steps.remembered(olds, live));
    },

    recall(notebook, id, state) {
      if (kind.lifecycleKind === "object") kind.recall?.(notebook, kind.parseId(id), state);
    },

    memory: (state) => (kind.lifecycleKind === "setting" ? remembered(kind, state) : {}),

    remains(state) {
      if (kind.lifecycleKind !== "setting") return undefined;
      return state.onDelete === "keep" ? state : kind.final(state as I & Properties);
    },

    async remove(operation, id, state, mayWrite = () => true) {
      const locator = kind.parseId(id);
      if (kind.lifecycleKind === "setting")
        return endSetting(kind, steps, operation, locator, state as I & Properties, mayWrite);
      if (kind.keeps?.(state) || !mayWrite()) return;
      try {
        await kind.remove(operation, locator);
      } catch (error) {
        if (!isFault(error, "NotFound")) throw error;
      }
      const what = kind.describe(locator);
      await waitUntilVisible(
        operation,
        what,
        () => kind.observe(operation, locator, state),
        (now) => (now && !now.absent ? `${what} still exists` : undefined),
      );
    },
  };
}

/** The outputs in which a state remembers what was found. */
function remembered<I, L>({ remember }: Setting<I, L>, state: Properties): Properties {
  const names = Object.keys(remember({ inputs: {}, outputs: {} }));
  return Object.fromEntries(names.filter((name) => state[name] !== undefined).map((name) => [name, state[name]]));
}

/** True for the state of a create whose object never showed: it has none of the outputs that every object has. */
function neverShowed({ outputs }: { readonly outputs: OutputFields }, state: Properties): boolean {
  return Object.keys(outputs).every((name) => state[name] === undefined);
}

/** A setting cannot be deleted: it is left in its final state. Gone together with its owner is fine too. */
async function endSetting<I extends Properties, L extends object>(
  kind: Setting<I, L>,
  steps: Convergence<I, L>,
  operation: Operation,
  locator: L,
  state: I & Properties,
  mayWrite: () => boolean,
): Promise<void> {
  if (state.onDelete === "keep") return;
  const live = await kind.observe(operation, locator, state);
  const final = kind.final(state);
  if (live === undefined || (final === undefined && live.absent)) return;
  // To write once more what takes something away is never safer.
  const weakens = final !== undefined && steps.differences(state, final).some(weakeningOf);
  const found = final === undefined || weakens ? live : steps.doubted(state, final, live);
  if (final !== undefined && steps.told(final, found).length === 0) return;
  if (!mayWrite()) return;
  if (final === undefined) {
    await kind.remove?.(operation, locator);
    const there = (now: Live<I> | undefined) =>
      now && !now.absent ? `${kind.describe(locator)} still exists` : undefined;
    await waitUntilVisible(operation, kind.describe(locator), () => kind.observe(operation, locator, state), there);
    return;
  }
  await kind.update(operation, locator, final, found);
  await waitUntilVisible(
    operation,
    kind.describe(locator),
    () => kind.observe(operation, locator, final),
    (now: Live<I> | undefined) => now && steps.firstOpen(final, now),
    // Who may own it by now is asked again.
    async (now) => (mayWrite() ? steps.writeAgain(operation, locator, final, found, now) : undefined),
  );
}
