import { holdsUnknown } from "../../provider/core/fields/unknown";
import { isRecord } from "../../provider/core/fields/validation";
import type { Shape } from "../../provider/core/fleet/member";
import { covers, keyOfPlace, type Place, placesIn, tellPlaces, valueAtPlace } from "../../provider/core/fleet/places";
import type { Many } from "../../provider/core/lifecycle/lifecycle";
import type { KindName } from "../../provider/kinds";
import { findResource, NotOffered } from "../../provider/registry";
import { groupBy } from "../group-by";
import type { Examined, Finding } from "../report/report";
import { maskSecrets } from "../stack/secrets";
import { nameOf } from "../stack/state";
import type { Change } from "./changes";
import type { PreviewState } from "./preview";

type Inputs = Readonly<Record<string, unknown>>;

/** What a preview would do to one bucket of a fleet. */
interface BucketChange extends Change {
  readonly place: Place;
  readonly fleet: Change;
}

/** A fleet's change as the changes of resources for each of its buckets; a secret list stays one. */
export function bucketByBucket(change: Change): readonly Change[] {
  const many = manyOf(change);
  if (many === undefined) return [change];
  const { shape, of: kind } = many;
  if (holdsUnknown(change.after?.inputs?.buckets)) return [change];
  const before = change.before && statesIn(shape, change.before, statedIn(change.before));
  const after = change.after && statesIn(shape, change.after, declaredIn(change.after, change.before));
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  if (keys.size === 0) return [change];
  const moves = change.before?.inputs?.cloud !== change.after?.inputs?.cloud;
  return [...keys].flatMap((key): BucketChange[] => {
    const [old, fresh] = [before?.get(key), after?.get(key)];
    const place = (fresh ?? old)?.place;
    if (place === undefined) return [];
    const of = (was: PreviewState | undefined, is: PreviewState | undefined, suffix = ""): BucketChange => {
      const op = was === undefined ? "create" : is === undefined ? "delete" : "update";
      const urn = `${change.urn}[${key}${suffix}]`;
      const steps = change.steps.length === 0 ? [] : [{ op, urn, oldState: was, newState: is }];
      const remembers = valueAtPlace(change.after?.inputs?.[shape.former], place) !== undefined;
      return {
        ...{ urn, kind: kind as KindName, cloud: change.cloud, steps, before: was, after: is },
        ...{ deletesFirst: false, inFleet: true, shownAs: nameOf(change.urn), remembers, place, fleet: change },
      };
    };
    if (moves && old && fresh) return [of(old.state, undefined, " before"), of(undefined, fresh.state)];
    return [of(old?.state, fresh?.state)];
  });
}

/** What a resource of many things has; nothing where a cloud has no such kind, which the check refuses. */
function manyOf({ kind, cloud }: Change): Many | undefined {
  try {
    return findResource(kind, cloud).many;
  } catch (error) {
    if (error instanceof NotOffered) return undefined;
    throw error;
  }
}

interface Stated {
  readonly place: Place;
  readonly state: PreviewState;
}

/** The state of each bucket, as a resource of its own would have it. */
function statesIn(shape: Shape, state: PreviewState, held: Inputs): ReadonlyMap<string, Stated> {
  return new Map(
    shape.members(held).map((member): [string, Stated] => {
      const inputs = shape.single(held, { ...member, memory: {} });
      return [
        keyOfPlace(member),
        { place: member, state: { ...state, inputs, outputs: { ...inputs, ...member.memory } } },
      ];
    }),
  );
}

/** What is under management. */
function statedIn({ inputs, outputs }: PreviewState): Inputs {
  const [declared, told] = [maskSecrets(inputs ?? {}) as Inputs, maskSecrets(outputs ?? {}) as Inputs];
  return { ...declared, ...told, onDelete: declared.onDelete ?? told.onDelete };
}

/** What would be; a pattern that was not looked up covers at least the buckets that it covered before. */
function declaredIn({ inputs, outputs }: PreviewState, before: PreviewState | undefined): Inputs {
  const declared = maskSecrets(inputs ?? {}) as Inputs;
  if (!isRecord(declared.patterns)) return declared;
  const told = (maskSecrets(outputs ?? {}) as Inputs).buckets;
  if (placesIn(told).length > 0) return { ...declared, buckets: told };
  const covered = before === undefined ? [] : placesIn(statedIn(before).buckets);
  const kept = covered.filter((place) => covers(declared.patterns, place));
  return { ...declared, buckets: Object.fromEntries(kept.map(({ region }) => [region, namesIn(kept, region)])) };
}

const namesIn = (places: readonly Place[], region: string): string[] =>
  places.filter((place) => place.region === region).map(({ bucket }) => bucket);

/** What was found of each bucket, told of its fleet: once for all buckets of which the same is said. */
export function asFleets(changes: readonly Change[], examined: readonly Examined[]): Examined[] {
  const own = new Map(changes.flatMap((one) => ("fleet" in one ? [[one.urn, one as BucketChange] as const] : [])));
  const fleets = new Map<string, { about: Examined; found: [Place, Finding][]; errors: Set<string> }>();
  const others = examined.filter((one) => {
    const bucket = own.get(one.urn ?? "");
    if (bucket === undefined) return true;
    const { urn, kind } = bucket.fleet;
    const about = { ...one, urn, kind, name: nameOf(urn) };
    const fleet = fleets.get(urn) ?? { about, found: [], errors: new Set() };
    fleet.found.push(...one.findings.map((finding): [Place, Finding] => [bucket.place, finding]));
    if (one.error !== undefined) fleet.errors.add(one.error);
    fleets.set(urn, fleet);
    return false;
  });
  return [
    ...others,
    ...[...fleets.values()].map(({ about, found, errors }) => {
      const { error: _, ...rest } = about;
      const told = { ...rest, findings: together(found) };
      return errors.size === 0 ? told : { ...told, error: [...errors].join("; ") };
    }),
  ];
}

function together(found: readonly (readonly [Place, Finding])[]): Finding[] {
  const groups = groupBy(found, ([, finding]) => JSON.stringify(finding));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ ...first[1], reason: `${first[1].reason}: ${tellPlaces(group.map(([place]) => place))}` }];
  });
}
