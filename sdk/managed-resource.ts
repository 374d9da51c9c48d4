import * as pulumi from "@pulumi/pulumi";
import type { KindName } from "../provider/kinds";
import { type Backend, dynamicBackend } from "./backend";
import { declare, lookAhead, watchLeftOut } from "./declarations";

/** A resource of this package, on the backend that its class names. */
export abstract class ManagedResource extends pulumi.CustomResource {
  static readonly backend: Backend = dynamicBackend;

  /** `properties` names all that a program may read: its arguments, what is filled in, and what only the cloud knows. */
  protected constructor(
    kind: KindName,
    name: string,
    args: { readonly cloud: string },
    properties: readonly string[],
    options?: pulumi.CustomResourceOptions,
  ) {
    const backend = new.target.backend;
    const unknown = Object.fromEntries(properties.map((property) => [property, undefined]));
    // One that is only read (`get`) is declared by nobody here.
    const known = options?.id === undefined ? declare({ kind, name, backend: backend.name }, { ...args }) : args;
    super(
      backend.type(kind, args.cloud),
      name,
      { ...unknown, ...known, ...backend.inputs(kind) },
      backend.options(kind, options),
    );
    if (backend.name === "dynamic" && options?.id === undefined) lookAhead(kind, this, args);
    const filled = properties.filter((property) => !(property in args));
    watchLeftOut(kind, name, Object.fromEntries(filled.map((property) => [property, Reflect.get(this, property)])));
  }
}
