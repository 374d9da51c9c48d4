import { type Difference, differences } from "../fields/diff";
import { defaultOf, metaOf } from "../fields/field";
import { topOf } from "../fields/paths";
import { type Thing, thingOf } from "../ownership/thing";
import { CloudError, furtherWrite, isFault, reasonOf, UserError } from "../session/errors";
import type { Operation } from "../session/operation";
import type { Definition, Live, Properties } from "./kind";
import { waitUntilVisible } from "./wait-until-visible";

/** A create that failed after something was changed: what is known is kept, so that the next `up` repairs. */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";

  constructor(
    readonly id: string,
    readonly properties: Properties,
    cause: unknown,
  ) {
    super(reasonOf(cause), { cause });
  }
}

/** Brings one resource from what the cloud shows to what is declared: observe, ensure, wait until it shows. */
export class Convergence<I extends Properties, L> {
  /** What identifies the thing and is filled in where it is not given. */
  private readonly namingDefaults: Properties;

  constructor(readonly kind: Definition<I, L>) {
    const { shape } = kind.inputs;
    this.namingDefaults = Object.fromEntries(kind.identity.words.map((name) => [name, defaultOf(shape[name])]));
  }

  /** The things of the cloud that these properties, of inputs or of a state, are about. */
  things(properties: Properties): readonly Thing[] {
    const { kind, cloud, identity } = this.kind;
    const own = typeof properties.cloud === "string" ? properties.cloud : cloud;
    return [thingOf(kind, own, identity, { ...this.namingDefaults, ...properties })];
  }

  /** Both in one form, best in that of `after`. */
  aligned(before: Properties, after: Properties): readonly [before: Properties, after: Properties] {
    return this.kind.aligned?.(before, after) ?? [before, after];
  }

  /** Exactly what differs, in whatever form it is declared. */
  differences(before: Properties, after: Properties): Difference[] {
    return differences(this.kind.inputs, ...this.aligned(before, after));
  }

  /** Those of the differences that an update cannot bring about. */
  replacing(found: readonly Difference[], before: Properties, after: Properties): Difference[] {
    const own = this.kind.replacing?.(before, after) ?? [];
    return found.filter(({ path, meta }) => meta.replaces || own.includes(topOf(path)));
  }

  /** What still differs, among the fields that the cloud knows. */
  toApply(desired: I, live: Live<I>): Difference[] {
    return this.differences(live.inputs, desired).filter(({ meta }) => !meta.providerOnly);
  }

  /** What differs from what the cloud tells. */
  told(desired: I, live: Live<I>): Difference[] {
    return this.toApply(desired, live).filter(
      ({ path, meta }) => !(meta.notReturned && live.inputs[path] === undefined),
    );
  }

  /** A reading completed by what was last written of the fields that it does not tell. */
  completed(state: Properties, live: Live<I>): Live<I> {
    const kept = Object.entries(this.kind.inputs.shape)
      .filter(([name, type]) => metaOf(type).notReturned && live.inputs[name] === undefined)
      .map(([name]) => [name, state[name]]);
    return { ...live, inputs: { ...live.inputs, ...Object.fromEntries(kept) } };
  }

  /**
   * A reading in which nothing is done yet of what an update is for. A cloud may show what was before an earlier write: what it
   * shows as done already, although our last word was another one, is written all the same.
   */
  doubted(last: Properties, desired: Properties, live: Live<I>): Live<I> {
    if (live.absent) return live;
    const { shape } = this.kind.inputs;
    const own = Object.keys(shape).filter((name) => !metaOf(shape[name]).providerOnly && !metaOf(shape[name]).replaces);
    const [was] = this.aligned(last, desired);
    const [now] = this.aligned(live.inputs, desired);
    const differing = (one: Properties) => new Set(this.differences(one, desired).map(({ path }) => topOf(path)));
    const [changed, open] = [differing(last), differing(live.inputs)];
    const unproved = own.filter((name) => changed.has(name) && !open.has(name)).map((name) => [name, was[name]]);
    return unproved.length === 0
      ? live
      : { ...live, inputs: { ...(now as Partial<I>), ...Object.fromEntries(unproved) } };
  }

  /** The state after a create that failed half-way: whether what no reading tells was written is not known. */
  partial(state: Properties): Properties {
    const notReturned = (name: string) =>
      name in this.kind.inputs.shape && metaOf(this.kind.inputs.shape[name]).notReturned;
    return Object.fromEntries(Object.entries(state).filter(([name]) => !notReturned(name)));
  }

  /** Sends the complete desired set if anything differs, and waits until it shows. */
  async converge(operation: Operation, locator: L, desired: I, live: Live<I>): Promise<Live<I>> {
    if (this.toApply(desired, live).length === 0) return live;
    await this.kind.update(operation, locator, desired, live);
    return this.written(operation, locator, desired, live);
  }

  /** Waits until the cloud shows what an update wrote. */
  private written(operation: Operation, locator: L, desired: I, before: Live<I>): Promise<Live<I>> {
    const repeat = (now: Live<I> | undefined) => this.writeAgain(operation, locator, desired, before, now);
    return this.shown(operation, locator, desired, [], repeat);
  }

  /** Sends an update once more that does not show; what is not there would be made, and a create is never repeated. */
  async writeAgain(
    operation: Operation,
    locator: L,
    desired: I,
    before: Live<I>,
    now: Live<I> | undefined,
  ): Promise<void> {
    if (now === undefined || now.absent) return;
    const live = this.completed(before.inputs, now);
    try {
      await furtherWrite(() => this.kind.update(operation, locator, desired, live));
    } catch (error) {
      // The first one may be under way.
      if (!isFault(error, "Conflict")) throw error;
    }
  }

  /** Waits until the cloud shows the desired state, but for the fields `except`. */
  async shown(
    operation: Operation,
    locator: L,
    desired: I,
    except: readonly string[] = [],
    repeat?: (now: Live<I> | undefined) => Promise<void>,
  ): Promise<Live<I>> {
    const what = this.kind.describe(locator);
    const read = () => this.kind.observe(operation, locator, desired);
    const unsettled = (now: Live<I> | undefined) =>
      now ? (this.firstOpen(desired, now, except) ?? this.settling(now)) : `${what} is not there`;
    const live = await waitUntilVisible(operation, what, read, unsettled, repeat);
    if (live === undefined) throw new UserError(`${what} is gone`);
    return live;
  }

  /** Waits for what has to come to an end first, as after a create: one that was found, or was left so, may be under way. */
  async settled(operation: Operation, locator: L, desired: I, live: Live<I>): Promise<Live<I>> {
    return this.settling(live) === undefined ? live : this.shown(operation, locator, desired);
  }

  private settling(live: Live<I>): string | undefined {
    return this.kind.lifecycleKind === "object" ? this.kind.settling?.(live) : undefined;
  }

  /** The first open difference in words. */
  firstOpen(desired: I, live: Live<I>, except: readonly string[] = []): string | undefined {
    const difference = this.told(desired, live).find(({ path }) => !except.includes(topOf(path)));
    return difference && `${difference.path} is ${JSON.stringify(difference.before) ?? "unset"}`;
  }

  /** What a setting was found as; the state's record of it, once there is one, is never changed. */
  remembered(state: Properties | undefined, live: Live<I>): Properties {
    if (this.kind.lifecycleKind !== "setting") return {};
    const found = this.kind.remember(live);
    return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, state?.[name] ?? value]));
  }

  properties(inputs: I, live: Live<I>, remembered: Properties): Properties {
    return { ...inputs, ...live.outputs, ...remembered };
  }

  /** Runs what follows the first write of a create: whatever fails there must not lose what is known. */
  async recordOnFailure<T>(locator: L, known: Properties, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw new PartialFailure(this.kind.formatId(locator), known, cause);
    }
  }

  /** The first write of a create over something that exists: refused for certain means that nothing was changed. */
  async firstWrite(operation: Operation, locator: L, desired: I, live: Live<I>, known: Properties): Promise<Live<I>> {
    if (this.toApply(desired, live).length === 0) return live;
    try {
      await this.kind.update(operation, locator, desired, live);
    } catch (error) {
      if (error instanceof CloudError && !error.fault.mayHaveHappened) throw error;
      throw new PartialFailure(this.kind.formatId(locator), known, error);
    }
    return this.recordOnFailure(locator, known, () => this.written(operation, locator, desired, live));
  }
}
