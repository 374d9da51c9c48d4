import { PartialFailure } from "../lifecycle/convergence";
import type { Properties } from "../lifecycle/kind";
import type { Resource } from "../lifecycle/lifecycle";
import { endOwned } from "../ownership/ending";
import type { Operation } from "../session/operation";
import { failureOf, forAll, type Outcomes } from "./all-members";
import type { Member, Shape } from "./member";
import { byPlace } from "./members";
import { keyOfPlace, type Place, valueAtPlace } from "./places";

/** What the work on a fleet's buckets left. */
export interface Result {
  /** Every bucket that is under management now, with what it is known to have. */
  readonly members: readonly Member[];
  /** What went wrong; `undefined` when nothing did. */
  readonly failure: string | undefined;
}

/** What does the work on each bucket, and what tells it from the fleet's properties. */
export interface Workers {
  readonly member: Resource;
  readonly shape: Shape;
}

/** Brings the buckets of a fleet from what the state has to what is declared; those that leave it end last. */
export async function bringAbout(
  { member, shape }: Workers,
  operation: Operation,
  olds: Properties,
  inputs: Properties,
): Promise<Result> {
  const [had, wanted] = [byPlace(shape.members(olds)), byPlace(shape.members(inputs))];
  const joining = [...wanted.values()].filter((one) => !had.has(keyOfPlace(one)));
  const [staying, leaving] = parted([...had.values()], (one) => wanted.has(keyOfPlace(one)));
  const isOpen = (one: Member) => {
    const declared = wanted.get(keyOfPlace(one));
    return declared !== undefined && !shape.isSame(one, one.own, declared.own);
  };
  // Nothing differs when the engine repairs what failed: then the cloud decides.
  const isRepair = joining.length + leaving.length === 0 && !staying.some(isOpen);
  rememberFormer({ member, shape }, operation, inputs, joining);
  const work = async (part: Operation, one: Member): Promise<Member> => {
    const old = had.get(keyOfPlace(one));
    const declared = wanted.get(keyOfPlace(one)) ?? one;
    const news = shape.single(inputs, { ...declared, memory: {} });
    if (old === undefined) return shape.memberFrom(one, (await member.create(part, news)).properties);
    const id = idOf(inputs.cloud, one);
    return shape.memberFrom(one, await member.update(part, id, shape.single(inputs, old), news));
  };
  const changing = isRepair ? staying : staying.filter(isOpen);
  const begun = await forAll(operation, "buckets of the fleet", [...joining, ...changing], work);
  const failure = failureOf("bring the buckets of the fleet to what is declared", begun);
  const members = byPlace([
    ...staying,
    ...begun.failed.flatMap(([one, error]) => keptOf(shape, one, error)),
    ...values(begun),
  ]);
  if (failure !== undefined) return { members: [...members.values(), ...leaving], failure };
  const ended = await endMembers({ member, shape }, operation, inputs, leaving);
  return { members: [...members.values(), ...ended.left], failure: ended.failure };
}

/** A bucket that brings along what was found is remembered by it, as one is that the stack had under another name. */
function rememberFormer(
  { member: { things }, shape: { former, memory } }: Workers,
  { session }: Operation,
  inputs: Properties,
  joining: readonly Place[],
): void {
  for (const { region, bucket } of joining) {
    const found = valueAtPlace(inputs[former], { region, bucket });
    if (found === undefined) continue;
    session.ownership.holds(things({ cloud: inputs.cloud, region, bucket }), { [memory]: found });
  }
}

/** A bucket whose first write may have been carried out is under management, with what it is known to have. */
function keptOf(shape: Shape, one: Member, error: unknown): Member[] {
  return error instanceof PartialFailure ? [shape.memberFrom(one, error.properties)] : [];
}

const values = <T>({ done }: Outcomes<Place, T>): T[] => done.map(([, value]) => value);

function parted<T>(all: readonly T[], holds: (one: T) => boolean): readonly [those: T[], others: T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

/** Ends the management of buckets as `onDelete` says, but for those that the run declares otherwise. */
export async function endMembers(
  { member, shape }: Workers,
  operation: Operation,
  properties: Properties,
  leaving: readonly Member[],
  mayWrite?: () => boolean,
): Promise<{ readonly left: readonly Member[]; readonly failure: string | undefined }> {
  const doing = "end the management of buckets";
  const ended = await forAll(operation, doing, leaving, async (part, one) => {
    await endOwned(part, member, idOf(properties.cloud, one), shape.single(properties, one), mayWrite);
  });
  const left = [...ended.failed.map(([one]) => one), ...ended.left];
  return { left, failure: failureOf(doing, ended) };
}

/** The id that a resource for the bucket alone has. */
export function idOf(cloud: unknown, { region, bucket }: Place): string {
  return [cloud, region, bucket].join("/");
}
