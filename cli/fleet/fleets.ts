import type { Status } from "../../provider/core/fields/status";
import { type Member, propertiesOf } from "../../provider/core/fleet/members";
import { groupedValues, type Place } from "../../provider/core/fleet/places";
import { groupBy } from "../group-by";
import type { ManagedResource } from "../stack/state";

/** A fleet, and the name that it could have in a program. */
export interface Fleet {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The name of the provider's resource, where it is not the default one. */
  readonly provider: string | undefined;
}

/** One fleet for all monitors of a cloud, a provider and an `onDelete`. */
export function fleetsOf(resources: readonly ManagedResource[]): {
  readonly fleets: readonly Fleet[];
  readonly leftOut: readonly string[];
} {
  const monitors = resources.filter(({ kind }) => kind === "BucketAccessMonitor");
  const leftOut = monitors.flatMap((one) => whyNot(one) ?? []);
  const fit = monitors.filter((one) => whyNot(one) === undefined);
  const groups = groupBy(fit, ({ cloud, provider, inputs }) =>
    JSON.stringify([cloud, provider, inputs.onDelete ?? "restore"]),
  );
  return { fleets: [...groups.values()].map(fleetOf), leftOut };
}

function whyNot({ name, secrets, pendingReplacement, outputs }: ManagedResource): string | undefined {
  if (secrets.length > 0) return `${name} is left out: its ${secrets.join(", ")} is secret, and would be printed`;
  if (pendingReplacement) return `${name} is left out: its replacement did not come to an end; run pulumi up`;
  if (outputs.previousStatus === undefined) return `${name} is left out: what was found before is not in the state`;
  return undefined;
}

function fleetOf(group: readonly ManagedResource[]): Fleet {
  const [first] = group;
  const { cloud = "", provider } = first ?? {};
  const onDelete = first?.inputs.onDelete ?? "restore";
  const members = group.map(({ inputs: { region, bucket, status } }) => ({ region, bucket, status }) as Member);
  const isOn = members.filter(({ status }) => status === "Enabled").length * 2 >= members.length;
  const declared = { cloud, status: isOn ? "Enabled" : "Disabled", onDelete };
  const former = group.map(({ inputs: own, outputs }): [Place, Status] => [
    own as unknown as Place,
    outputs.previousStatus as Status,
  ]);
  const name = [cloud, "monitors", provider, onDelete === "restore" ? undefined : onDelete].filter(Boolean).join("-");
  return { name, args: { ...propertiesOf(declared, members), formerStatuses: groupedValues(former) }, provider };
}
