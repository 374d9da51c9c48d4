import type { Deployment } from "./deployment";
import { readAt } from "./reads";
import { copyOf, type ResourceState } from "./state";
import { call, type Tasks, type Work, wait } from "./tasks";

/** Reads everything that the state has, side by side, before anything else; what was read is written with the next step. */
export function* refreshAll(deployment: Deployment, tasks: Tasks): Work {
  const read = new Map<ResourceState, ResourceState | undefined>();
  const chosen = deployment.former.filter((resource) => deployment.isTargeted(resource));
  let open = chosen.length;
  for (const resource of chosen) {
    tasks.spawn(
      (function* (): Work {
        try {
          read.set(resource, yield* refreshed(deployment, resource));
        } catch (error) {
          deployment.fail(error);
        }
        open -= 1;
      })(),
    );
  }
  yield* wait(() => open === 0);
  const live = deployment.former.map((resource) => (read.has(resource) ? read.get(resource) : resource));
  deployment.rebuild(withoutDangling(live.filter((resource) => resource !== undefined)));
}

/** What a resource is now; what is gone is `undefined`. The engine asks for the difference too, to show it. */
export function* refreshed(deployment: Deployment, old: ResourceState): Work<ResourceState | undefined> {
  const { urn, name, ignoreChanges } = old;
  if (old.kind !== "custom" || old.pendingReplacement) return copyOf(old);
  const found = yield* readAt(deployment, old, old.id, old.outputs, old.inputs);
  if (found === undefined) return undefined;
  const { id, inputs, properties: olds } = found;
  const live: ResourceState = { ...old, id, inputs, outputs: olds, halfDone: false };
  if (old.external) return live;
  const told = { verb: "Diff", name, id, olds, inputs, news: old.inputs } as const;
  const request = { urn, name, id, olds, inputs, news: old.inputs, ignoreChanges };
  yield* call(told, () => deployment.providerOf(old).diff(request));
  return live;
}

/** Resources without what they referred to and what is gone. */
function withoutDangling(resources: readonly ResourceState[]): ResourceState[] {
  const urns = new Set<string>();
  const parents = new Map<string | undefined, string | undefined>();
  return resources.map((resource) => {
    const here = (urn: string) => urns.has(urn);
    const { dependencies, propertyDependencies, deletedWith, replaceWith, parent } = resource;
    const properties = Object.entries(propertyDependencies).map(([key, list]) => [key, list.filter(here)]);
    const kept: ResourceState = {
      ...resource,
      dependencies: dependencies.filter(here),
      propertyDependencies: Object.fromEntries(properties),
      deletedWith: deletedWith !== undefined && here(deletedWith) ? deletedWith : undefined,
      replaceWith: replaceWith.every(here) ? replaceWith : [],
      parent: parent === undefined || here(parent) ? parent : parents.get(parent),
    };
    urns.add(kept.urn);
    parents.set(kept.urn, kept.parent);
    return kept;
  });
}
