import { defineConfig } from "vitest/config";

/** What runs in the copy of the repository that `copy.ts` makes. */
export default defineConfig({
  test: {
    include: [
      "tests/toy-cloud/proof/*.test.ts",
      "tests/unit/registry/pieces.test.ts",
      "tests/unit/plugin/schema.test.ts",
    ],
    testTimeout: 60_000,
  },
});
