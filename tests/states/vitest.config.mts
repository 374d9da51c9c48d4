import { defineConfig } from "vitest/config";

/** Not part of the tests: records the states of the release that `package.json` names. */
export default defineConfig({
  test: { include: ["tests/states/record.ts"], testTimeout: 600_000, hookTimeout: 600_000, maxWorkers: 1 },
});
