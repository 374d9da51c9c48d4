import { defineConfig } from "vitest/config";

/** `unit` and `conformance` need no engine and no network; `vendor-sdks` runs the clouds' own SDKs; `engine` runs the real `pulumi`. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "emulator", include: ["tests/emulator/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          name: "conformance",
          include: ["tests/conformance/**/*.test.ts", "tests/toy-cloud/*.test.ts"],
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: "vendor-sdks",
          include: ["tests/vendor-sdks/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "engine",
          include: ["tests/engine/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Each file drives several processes, one after the other, and waits for some: three at once fill two cores.
          maxWorkers: 3,
        },
      },
    ],
  },
});
