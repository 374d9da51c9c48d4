import type { Call } from "../calls";
import { deletesBefore } from "./deletes";
import { difference, withReplaceOnChanges } from "./dependents";
import type { Deployment } from "./deployment";
import type { Checked, Difference, Properties } from "./provider";
import { readOnly, takeOver } from "./reads";
import { refreshed } from "./refresh";
import type { Registration, Registrations } from "./registration";
import { copyOf, neededBy, type ResourceState } from "./state";
import { create, type EngineStep, same, skippedCreate, update } from "./steps";
import { call, type Work } from "./tasks";

/** What a step left to be decided when it is done. */
export type Continuation = () => Work<EngineStep[]>;

const replaceAll: Difference = { changes: true, diffs: [], replaces: ["id"], deleteBeforeReplace: false };

/**
 * Decides what is to be done with a resource that the program declares, and asks its provider where it has to:
 * https://github.com/pulumi/pulumi/blob/v3.220.0/pkg/resource/deploy/step_generator.go
 */
export class StepGenerator {
  readonly #urns = new Set<string>();

  constructor(
    readonly deployment: Deployment,
    readonly registrations: Registrations,
    /** Takes what is to be decided later, once as announced and once when it is due. */
    readonly later: { announce(): void; due(continuation: Continuation): void },
  ) {}

  *register(registration: Registration): Work<EngineStep[]> {
    const { declared } = registration;
    const goal = this.registrations.goalOf(declared);
    if (this.#urns.has(goal.urn)) throw new Error(`Duplicate resource URN '${goal.urn}'`);
    this.#urns.add(goal.urn);
    const old = this.#former(goal.urn, this.registrations.aliasesOf(declared));
    if (goal.external) return this.#read(registration, old, goal);
    if (goal.kind === "custom" && this.deployment.settings.mode === "refresh")
      return this.#refresh(registration, old, goal);
    if (this.deployment.settings.mode === "destroy") {
      const steps = this.#leave(registration, old, goal);
      if (steps !== undefined) return steps;
    }
    return yield* this.#importOrGoOn(registration, old, goal);
  }

  #former(urn: string, aliases: readonly string[]): ResourceState | undefined {
    const found = [urn, ...aliases].find((each) => this.deployment.olds.has(each));
    if (found === undefined) return undefined;
    if (found !== urn) {
      if (this.#urns.has(found) || this.deployment.aliased.has(found)) throw new Error(`Duplicate alias ${found}`);
      this.deployment.aliased.set(found, urn);
    }
    return this.deployment.olds.get(found);
  }

  #read(registration: Registration, old: ResourceState | undefined, goal: ResourceState): EngineStep[] {
    const replaces = old !== undefined && !old.external && old.id !== goal.id;
    if (replaces) this.deployment.touched.replaces.add(goal.urn);
    else this.deployment.touched.reads.add(goal.urn);
    if (this.deployment.settings.mode === "destroy") this.deployment.toDelete.push(goal);
    return [readOnly(this.deployment, registration, old, goal, replaces)];
  }

  /** In a refresh the program makes nothing. */
  #refresh(registration: Registration, old: ResourceState | undefined, goal: ResourceState): EngineStep[] {
    const { deployment } = this;
    if (old === undefined) return this.#skip(registration, goal);
    deployment.touched.refreshes.add(goal.urn);
    return [
      {
        resource: old,
        registration,
        *apply() {
          const live = yield* refreshed(deployment, old);
          deployment.checkpoint.done(old);
          if (live !== undefined) deployment.checkpoint.add(live);
          yield* deployment.save();
          registration.answer(live ?? goal);
        },
      },
    ];
  }

  #skip(registration: Registration, goal: ResourceState): EngineStep[] {
    this.deployment.touched.sames.add(goal.urn);
    this.deployment.skippedCreates.add(goal.urn);
    return [skippedCreate(registration, goal)];
  }

  /** In a destroy the program makes nothing either, and what it declares is deleted after it. */
  #leave(registration: Registration, old: ResourceState | undefined, goal: ResourceState): EngineStep[] | undefined {
    const { deployment } = this;
    const lacks = neededBy(goal).some((urn) => deployment.skippedCreates.has(urn));
    if (lacks || (goal.kind === "custom" && old === undefined)) {
      deployment.skippedCreates.add(goal.urn);
      if (old !== undefined) goal.outputs = old.outputs;
      return [skippedCreate(registration, goal)];
    }
    deployment.toDelete.push(goal);
    if (goal.kind !== "custom" || old === undefined) return undefined;
    deployment.touched.sames.add(goal.urn);
    goal.inputs = old.inputs;
    return [same(deployment, registration, old, goal)];
  }

  *#importOrGoOn(registration: Registration, old: ResourceState | undefined, goal: ResourceState): Work<EngineStep[]> {
    const recreating = this.deployment.deletes.has(goal.urn);
    const known = old?.importId ?? old?.id;
    const imports = goal.importId !== undefined && (old === undefined || old.external || known !== goal.importId);
    if (!imports) return yield* this.#goOn(registration, old, goal, recreating);
    this.later.announce();
    const replaced = recreating ? undefined : old;
    const declared = copyOf(goal);
    declared.importId = undefined;
    return [
      takeOver(this.deployment, goal, replaced, (imported) =>
        this.later.due(() => this.#goOn(registration, imported, declared, recreating, true)),
      ),
    ];
  }

  *#goOn(
    registration: Registration,
    old: ResourceState | undefined,
    goal: ResourceState,
    recreating: boolean,
    imported = false,
  ): Work<EngineStep[]> {
    const { deployment } = this;
    const { touched } = deployment;
    const wanted = goal.inputs;
    const isTargeted = deployment.isTargeted(goal);
    const isNew = recreating || old === undefined || old.external || deployment.isTargetedReplace(goal);
    if (!isTargeted) goal.inputs = old?.inputs ?? {};
    else if (goal.kind === "custom") {
      const news = old === undefined ? wanted : withIgnored(wanted, old.inputs, goal.ignoreChanges);
      goal.inputs = yield* this.#check(goal, isNew ? undefined : old?.inputs, isNew ? wanted : news);
    }

    if (recreating && old !== undefined) {
      // It was deleted before what it depends on was, and is declared after all.
      deployment.deletes.delete(goal.urn);
      touched.replaces.add(goal.urn);
      return [create(deployment, registration, goal, { old, isDeletedLater: false })];
    }
    if (old?.external) {
      touched.creates.add(goal.urn);
      return [create(deployment, registration, goal, { old, isDeletedLater: true })];
    }
    if (old !== undefined && !isTargeted) return this.#asItWas(registration, old, goal.urn);
    if (old !== undefined) return yield* this.#compare(registration, old, goal, wanted, imported);
    if (!isTargeted) return this.#skip(registration, goal);
    touched.creates.add(goal.urn);
    return [create(deployment, registration, goal)];
  }

  *#check(goal: ResourceState, olds: Properties | undefined, news: Properties): Work<Properties> {
    const { urn, name } = goal;
    const told: Call = { verb: "Check", name, olds: olds ?? null, news };
    const request = { urn, name, news, ...(olds !== undefined && { olds }) };
    const { inputs, failures }: Checked = yield* call(told, () => this.deployment.providerOf(goal).check(request));
    if (failures.length === 0) return inputs;
    throw new Error(failures.map(({ property, reason }) => `${name}: ${property} ${reason}`).join("; "));
  }

  /** A resource that is left out keeps its record, and so does what it depends on, which the program may have dropped. */
  #asItWas(registration: Registration | undefined, old: ResourceState, urn: string): EngineStep[] {
    const { deployment } = this;
    if (old.delete) return [];
    for (const each of [old.urn, urn]) deployment.touched.sames.add(each);
    this.#urns.add(old.urn);
    const needed = neededBy(old).flatMap((each) => {
      const former = deployment.olds.get(each);
      return former === undefined || deployment.isOperatedOn(each) || deployment.touched.creates.has(each)
        ? []
        : this.#asItWas(undefined, former, former.urn);
    });
    return [...needed, same(deployment, registration, old, copyOf(old))];
  }

  *#compare(
    registration: Registration,
    old: ResourceState,
    goal: ResourceState,
    wanted: Properties,
    imported: boolean,
  ): Work<EngineStep[]> {
    const { deployment } = this;
    const { replacementTrigger: before } = old;
    const triggered =
      before !== undefined && before !== goal.replacementTrigger && goal.replacementTrigger !== undefined;
    const found = triggered ? { ...replaceAll, replaces: [] } : yield* this.#difference(old, goal);
    const { changes, replaces, deleteBeforeReplace } = withReplaceOnChanges(found, goal);
    if ((changes && (replaces.length > 0 || triggered)) || old.pendingReplacement)
      return yield* this.#replace(registration, old, goal, wanted, deleteBeforeReplace);
    if (changes || old.halfDone) {
      deployment.touched.updates.add(goal.urn);
      return [update(deployment, registration, old, goal)];
    }
    deployment.touched.sames.add(goal.urn);
    if (!imported) return [same(deployment, registration, old, goal)];
    registration.answer(old);
    return [];
  }

  *#difference(old: ResourceState, goal: ResourceState): Work<Difference> {
    const { deployment } = this;
    const together = goal.replaceWith.some((urn) => deployment.touched.replaces.has(urn));
    if (deployment.isTargetedReplace(goal) || together) return replaceAll;
    if (goal.kind === "custom") return yield* difference(deployment, old, goal, goal.inputs, goal);
    const changes = JSON.stringify(old.inputs) !== JSON.stringify(goal.inputs);
    return { changes, diffs: [], replaces: [], deleteBeforeReplace: false };
  }

  *#replace(
    registration: Registration,
    old: ResourceState,
    goal: ResourceState,
    wanted: Properties,
    asked: boolean,
  ): Work<EngineStep[]> {
    const { deployment } = this;
    const { options = {} } = registration.declared;
    if (goal.protect && old.protect) throw new Error(`unable to replace ${goal.name}, which is protected`);
    if (options.import !== undefined && !deployment.settings.preview)
      throw new Error(`${goal.name}: previously-imported resources that still specify an ID may not be replaced`);
    deployment.touched.replaces.add(goal.urn);
    // What was filled in from the former inputs does not count for a new resource.
    if (!deployment.isTargetedReplace(goal)) goal.inputs = yield* this.#check(goal, undefined, wanted);
    if (!(options.deleteBeforeReplace ?? asked))
      return [create(deployment, registration, goal, { old, isDeletedLater: true })];
    const steps = yield* deletesBefore(deployment, old, goal.urn);
    return [...steps, create(deployment, registration, goal, { old, isDeletedLater: false })];
  }
}

function withIgnored(inputs: Properties, olds: Properties, ignored: readonly string[]): Properties {
  const kept = ignored.filter((key) => key in inputs || key in olds).map((key) => [key, olds[key]]);
  const entries = Object.entries({ ...inputs, ...Object.fromEntries(kept) });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
