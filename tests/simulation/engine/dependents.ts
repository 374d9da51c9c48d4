import { unknownValue } from "../calls";
import type { Deployment } from "./deployment";
import type { Difference, Properties } from "./provider";
import type { ResourceState } from "./state";
import { call, type Work } from "./tasks";

/** Asks a provider how a resource differs from what is wanted. */
export function* difference(
  deployment: Deployment,
  old: ResourceState,
  goal: Pick<ResourceState, "urn" | "name" | "ignoreChanges">,
  news: Properties,
  by: ResourceState = old,
): Work<Difference> {
  const { urn, name, ignoreChanges } = goal;
  const { id, outputs: olds, inputs } = old;
  const request = { urn, name, id, olds, inputs, news, ignoreChanges };
  return yield* call({ verb: "Diff", name, id, olds, inputs, news }, () => deployment.providerOf(by).diff(request));
}

export function withReplaceOnChanges(found: Difference, { replaceOnChanges }: ResourceState): Difference {
  if (!found.changes) return found;
  const all = replaceOnChanges.includes("*");
  const more = found.diffs.filter((name) => all || replaceOnChanges.includes(name));
  return { ...found, replaces: [...new Set([...found.replaces, ...more])] };
}

/**
 * What must be deleted before a resource can be, in order: all that would be replaced if what comes from it were another.
 * That is asked of the providers before the program has declared them, with unknown values for what may change.
 */
export function* dependentReplacements(deployment: Deployment, root: ResourceState): Work<ResourceState[]> {
  const replaced = new Set([root.urn]);
  const found: ResourceState[] = [];
  const { sames, creates, updates, replaces, reads } = deployment.touched;
  const ignored = new Set([...sames, ...creates, ...updates, ...replaces, ...reads, ...deployment.deletes]);
  for (const dependent of deployment.graph.dependingOn(root, ignored, false)) {
    if (dependent.kind === "component" || dependent.external) continue;
    const byProvider = dependent.providerUrn !== undefined && replaced.has(dependent.providerUrn);
    if (!byProvider && !(yield* wouldBeReplaced(deployment, dependent, replaced))) continue;
    found.push(dependent);
    replaced.add(dependent.urn);
  }
  return found;
}

function* wouldBeReplaced(
  deployment: Deployment,
  dependent: ResourceState,
  replaced: ReadonlySet<string>,
): Work<boolean> {
  const { inputs, propertyDependencies } = dependent;
  const changed = Object.keys(inputs).filter((key) => propertyDependencies[key]?.some((urn) => replaced.has(urn)));
  if (changed.length === 0 || dependent.kind !== "custom") return false;
  const news = { ...inputs, ...Object.fromEntries(changed.map((key) => [key, unknownValue])) };
  const found = yield* difference(deployment, dependent, dependent, news);
  return withReplaceOnChanges(found, dependent).replaces.length > 0;
}

/** What the option `replaceWith` replaces with a resource. */
export function replacedWith(deployment: Deployment, urn: string): ResourceState[] {
  return [...deployment.olds.values()].filter(({ replaceWith }) => replaceWith.includes(urn));
}
