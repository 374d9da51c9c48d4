import { isDeepStrictEqual } from "node:util";
import { copyOfSnapshot, type PendingOperation, type ResourceState, type Snapshot } from "./state";

/**
 * What the engine would write of a run under way, as its snapshot manager does it:
 * https://github.com/pulumi/pulumi/blob/v3.220.0/pkg/backend/snapshot.go
 */
export class Checkpoint {
  /** Replaced as a whole when a refresh read what is live. */
  base: readonly ResourceState[];
  readonly #formerly: readonly PendingOperation[];
  readonly #news: ResourceState[] = [];
  readonly #done = new Set<ResourceState>();
  readonly #pending: PendingOperation[] = [];

  constructor({ resources, pending }: Snapshot) {
    this.base = resources;
    // That a create was interrupted is forgotten only when somebody says so.
    this.#formerly = pending.filter(({ type }) => type === "creating");
  }

  begin(type: PendingOperation["type"], resource: ResourceState): void {
    this.#pending.push({ type, resource });
  }

  /** Ends an operation, whether it succeeded or not. */
  end(resource: ResourceState): void {
    const at = this.#pending.findIndex((operation) => operation.resource === resource);
    if (at !== -1) this.#pending.splice(at, 1);
  }

  done(resource: ResourceState): void {
    this.#done.add(resource);
  }

  add(resource: ResourceState): void {
    this.#news.push(resource);
  }

  snapshot(): Snapshot {
    const kept = (resource: ResourceState) => !this.#done.has(resource);
    return copyOfSnapshot({
      resources: [...this.#news.filter(kept), ...this.base.filter(kept)],
      pending: [...this.#pending, ...this.#formerly],
    });
  }
}

/** Whether the engine writes a resource that stays the same; otherwise the next write takes it along. */
export function isWorthWriting(
  { halfDone: _, ...old }: ResourceState,
  { halfDone: __, ...new_ }: ResourceState,
): boolean {
  return !isDeepStrictEqual(old, new_);
}
