import type { Properties } from "./provider";

/** A resource in the engine's state. Two records of one URN are told apart by identity. */
export interface ResourceState {
  readonly urn: string;
  readonly name: string;
  readonly kind: "custom" | "component" | "provider";
  /** Whose provider it has: `native` and `dynamic` are the default ones. */
  readonly provider: string;
  readonly providerUrn: string | undefined;
  readonly parent: string | undefined;
  readonly dependencies: readonly string[];
  /** By input, the URNs that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly deletedWith: string | undefined;
  readonly replaceWith: readonly string[];
  readonly replacementTrigger: string | undefined;
  readonly replaceOnChanges: readonly string[];
  readonly ignoreChanges: readonly string[];
  readonly retainOnDelete: boolean;
  readonly protect: boolean;
  readonly external: boolean;
  importId: string | undefined;
  id: string;
  inputs: Properties;
  outputs: Properties;
  /** A create or an update of it failed half-way. */
  halfDone: boolean;
  /** It was replaced and is to be deleted. */
  delete: boolean;
  /** It was deleted, and is to be created anew. */
  pendingReplacement: boolean;
}

export interface PendingOperation {
  readonly type: "creating" | "updating" | "deleting" | "reading" | "importing";
  readonly resource: ResourceState;
}

/** What the engine keeps of a stack between its runs. */
export interface Snapshot {
  readonly resources: readonly ResourceState[];
  readonly pending: readonly PendingOperation[];
}

export const emptySnapshot: Snapshot = { resources: [], pending: [] };

export const copyOf = (state: ResourceState): ResourceState => ({ ...state });

/** A copy that shares no record with the original; records that are the same one there are the same one here. */
export function copyOfSnapshot({ resources, pending }: Snapshot): Snapshot {
  const copies = new Map<ResourceState, ResourceState>();
  const copy = (state: ResourceState): ResourceState => {
    const made = copies.get(state) ?? copyOf(state);
    copies.set(state, made);
    return made;
  };
  return {
    resources: resources.map(copy),
    pending: pending.map(({ type, resource }) => ({ type, resource: copy(resource) })),
  };
}

/** The URNs that a resource needs, its parent and its provider among them. */
export function neededBy({ parent, providerUrn, ...state }: ResourceState): string[] {
  return [parent, providerUrn].filter((urn) => urn !== undefined).concat(withoutParent(state));
}

/** What a resource needs, but for its parent and its provider. */
export function withoutParent(
  state: Pick<ResourceState, "dependencies" | "propertyDependencies" | "deletedWith" | "replaceWith">,
): string[] {
  const { dependencies, propertyDependencies, deletedWith, replaceWith } = state;
  const urns = [...dependencies, ...Object.values(propertyDependencies).flat(), ...replaceWith];
  return deletedWith === undefined ? urns : [...urns, deletedWith];
}
