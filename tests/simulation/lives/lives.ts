import fc from "fast-check";
import { type Life, life } from "./life";
import { live } from "./live";
import { World } from "./world";

export interface Lives {
  readonly count: number;
  readonly seed: number;
  readonly onLife?: (lived: number) => void;
}

/** Lives so many lives; rejects with the shrunken story of the first that breaks an invariant. */
export async function liveMany({ count, seed, onLife }: Lives): Promise<void> {
  const world = await World.open();
  let lived = 0;
  try {
    await fc.assert(
      fc.asyncProperty(life, async (one: Life) => {
        await live(world, one);
        lived += 1;
        onLife?.(lived);
      }),
      { numRuns: count, seed, endOnFailure: false },
    );
  } finally {
    await world.close();
  }
}
