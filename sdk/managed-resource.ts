import * as pulumi from "@pulumi/pulumi";
import type { KindName } from "../provider/core/kind";
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
    const inputs = { ...unknown, ...args, ...face.inputs(kind) };
    super(face.type(kind, args.cloud), name, inputs, face.options(kind, options));
  }
}
