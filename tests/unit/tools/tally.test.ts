import { expect, it } from "vitest";
import { tally } from "../../../tools/test/tally.mjs";

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

it("counts what vitest counted", () => {
  expect(tally(clean, 0)).toEqual({ passed: 3, failed: 0 });
  expect(tally({ ...clean, numFailedTests: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
});

it("counts a skipped test as failed", () => {
  expect(tally({ ...clean, numPendingTests: 1, numTodoTests: 1 }, 0)).toEqual({ passed: 3, failed: 2 });
});

it("counts a file that could not be loaded as failed", () => {
  const testResults = [{ status: "failed", assertionResults: [] }];
  expect(tally({ ...clean, testResults }, 1)).toEqual({ passed: 3, failed: 1 });
});

it("fails a suite that ran no test, and one with an error outside of its tests", () => {
  expect(tally({ ...clean, numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  expect(tally(clean, 1)).toEqual({ passed: 3, failed: 1 });
});
