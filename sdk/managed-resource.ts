import * as pulumi from "@pulumi/pulumi";
import type { KindName } from "../provider/kinds";
import type { Backend } from "./backend";
import { declare, lookAhead, toldByEngine, watchLeftOut } from "./declarations";

type CustomResourceClass = typeof pulumi.CustomResource;

/**
 * What a class of this package extends. Its fields are told by an interface, for a class between would be one more frame in the
 * trace that the engine keeps of each resource: it takes the frame after the first for the place in the user's program.
 */
export const resourceOf = <Outputs>() =>
  pulumi.CustomResource as unknown as Pick<CustomResourceClass, "isInstance"> &
    (new (
      ...registration: ConstructorParameters<CustomResourceClass>
    ) => pulumi.CustomResource & Outputs);

/** A resource that is about to be made: what its class hands to `super`, and to be called with the resource afterwards. */
interface Declared {
  readonly registration: [type: string, name: string, inputs: pulumi.Inputs, options: pulumi.CustomResourceOptions];
  watch(resource: pulumi.CustomResource): void;
}

/** What the classes of one kind have in common, on either backend. */
export class ManagedKind {
  readonly #name: KindName;
  readonly #properties: readonly string[];
  readonly #options: pulumi.CustomResourceOptions;

  /** `properties` names all that a program may read: its arguments, what is filled in, and what only the cloud knows. */
  constructor(name: KindName, properties: readonly string[], options: pulumi.CustomResourceOptions = {}) {
    this.#name = name;
    this.#properties = properties;
    this.#options = options;
  }

  declare(
    backend: Backend,
    name: string,
    args: { readonly cloud: string },
    given?: pulumi.CustomResourceOptions,
  ): Declared {
    const kind = this.#name;
    // One that is only read (`get`) is declared by nobody here.
    const isRead = given?.id !== undefined;
    const unknown = Object.fromEntries(this.#properties.map((property) => [property, undefined]));
    const known = isRead ? args : declare({ kind, name, backend: backend.name }, { ...args });
    const inputs = { ...unknown, ...known, ...backend.inputs(kind) };
    const options = backend.options(kind, pulumi.mergeOptions(this.#options, given));
    return {
      registration: [backend.type(kind, args.cloud), name, inputs, options],
      watch: (resource) => {
        for (const property of ["urn", "id", ...Object.keys(inputs)]) toldByEngine(Reflect.get(resource, property));
        if (backend.name === "dynamic" && !isRead) lookAhead(kind, resource, args);
        const filled = this.#properties.filter((property) => !(property in args));
        watchLeftOut(
          kind,
          name,
          filled.map((property) => Reflect.get(resource, property)),
        );
      },
    };
  }
}
