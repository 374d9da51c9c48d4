import { plain } from "../../provider/core/fields/plain";
import { groupedValues, type Place } from "../../provider/core/fleet/places";
import type { Many } from "../../provider/core/lifecycle/lifecycle";
import { type KindName, kindNames } from "../../provider/kinds";
import { findResource, fleetOf } from "../../provider/registry";
import { groupBy } from "../group-by";
import type { ManagedResource } from "../stack/state";

/** A fleet, and the name that it could have in a program. */
export interface Fleet {
  readonly kind: KindName;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The name of the provider's resource, where it is not the default one. */
  readonly provider: string | undefined;
}

/** The kinds of which a fleet holds many. */
export const singleKinds: readonly KindName[] = kindNames.filter((kind) => fleetOf(kind) !== undefined);

/** One fleet for all resources of a kind, a cloud, a provider and what a fleet has once, such as `onDelete`. */
export function fleetsOf(resources: readonly ManagedResource[]): {
  readonly fleets: readonly Fleet[];
  readonly leftOut: readonly string[];
} {
  const singles = resources.flatMap((resource) => {
    const kind = fleetOf(resource.kind);
    return kind === undefined ? [] : [{ kind, resource, many: findResource(kind, resource.cloud).many as Many }];
  });
  const leftOut = singles.flatMap((one) => whyNot(one) ?? []);
  const fit = singles.filter((one) => whyNot(one) === undefined);
  const groups = groupBy(fit, ({ kind, resource: { cloud, provider, inputs }, many }) =>
    JSON.stringify([kind, cloud, provider, sharedOf(many, inputs)]),
  );
  return { fleets: [...groups.values()].flatMap(fleetOfGroup), leftOut };
}

interface Single {
  readonly kind: KindName;
  readonly resource: ManagedResource;
  readonly many: Many;
}

function whyNot({ resource, many }: Single): string | undefined {
  const { name, secrets, pendingReplacement, outputs } = resource;
  if (secrets.length > 0)
    return `${name} is left out: ${secrets.join(", ")} is secret, and this command would print it`;
  if (pendingReplacement) return `${name} is left out: its replacement is not finished. Run pulumi up`;
  if (outputs[many.shape.memory] === undefined)
    return `${name} is left out: its state does not have what was found before`;
  return undefined;
}

/** What a fleet has once for all buckets. */
const sharedOf = ({ shape }: Many, inputs: Readonly<Record<string, unknown>>) =>
  plain(
    Object.fromEntries(
      shape.passed.map((name) => [name, name === "onDelete" ? (inputs[name] ?? "restore") : inputs[name]]),
    ),
  );

function fleetOfGroup(group: readonly Single[]): Fleet[] {
  const [first] = group;
  if (first === undefined) return [];
  const { kind, many, resource } = first;
  const { shape } = many;
  const { cloud, provider } = resource;
  const shared = sharedOf(many, resource.inputs);
  const placeOf = ({ inputs }: ManagedResource): Place => inputs as unknown as Place;
  const members = group.map((one) => shape.memberFrom(placeOf(one.resource), one.resource.inputs));
  const former = group.map((one) => [placeOf(one.resource), one.resource.outputs[shape.memory]] as const);
  const args = shape.fold({ cloud, ...shared, ...shape.infer(members) }, members);
  const { onDelete, ...marks } = shared;
  const named = [
    ...Object.keys(marks).filter((name) => marks[name] === true),
    onDelete === "restore" ? undefined : onDelete,
  ];
  const name = [cloud, nouns[kind], provider, ...named].filter(Boolean).join("-");
  return [{ kind, name, args: { ...args, [shape.former]: groupedValues(former) }, provider }];
}

const nouns: Partial<Record<KindName, string>> = { BucketAccessMonitors: "monitors", BucketAccessLogs: "logs" };
