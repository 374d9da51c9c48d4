import { liveMany } from "./lives";

/** Lives so many lives from a seed: `main <lives> <seed>`. Ends with 7 and the shrunken story when one breaks an invariant. */
const [lives, seed] = process.argv.slice(2).map(Number);

liveMany({ count: lives ?? 0, seed: seed ?? 0 }).catch((error: unknown) => {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  console.error(`${message}\n${cause instanceof Error ? cause.message : ""}`);
  process.exitCode = 7;
});
