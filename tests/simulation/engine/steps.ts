import type { Call } from "../calls";
import { isWorthWriting } from "./checkpoint";
import { type Deployment, ProtectedError } from "./deployment";
import { HalfDone } from "./provider";
import type { Registration } from "./registration";
import type { ResourceState } from "./state";
import { call, type Work } from "./tasks";

/** What the engine does with one resource: https://github.com/pulumi/pulumi/blob/v3.220.0/pkg/resource/deploy/step.go */
export interface EngineStep {
  readonly resource: ResourceState;
  readonly registration?: Registration | undefined;
  /** It makes nothing, because the resource is left out; what depends on it may have no step. */
  readonly skipsCreate?: boolean;
  apply(): Work;
}

export const told = ({ name }: ResourceState, verb: Call["verb"], more: Omit<Call, "verb" | "name">): Call => ({
  verb,
  name,
  ...more,
});

/** A resource that stays as it is; it may be registered anew, with other options or under another name. */
export function same(
  deployment: Deployment,
  registration: Registration | undefined,
  old: ResourceState,
  goal: ResourceState,
): EngineStep {
  return {
    resource: goal,
    registration,
    *apply() {
      goal.id = old.id;
      goal.outputs = old.outputs;
      deployment.checkpoint.done(old);
      deployment.checkpoint.add(goal);
      if (isWorthWriting(old, goal)) yield* deployment.save();
      registration?.answer(goal);
    },
  };
}

/** A resource that is left out and does not exist yet. */
export function skippedCreate(registration: Registration, goal: ResourceState): EngineStep {
  return {
    resource: goal,
    registration,
    skipsCreate: true,
    // biome-ignore lint/correctness/useYield: a step is a generator, even one that does nothing.
    *apply() {
      registration.answer(goal);
    },
  };
}

/** `replaced` is marked to be deleted, unless it was deleted before. */
export function create(
  deployment: Deployment,
  registration: Registration,
  goal: ResourceState,
  replaced?: { readonly old: ResourceState; readonly isDeletedLater: boolean },
): EngineStep {
  return {
    resource: goal,
    registration,
    *apply() {
      deployment.checkpoint.begin("creating", goal);
      yield* deployment.save();
      const failure = yield* attempted(deployment, goal, created(deployment, goal));
      if (failure !== undefined) Object.assign(goal, { id: failure.id, outputs: failure.properties, halfDone: true });
      if (replaced?.isDeletedLater) replaced.old.delete = true;
      deployment.checkpoint.end(goal);
      deployment.checkpoint.add(goal);
      if (replaced?.old.pendingReplacement) deployment.checkpoint.done(replaced.old);
      yield* deployment.save();
      if (failure !== undefined) throw failure;
      registration.answer(goal);
    },
  };
}

/** Does the work of a create or an update. Returns a failure after which the resource is kept; any other ends the step. */
function* attempted(deployment: Deployment, goal: ResourceState, work: Work): Work<HalfDone | undefined> {
  try {
    yield* work;
    return undefined;
  } catch (error) {
    if (error instanceof HalfDone) return error;
    deployment.checkpoint.end(goal);
    yield* deployment.save();
    throw error;
  }
}

function* created(deployment: Deployment, goal: ResourceState): Work {
  const { urn, name, inputs: news } = goal;
  const { preview } = deployment.settings;
  if (goal.kind !== "custom") {
    Object.assign(goal, { id: name, outputs: news });
    return;
  }
  const provider = deployment.providerOf(goal);
  if (preview && !provider.previews) {
    goal.outputs = news;
    return;
  }
  const call_ = told(goal, "Create", { news, preview });
  const { id, properties } = yield* call(call_, () => provider.create({ urn, name, news, preview }));
  if (!preview && id === "") throw new Error("provider did not return an ID from Create");
  Object.assign(goal, { id, outputs: properties });
}

export function update(
  deployment: Deployment,
  registration: Registration,
  old: ResourceState,
  goal: ResourceState,
): EngineStep {
  return {
    resource: goal,
    registration,
    *apply() {
      goal.id = old.id;
      deployment.checkpoint.begin("updating", goal);
      yield* deployment.save();
      const failure = yield* attempted(deployment, goal, updated(deployment, old, goal));
      // What was wanted is not kept, so that the next run sees the difference.
      if (failure !== undefined)
        Object.assign(goal, { inputs: old.inputs, outputs: failure.properties, halfDone: true });
      deployment.checkpoint.end(goal);
      deployment.checkpoint.done(old);
      deployment.checkpoint.add(goal);
      yield* deployment.save();
      if (failure !== undefined) throw failure;
      registration.answer(goal);
    },
  };
}

function* updated(deployment: Deployment, old: ResourceState, goal: ResourceState): Work {
  const { urn, name, id, inputs: news } = goal;
  const { outputs: olds, inputs } = old;
  const { preview } = deployment.settings;
  const provider = goal.kind === "custom" ? deployment.providerOf(goal) : undefined;
  if (provider === undefined || (preview && !provider.previews)) {
    goal.outputs = news;
    return;
  }
  const call_ = told(goal, "Update", { id, olds, inputs, news, preview });
  const request = { urn, name, id, olds, inputs, news, preview };
  goal.outputs = (yield* call(call_, () => provider.update(request))).properties;
}

/** `isFirst` is a delete before the create of the replacement; the record stays until that is there. */
export function remove(
  deployment: Deployment,
  old: ResourceState,
  { isFirst = false, isReplaced = false }: { isFirst?: boolean; isReplaced?: boolean } = {},
): EngineStep {
  return {
    resource: old,
    *apply() {
      if (!isReplaced && old.protect) throw new ProtectedError(`${old.name} cannot be deleted because it is protected`);
      deployment.checkpoint.begin("deleting", old);
      yield* deployment.save();
      try {
        yield* removed(deployment, old);
      } catch (error) {
        deployment.checkpoint.end(old);
        yield* deployment.save();
        throw error;
      }
      if (isFirst) old.pendingReplacement = true;
      deployment.checkpoint.end(old);
      if (!old.pendingReplacement) deployment.checkpoint.done(old);
      yield* deployment.save();
    },
  };
}

function* removed(deployment: Deployment, old: ResourceState): Work {
  const { urn, name, id, outputs: olds, inputs } = old;
  if (deployment.settings.preview || old.external || old.retainOnDelete || old.kind !== "custom") return;
  if (old.deletedWith !== undefined && deployment.deletes.has(old.deletedWith)) return;
  const provider = deployment.providerOf(old);
  yield* call(told(old, "Delete", { id, olds, inputs }), () => provider.delete({ urn, name, id, olds, inputs }));
}

/** The record of what was deleted before a create that never came. */
export function forget(deployment: Deployment, old: ResourceState): EngineStep {
  return {
    resource: old,
    *apply() {
      deployment.checkpoint.done(old);
      yield* deployment.save();
    },
  };
}
