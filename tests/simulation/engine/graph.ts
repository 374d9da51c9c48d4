import { neededBy, type ResourceState, withoutParent } from "./state";

/** Which resources of a list depend on which; in such a list everything stands after what it depends on. */
export class DependencyGraph {
  readonly #resources: readonly ResourceState[];

  constructor(resources: readonly ResourceState[]) {
    this.#resources = resources;
  }

  /** What depends on a resource, directly or not, in order; with children if these count. */
  dependingOn(root: ResourceState, ignored: ReadonlySet<string>, withChildren: boolean): ResourceState[] {
    const urns = new Set([root.urn]);
    const found: ResourceState[] = [];
    for (const candidate of this.#resources.slice(this.#resources.indexOf(root) + 1)) {
      if (ignored.has(candidate.urn)) continue;
      const needed = [...withoutParent(candidate), candidate.providerUrn, withChildren ? candidate.parent : undefined];
      if (!needed.some((urn) => urn !== undefined && urns.has(urn))) continue;
      found.push(candidate);
      urns.add(candidate.urn);
    }
    return found;
  }

  /** What a resource depends on directly. What is under a component that it depends on counts too. */
  dependenciesOf(resource: ResourceState): Set<ResourceState> {
    const before = this.#resources.slice(0, Math.max(0, this.#resources.indexOf(resource)));
    const needed = new Set(neededBy(resource));
    const found = before.filter(({ urn }) => needed.has(urn));
    const components = found.filter(({ kind, urn }) => kind === "component" && urn !== resource.parent);
    return new Set([...found, ...components.flatMap(({ urn }) => before.filter((each) => this.#isUnder(each, urn)))]);
  }

  /** What a resource depends on, directly or not. */
  allDependenciesOf(resource: ResourceState): Set<ResourceState> {
    const found = new Set<ResourceState>();
    const open = [resource];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const each of this.dependenciesOf(next)) {
        if (found.has(each)) continue;
        found.add(each);
        open.push(each);
      }
    }
    return found;
  }

  #isUnder(resource: ResourceState, urn: string): boolean {
    if (resource.parent === undefined) return false;
    if (resource.parent === urn) return true;
    const parent = this.#resources.find((each) => each.urn === resource.parent);
    return parent !== undefined && this.#isUnder(parent, urn);
  }
}
