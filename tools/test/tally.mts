import type { Tally } from "./suite.mts";

/** What is used of the report that vitest writes as JSON. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** Counts what vitest reports, so that nothing which did not run passes for a success. */
export function tally(report: Report, code: number): Tally {
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.error(`${skipped} skipped: a test that did not run counts as failed.`);
  const broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const failed = report.numFailedTests + skipped + broken.length;
  // No test at all, or an error outside of any test.
  const silent = failed === 0 && (passed === 0 || code !== 0);
  return { passed, failed: silent ? 1 : failed };
}
