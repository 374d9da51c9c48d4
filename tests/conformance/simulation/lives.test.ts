import { it } from "vitest";
import { liveMany } from "../../simulation/lives/lives";

const seed = Number(process.env.ACCESS_AUDIT_SEED ?? Date.now() % 2 ** 31);
const count = Number(process.env.ACCESS_AUDIT_LIVES ?? 300);

it(`${count} lives of a stack break no invariant (seed ${seed})`, { timeout: 600_000 }, async () => {
  console.log(`simulation: ACCESS_AUDIT_SEED=${seed}`);
  await liveMany({ count, seed });
});
