import type { Status } from "../fields/status";
import { PartialFailure } from "../lifecycle/convergence";
import type { Properties } from "../lifecycle/kind";
import type { Resource } from "../lifecycle/lifecycle";
import { endOwned } from "../ownership/ending";
import type { Operation } from "../session/operation";
import { failureOf, forAll, type Outcomes } from "./all-members";
import { byPlace, type Member, membersOf, single } from "./members";
import { keyOfPlace, type Place, valueAtPlace } from "./places";

/** What the work on a fleet's buckets left. */
export interface Result {
  /** Every bucket that is under management now, with the status that it is known to have. */
  readonly members: readonly Member[];
  /** What went wrong; `undefined` when nothing did. */
  readonly failure: string | undefined;
}

/** Brings the buckets of a fleet from what the state has to what is declared; those that leave it end last. */
export async function bringAbout(
  member: Resource,
  operation: Operation,
  olds: Properties,
  inputs: Properties,
): Promise<Result> {
  const [had, wanted] = [byPlace(membersOf(olds)), byPlace(membersOf(inputs))];
  const joining = [...wanted.values()].filter((one) => !had.has(keyOfPlace(one)));
  const [staying, leaving] = parted([...had.values()], (one) => wanted.has(keyOfPlace(one)));
  const isOpen = (one: Member) => wanted.get(keyOfPlace(one))?.status !== one.status;
  // Nothing differs when the engine repairs what failed: then the cloud decides.
  const isRepair = joining.length + leaving.length === 0 && !staying.some(isOpen);
  rememberFormer(member, operation, inputs, joining);
  const work = async (part: Operation, one: Member): Promise<Member> => {
    const old = had.get(keyOfPlace(one));
    const declared = wanted.get(keyOfPlace(one)) ?? one;
    if (old === undefined) return memberFrom(one, (await member.create(part, single(inputs, declared))).properties);
    const id = idOf(inputs.cloud, one);
    return memberFrom(one, await member.update(part, id, single(inputs, old), single(inputs, declared)));
  };
  const changing = isRepair ? staying : staying.filter(isOpen);
  const begun = await forAll(operation, "buckets of the fleet", [...joining, ...changing], work);
  const failure = failureOf("bring the buckets of the fleet to their status", begun);
  const members = byPlace([
    ...staying,
    ...begun.failed.flatMap(([one, error]) => keptOf(one, error)),
    ...values(begun),
  ]);
  if (failure !== undefined) return { members: [...members.values(), ...leaving], failure };
  const ended = await endMembers(member, operation, inputs, leaving);
  return { members: [...members.values(), ...ended.left], failure: ended.failure };
}

/** A bucket that brings a former status along is remembered by it, as one is that the stack had under another name. */
function rememberFormer(
  { things }: Resource,
  { session }: Operation,
  { cloud, formerStatuses }: Properties,
  joining: readonly Place[],
): void {
  for (const { region, bucket } of joining) {
    const previousStatus = valueAtPlace(formerStatuses, { region, bucket });
    if (previousStatus !== undefined) session.ownership.holds(things({ cloud, region, bucket }), { previousStatus });
  }
}

/** A bucket whose first write may have been carried out is under management, with the status that it is known to have. */
function keptOf(one: Member, error: unknown): Member[] {
  return error instanceof PartialFailure ? [memberFrom(one, error.properties)] : [];
}

function memberFrom({ region, bucket }: Place, { status, previousStatus }: Properties): Member {
  return { region, bucket, status: status as Status, previousStatus: previousStatus as Status | undefined };
}

const values = <T>({ done }: Outcomes<Place, T>): T[] => done.map(([, value]) => value);

function parted<T>(all: readonly T[], holds: (one: T) => boolean): readonly [those: T[], others: T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))];
}

/** Ends the management of buckets as `onDelete` says, but for those that the run declares otherwise. */
export async function endMembers(
  member: Resource,
  operation: Operation,
  { cloud, onDelete }: Properties,
  leaving: readonly Member[],
  mayWrite?: () => boolean,
): Promise<{ readonly left: readonly Member[]; readonly failure: string | undefined }> {
  const doing = "end the management of buckets";
  const ended = await forAll(operation, doing, leaving, async (part, one) => {
    const state = single({ cloud, onDelete }, one);
    await endOwned(part, member, idOf(cloud, one), state, mayWrite);
  });
  const left = [...ended.failed.map(([one]) => one), ...ended.left];
  return { left, failure: failureOf(doing, ended) };
}

/** The id that a resource for the bucket alone has. */
export function idOf(cloud: unknown, { region, bucket }: Place): string {
  return [cloud, region, bucket].join("/");
}
