import { defineConfig } from "vitest/config";

/** Not part of `npm test`: looks at the site that `npm run site` has built. */
export default defineConfig({
  test: { include: ["tests/site/*.test.ts"], testTimeout: 300_000, hookTimeout: 600_000 },
});
