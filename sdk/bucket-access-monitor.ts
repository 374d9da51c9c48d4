import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { inputs as alibaba } from "../provider/clouds/alibaba/oss/bucket-access-monitor";
import type { inputs as tencent } from "../provider/clouds/tencent/cos/bucket-access-monitor";
import type { inputs as volcengine } from "../provider/clouds/volcengine/tos/bucket-access-monitor";
import type { Inputs } from "./inputs";
import { ManagedResource } from "./managed-resource";

/** The arguments of {@link BucketAccessMonitor}. */
export type BucketAccessMonitorArgs =
  | Inputs<z.input<typeof tencent>>
  | Inputs<z.input<typeof alibaba>>
  | Inputs<z.input<typeof volcengine>>;

/**
 * Keeps the access monitoring of one existing bucket, its record of when each object was last read, in a declared state.
 * The bucket itself is neither made nor deleted. Switching monitoring off loses the access history.
 *
 * Vendors' pages: COS `?accessmonitor`, OSS and TOS `PutBucketAccessMonitor`.
 *
 * @example
 * ```ts
 * new audit.BucketAccessMonitor("logs", {
 *   cloud: "tencent", region: "ap-guangzhou", bucket: "logs-1250000000", status: "Enabled",
 * });
 * ```
 */
export class BucketAccessMonitor extends ManagedResource {
  declare readonly cloud: pulumi.Output<BucketAccessMonitorArgs["cloud"]>;
  declare readonly region: pulumi.Output<string>;
  declare readonly bucket: pulumi.Output<string>;
  declare readonly status: pulumi.Output<"Enabled" | "Disabled">;
  declare readonly onDelete: pulumi.Output<"restore" | "disable">;
  /** The status that was found when the bucket came under management; `onDelete: "restore"` puts it back. */
  declare readonly previousStatus: pulumi.Output<"Enabled" | "Disabled">;

  constructor(name: string, args: BucketAccessMonitorArgs, options?: pulumi.CustomResourceOptions) {
    const properties = ["cloud", "region", "bucket", "status", "onDelete", "previousStatus"];
    super("BucketAccessMonitor", name, args, properties, options);
  }
}
