import * as pulumi from "@pulumi/pulumi";
import type { KindName } from "../provider/core/kind";
import { dynamicFace, type Face } from "./face";

/** A resource of this package, on the face that its class names. */
export abstract class ManagedResource extends pulumi.CustomResource {
  static readonly face: Face = dynamicFace;

  /** `outputs` names what a program may read besides its arguments: filled in by default, or only known by the cloud. */
  protected constructor(
    kind: KindName,
    name: string,
    args: { readonly cloud: string },
    outputs: readonly string[],
    options?: pulumi.CustomResourceOptions,
  ) {
    const face = new.target.face;
    const unknown = Object.fromEntries(outputs.map((output) => [output, undefined]));
    const inputs = { ...unknown, ...args, ...face.inputs(kind) };
    super(face.type(kind, args.cloud), name, inputs, face.options(kind, options));
  }
}
