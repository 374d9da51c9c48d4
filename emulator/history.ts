import type { Service } from "./service";

/** Keeps the state before the last write of each resource, for reads that must be stale. */
export class History<State> {
  readonly #before = new Map<string, State>();

  remember(service: Service, resources: readonly string[], before: State): void {
    for (const resource of resources) this.#before.set(key(service, resource), before);
    // A list has no resource of its own: for it the last write of the service counts.
    this.#before.set(key(service, ""), before);
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
