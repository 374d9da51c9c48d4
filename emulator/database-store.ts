import type { AdminRoute } from "./admin";
import type { CloudRuntime } from "./service";

/** The database instances of a cloud, as somebody at the console finds, makes, changes and deletes them. */
export class DatabaseStore<D extends { readonly id: string }> {
  readonly #runtime: CloudRuntime<{ databases: D[] }>;

  constructor(runtime: CloudRuntime<{ databases: D[] }>) {
    this.#runtime = runtime;
  }

  list(): D[] {
    return structuredClone(this.#runtime.state().databases);
  }

  /** Changes the instance of that id, which is made where there is none. */
  put(id: string, make: () => D, change: (instance: D) => void): D {
    const { databases } = this.#runtime.state();
    const existing = databases.find((one) => one.id === id);
    const instance = existing ?? make();
    if (!existing) databases.push(instance);
    change(instance);
    this.#runtime.changed();
    return structuredClone(instance);
  }

  delete(id: string): { deleted: boolean } {
    const state = this.#runtime.state();
    const rest = state.databases.filter((one) => one.id !== id);
    const deleted = rest.length < state.databases.length;
    state.databases = rest;
    this.#runtime.changed();
    return { deleted };
  }
}

/** The same over HTTP. */
export function databaseRoutes(
  path: string,
  control: { list(): unknown; put(body: unknown): unknown; delete(id: string): unknown },
): AdminRoute[] {
  return [
    { method: "GET", path, run: () => control.list() },
    { method: "POST", path, run: (_params, body) => control.put(body) },
    { method: "DELETE", path: `${path}/:id`, run: ({ id = "" }) => control.delete(id) },
  ];
}
