import type { Service } from "../service";

/** A snapshot is all of a cloud; stale reads are asked for soon after a write or never. */
const keptSnapshots = 100;

/** Keeps the state before the last write of each resource, for reads that must be stale. */
export class History<State> {
  /** Oldest first. */
  readonly #before = new Map<string, State>();

  remember(service: Service, resources: readonly string[], before: State): void {
    // A list has no resource of its own: for it the last write of the service counts.
    for (const resource of [...resources, ""]) {
      const place = key(service, resource);
      this.#before.delete(place);
      this.#before.set(place, before);
    }
    for (const oldest of this.#before.keys()) {
      if (this.#before.size <= keptSnapshots) break;
      this.#before.delete(oldest);
    }
  }

  before(service: Service, resource: string): State | undefined {
    return this.#before.get(key(service, resource));
  }

  clear(): void {
    this.#before.clear();
  }
}

function key(service: Service, resource: string): string {
  return `${service.cloud}/${service.name}/${resource}`;
}
