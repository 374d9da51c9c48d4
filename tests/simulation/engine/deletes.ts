import { dependentReplacements, replacedWith } from "./dependents";
import type { Deployment } from "./deployment";
import { DependencyGraph } from "./graph";
import { copyOf, type ResourceState } from "./state";
import { type EngineStep, forget, remove, same } from "./steps";
import type { Work } from "./tasks";

export interface Deletes {
  /** What stays because it is left out. */
  readonly sames: readonly EngineStep[];
  /** In each list, what may be deleted side by side; what depends on others stands in an earlier one. */
  readonly chains: readonly (readonly EngineStep[])[];
}

/** The deletes before a create: of the dependents, the last first, and of the resource. */
export function* deletesBefore(deployment: Deployment, old: ResourceState, urn: string): Work<EngineStep[]> {
  const dependents = [...(yield* dependentReplacements(deployment, old)), ...replacedWith(deployment, urn)];
  const steps: EngineStep[] = [];
  for (const dependent of dependents.toReversed()) {
    if (deployment.deletedFirst.has(dependent)) continue;
    if (dependent.protect) throw new Error(`unable to replace ${dependent.name}, which is protected`);
    steps.push(remove(deployment, dependent, { isFirst: true, isReplaced: true }));
    deployment.deletes.add(dependent.urn);
    deployment.deletedFirst.add(dependent);
  }
  // One that waits for its replacement was deleted by a former run.
  return old.pendingReplacement ? steps : [...steps, remove(deployment, old, { isFirst: true, isReplaced: true })];
}

/** What is to be deleted after the program: what it did not declare, and what was replaced. */
export function* deletesAfter(deployment: Deployment): Work<Deletes> {
  const { former, toDelete } = deployment;
  const graph = new DependencyGraph([...toDelete, ...former]);
  const chosen = yield* choice(deployment, graph);
  const sames: EngineStep[] = [];
  const steps: EngineStep[] = [];
  for (const resource of former) {
    if (!chosen(resource)) {
      if (!deployment.isOperatedOn(resource.urn)) sames.push(same(deployment, undefined, resource, copyOf(resource)));
    } else if (resource.delete) {
      if (deployment.deletedFirst.has(resource)) continue;
      deployment.deletes.add(resource.urn);
      steps.push(remove(deployment, resource, { isReplaced: true }));
    } else if (!deployment.isOperatedOn(resource.urn)) {
      deployment.deletes.add(resource.urn);
      steps.push(resource.pendingReplacement ? forget(deployment, resource) : remove(deployment, resource));
    }
  }
  for (const resource of toDelete.filter(chosen)) {
    deployment.deletes.add(resource.urn);
    steps.push(remove(deployment, resource));
  }
  refuseUnspecified(deployment, steps);
  return { sames, chains: scheduled(graph, steps) };
}

function* choice(deployment: Deployment, graph: DependencyGraph): Work<(resource: ResourceState) => boolean> {
  const { target, exclude } = deployment.settings.options;
  const named = (names: readonly string[]) => deployment.former.filter(({ name }) => names.includes(name));
  if (target !== undefined) {
    const roots = named(target).flatMap((root) => [root, ...graph.dependingOn(root, new Set(), true)]);
    const urns = new Set(roots.map(({ urn }) => urn));
    for (const root of roots) {
      const more = [...(yield* dependentReplacements(deployment, root)), ...replacedWith(deployment, root.urn)];
      for (const { urn } of more) urns.add(urn);
    }
    return ({ urn }) => urns.has(urn);
  }
  const kept = named(exclude ?? []).flatMap((root) => [root, ...graph.allDependenciesOf(root)]);
  const urns = new Set(kept.map(({ urn }) => urn));
  return ({ urn }) => !urns.has(urn);
}

function refuseUnspecified({ settings: { options } }: Deployment, steps: readonly EngineStep[]): void {
  const { target } = options;
  const unspecified = steps.filter(({ resource }) => target !== undefined && !target.includes(resource.name));
  if (unspecified.length === 0) return;
  throw new Error(`${unspecified.map(({ resource }) => resource.name).join(", ")} would be destroyed but is no target`);
}

function scheduled(graph: DependencyGraph, steps: readonly EngineStep[]): EngineStep[][] {
  const open = new Map(steps.map((step) => [step.resource, step]));
  const chains: EngineStep[][] = [];
  while (open.size > 0) {
    const free = [...open].filter(([resource]) => [...graph.dependenciesOf(resource)].every((each) => !open.has(each)));
    if (free.length === 0) throw new Error("resources depend on each other in a circle");
    for (const [resource] of free) open.delete(resource);
    chains.unshift(free.map(([, step]) => step));
  }
  return chains;
}
