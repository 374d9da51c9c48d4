import * as pulumi from "@pulumi/pulumi";
import { packageName } from "../../provider/kinds/tokens";
import type { CloudSettings } from "../types/provider";

/** The arguments of {@link Provider}: what `access-audit:<cloud>.*` is in the configuration of a stack. */
export interface ProviderArgs extends CloudSettings {
  /** The loopback address of an emulator. */
  emulatorUrl?: pulumi.Input<string>;
  /** The time that one operation may take, such as `90s` or `10m`. */
  timeout?: pulumi.Input<string>;
}

/**
 * One set of accounts, and the credentials for them. Several stand side by side; a key that is rotated changes the provider and
 * none of its resources. Secret members are encrypted in the state, whether they came as secrets or not.
 *
 * @example
 * ```ts
 * const security = new audit.Provider("security", { tencent: { secretId, secretKey } });
 * new audit.BucketAccessMonitor("logs", args, { provider: security });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
    // The properties of a provider are text; objects travel as JSON.
    const inputs = Object.entries(args).map(([key, value]) => [
      key,
      (pulumi.output(value) as pulumi.Output<unknown>).apply((known) =>
        typeof known === "object" ? JSON.stringify(known) : known,
      ),
    ]);
    super(packageName, name, Object.fromEntries(inputs), options);
  }
}
