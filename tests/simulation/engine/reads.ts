import type { Deployment } from "./deployment";
import type { Properties } from "./provider";
import type { Registration } from "./registration";
import { copyOf, type ResourceState } from "./state";
import { type EngineStep, told } from "./steps";
import { call, type Work } from "./tasks";

/** A resource that the program only reads. One that was managed under another id is deleted at the end. */
export function readOnly(
  deployment: Deployment,
  registration: Registration,
  old: ResourceState | undefined,
  goal: ResourceState,
  replaces: boolean,
): EngineStep {
  return {
    resource: goal,
    registration,
    *apply() {
      deployment.checkpoint.begin("reading", goal);
      yield* deployment.save();
      const found = yield* readAt(deployment, goal, goal.id, goal.inputs, goal.inputs);
      if (found === undefined) throw new Error(`resource '${goal.id}' does not exist`);
      Object.assign(goal, { id: found.id, outputs: found.properties });
      if (old !== undefined && replaces) old.delete = true;
      deployment.checkpoint.end(goal);
      if (old !== undefined && !replaces) deployment.checkpoint.done(old);
      deployment.checkpoint.add(goal);
      yield* deployment.save();
      registration.answer(goal);
    },
  };
}

/** Reads what is taken over by the option `import`. `then` goes on with what was read as the former state. */
export function takeOver(
  deployment: Deployment,
  goal: ResourceState,
  replaced: ResourceState | undefined,
  then: (imported: ResourceState) => void,
): EngineStep {
  return {
    resource: goal,
    *apply() {
      const imported = copyOf(goal);
      deployment.checkpoint.begin("importing", imported);
      yield* deployment.save();
      const found = yield* readAt(deployment, goal, goal.importId ?? "");
      if (found === undefined) throw new Error(`resource '${goal.importId}' does not exist`);
      Object.assign(imported, { id: found.id, inputs: found.inputs, outputs: found.properties });
      if (replaced !== undefined) replaced.delete = true;
      deployment.checkpoint.end(imported);
      deployment.checkpoint.add(imported);
      yield* deployment.save();
      then(imported);
    },
  };
}

type Found = { readonly id: string; readonly inputs: Properties; readonly properties: Properties };

export function* readAt(
  deployment: Deployment,
  resource: ResourceState,
  id: string,
  olds?: Properties,
  inputs?: Properties,
): Work<Found | undefined> {
  const { urn, name } = resource;
  const known = { ...(olds !== undefined && { olds }), ...(inputs !== undefined && { inputs }) };
  const call_ = told(resource, "Read", { id, olds: olds ?? null, ...known });
  return yield* call(call_, () => deployment.providerOf(resource).read({ urn, name, id, ...known }));
}
