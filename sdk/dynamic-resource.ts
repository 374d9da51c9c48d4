import * as pulumi from "@pulumi/pulumi";

/**
 * A resource whose handler the host loads by the package's name. Nothing of ours is captured in the state but this line,
 * so that an upgrade of the package causes no difference.
 */
export abstract class DynamicResource extends pulumi.CustomResource {
  /** `outputs` names what a program may read besides its arguments: filled in by default, or only known by the cloud. */
  protected constructor(
    kind: string,
    name: string,
    args: object,
    outputs: readonly string[],
    options?: pulumi.CustomResourceOptions,
  ) {
    const unknown = Object.fromEntries(outputs.map((output) => [output, undefined]));
    const line = `exports.handler=()=>require("pulumi-access-audit/provider").dynamic.${kind};`;
    super(`pulumi-nodejs:dynamic/access-audit:${kind}`, name, { ...unknown, ...args, __provider: line }, options);
  }
}
