import { defineConfig } from "vitest/config";

/** `unit` and `conformance` need no engine and no network; `vendor-sdks` runs the clouds' own SDKs; `engine` runs the real `pulumi`.
 *
 * Without isolation the files of a worker share the modules that they load, which is half of their time. A test then leaves nothing
 * behind in a module: no secret that is a common word, no setting of the process. As many workers as cores, for by default
 * one core is left to a watcher, which is half of a machine of two.
 */
const shared = { isolate: false, maxWorkers: "100%", hookTimeout: 180_000 } as const;

export default defineConfig({
  test: {
    projects: [
      // Some files wait, for a silent server, a command or between attempts: four workers fill two cores.
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          testTimeout: 60_000,
          ...{ ...shared, maxWorkers: 4 },
        },
      },
      { test: { name: "emulator", include: ["tests/emulator/**/*.test.ts"], testTimeout: 120_000, ...shared } },
      {
        test: {
          name: "conformance",
          include: ["tests/conformance/**/*.test.ts", "tests/toy-cloud/*.test.ts"],
          testTimeout: 180_000,
          ...{ ...shared, maxWorkers: 4 },
        },
      },
      {
        test: {
          name: "vendor-sdks",
          include: ["tests/vendor-sdks/**/*.test.ts"],
          maxWorkers: shared.maxWorkers,
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
          // Each file drives several processes, one after the other, and waits for some: four at once fill two cores.
          maxWorkers: 4,
        },
      },
    ],
  },
});
