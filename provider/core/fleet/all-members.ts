import pLimit from "p-limit";
import { reasonOf } from "../session/errors";
import type { Operation } from "../session/operation";
import { type Place, tellPlaces } from "./places";

/** Buckets that are worked on at once; the rate limits of the clouds hold for all of them together. */
const lanes = 16;

/** How often a long operation says how far it is. */
const progressMs = 10_000;

/** Failures that a message tells in full; of the others it names the buckets. */
const toldInFull = 10;

/** What became of each bucket. */
export interface Outcomes<P, T> {
  readonly done: readonly (readonly [place: P, value: T])[];
  readonly failed: readonly (readonly [place: P, error: unknown])[];
  /** Not begun, because the operation was cancelled or nothing goes through any more. */
  readonly left: readonly P[];
}

/**
 * Runs one piece of work for each bucket, several at once. The failure of one ends none of the others. Each has the time of one
 * operation, so that the time of all grows with their number; when as many have run out of it as run at once, no more are begun.
 */
export async function forAll<P extends Place, T>(
  operation: Operation,
  doing: string,
  places: readonly P[],
  work: (part: Operation, place: P) => Promise<T>,
): Promise<Outcomes<P, T>> {
  const limit = pLimit(lanes);
  const outcomes = { done: [] as (readonly [P, T])[], failed: [] as (readonly [P, unknown])[], left: [] as P[] };
  const { session } = operation;
  let [late, toldAtMs] = [0, session.clock.now()];
  await Promise.all(
    places.map((place) =>
      limit(async () => {
        if (operation.ended || late >= lanes) return void outcomes.left.push(place);
        const part = operation.part();
        try {
          outcomes.done.push([place, await work(part, place)]);
        } catch (error) {
          if (part.timedOut) late += 1;
          outcomes.failed.push([place, error]);
        }
        const now = session.clock.now();
        if (now - toldAtMs < progressMs) return;
        toldAtMs = now;
        const finished = outcomes.done.length + outcomes.failed.length;
        session.progress(operation.urn, `${doing}: ${finished} of ${places.length} buckets`);
      }),
    ),
  );
  return outcomes;
}

/** What went wrong, bucket by bucket; `undefined` when nothing did. */
export function failureOf(doing: string, { done, failed, left }: Outcomes<Place, unknown>): string | undefined {
  if (failed.length === 0 && left.length === 0) return undefined;
  const all = done.length + failed.length + left.length;
  const full = failed.slice(0, toldInFull).map(([, error]) => reasonOf(error));
  const further = failed.slice(toldInFull).map(([place]) => place);
  return [
    `${doing}: ${done.length} of ${all} buckets are done, and stay done. Run the command again for the others`,
    ...full,
    ...(further.length > 0 ? [`Also failed: ${tellPlaces(further)}`] : []),
    ...(left.length > 0 ? [`Not begun: ${tellPlaces(left)}`] : []),
  ].join("\n");
}
