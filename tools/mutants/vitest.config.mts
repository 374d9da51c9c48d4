import { defineConfig } from "vitest/config";

/** The tests of a part, which the command names. */
export default defineConfig({
  test: { include: (process.env.MUTANTS_TESTS ?? "").split(" "), testTimeout: 60_000 },
});
