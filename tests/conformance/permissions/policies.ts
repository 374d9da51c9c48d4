import { namesOf, needsOf, type Purpose } from "../../../cli/permissions/purposes";
import type { Emulator } from "../../../emulator/index";
import { clouds } from "../../../provider/registry";

const cloudOf = (name: string) => {
  const cloud = clouds.find((one) => one.name === name);
  if (cloud === undefined) throw new Error(`there is no cloud ${name}`);
  return cloud;
};

/** What the command says that a cloud has to allow. */
export function permissionsFor(cloud: string, purposes: readonly Purpose[], only?: readonly string[]): string[] {
  return namesOf(purposes.flatMap((purpose) => needsOf(cloudOf(cloud), purpose, only)));
}

/** Has the emulated cloud enforce the policies that the command prints for these permissions. */
export function enforce({ control }: Emulator, cloud: string, permissions: readonly string[]): void {
  const documents =
    permissions.length === 0
      ? []
      : cloudOf(cloud)
          .policies(permissions)
          .map(({ document }) => document);
  control.changeIdentity(cloud, { permissions: documents });
}

/** Everything is allowed again. */
export function lift({ control }: Emulator, cloud: string): void {
  control.changeIdentity(cloud, { permissions: null });
}
