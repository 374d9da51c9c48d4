import * as pulumi from "@pulumi/pulumi";
import type { KindName } from "../provider/kinds";
import { declare, watchLeftOut } from "./declarations";
import { dynamicFace, type Face } from "./face";

/** A resource of this package, on the face that its class names. */
export abstract class ManagedResource extends pulumi.CustomResource {
  static readonly face: Face = dynamicFace;

  /** `properties` names all that a program may read: its arguments, what is filled in, and what only the cloud knows. */
  protected constructor(
    kind: KindName,
    name: string,
    args: { readonly cloud: string },
    properties: readonly string[],
    options?: pulumi.CustomResourceOptions,
  ) {
    const face = new.target.face;
    const unknown = Object.fromEntries(properties.map((property) => [property, undefined]));
    // One that is only read (`get`) is declared by nobody here.
    const known = options?.id === undefined ? declare({ kind, name, backend: face.backend }, { ...args }) : args;
    super(
      face.type(kind, args.cloud),
      name,
      { ...unknown, ...known, ...face.inputs(kind) },
      face.options(kind, options),
    );
    const filled = properties.filter((property) => !(property in args));
    watchLeftOut(kind, name, Object.fromEntries(filled.map((property) => [property, Reflect.get(this, property)])));
  }
}
