import * as pulumi from "@pulumi/pulumi";
import type { KindName } from "../provider/kinds";
import { dynamicType, nativeType } from "../provider/kinds/tokens";

/** How a resource reaches its handler: by the host of dynamic resources, or by the plugin. */
export interface Backend {
  readonly name: "dynamic" | "native";
  type(kind: KindName, cloud: string): string;
  /** What goes with the arguments of every resource. */
  inputs(kind: KindName): object;
  options(kind: KindName, options: pulumi.CustomResourceOptions | undefined): pulumi.CustomResourceOptions;
}

/**
 * The host loads the handler by the package's name. Nothing of ours is captured in the state but this line, so that an
 * upgrade of the package causes no difference.
 */
export const dynamicBackend: Backend = {
  name: "dynamic",
  type: dynamicType,
  inputs: (kind) => ({ __provider: `exports.handler=()=>require("pulumi-access-audit/provider").dynamic.${kind};` }),
  options: (_kind, options = {}) => options,
};

/** A stack that was made with dynamic resources goes on with the plugin's: they are known under their former type too. */
export const nativeBackend: Backend = {
  name: "native",
  type: nativeType,
  inputs: () => ({}),
  options: (kind, options) => pulumi.mergeOptions(options, { aliases: [{ type: dynamicType(kind) }] }),
};
