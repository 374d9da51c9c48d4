import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { undeclaredIn } from "../../report-schemas";
import { monitor, stepOf, track } from "../../unit/cli/preview-steps";
import { findingsIn, openPipeline, type Pipeline } from "./pipeline";

const later = "2999-12-31";
let pipeline: Pipeline;

beforeEach(async () => {
  pipeline = await openPipeline();
});
afterEach(() => pipeline.close());

/** A preview that switches a monitor off, and delivers a track's records to another bucket. */
function preview(bucket: string, stack = "prod"): string {
  const storage = { type: "cos", region: "ap-guangzhou", name: bucket, prefix: "audit" };
  const steps = [
    stepOf("logs", "update", monitor(), monitor({ status: "Disabled" })),
    stepOf("writes", "update", track(), track({ storage })),
  ].map((step) => ({ ...step, urn: step.urn.replace(":prod::", `:${stack}::`) }));
  return JSON.stringify({ steps, changeSummary: { update: 2 } });
}

const review = async (...args: string[]) => {
  const outcome = await pipeline.run("review", "--preview", "preview.json", "--json", ...args);
  if (outcome.stdout !== "") expect(undeclaredIn("review", outcome.stdout)).toEqual([]);
  return outcome;
};

describe("a review as a gate", () => {
  it("ignores what its file names, by URN, by id and by property", async () => {
    pipeline.write("preview.json", preview("attic"));
    const both = await review();
    expect(both, both.stderr).toMatchObject({ exitCode: 7 });
    expect(findingsIn(both.stdout)).toEqual([
      ["logs", "switched-off", null],
      ["writes", "redirected", null],
    ]);
    pipeline.write(
      ".access-audit-ignore.yaml",
      [
        "ignore:",
        `  - { rule: switched-off, pattern: "urn:pulumi:prod::p::*::logs", reason: r, expires: ${later} }`,
        `  - { rule: redirected, id: tencent/ap-guangzhou/1, property: storage.name, reason: r, expires: ${later} }`,
      ].join("\n"),
    );
    const none = await review();
    expect(none, none.stderr).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(none.stdout).gate.ignored).toBe(2);
  });

  it("writes an ignore file that ignores just what was found", async () => {
    pipeline.write("preview.json", preview("attic"));
    await review("--write-ignore", "--ignore-reason", "agreed");
    expect(await review()).toMatchObject({ exitCode: 0 });
    pipeline.write("preview.json", preview("attic", "test"));
    expect(await review()).toMatchObject({ exitCode: 7 });
  });

  it("with a baseline fails for what is new, graver, or another value", async () => {
    pipeline.write("preview.json", preview("attic"));
    await review("--output", "json=before.json");
    const known = await review("--baseline", "before.json");
    expect(known, known.stderr).toMatchObject({ exitCode: 0 });

    pipeline.write("preview.json", preview("cellar"));
    const other = await review("--baseline", "before.json");
    expect(other).toMatchObject({ exitCode: 7 });
    expect(findingsIn(other.stdout)).toEqual([
      ["logs", "switched-off", "baseline"],
      ["writes", "redirected", null],
    ]);

    pipeline.write("preview.json", preview("attic"));
    const before = pipeline.read("before.json").replace('"severity": "high"', '"severity": "low"');
    pipeline.write("before.json", before.replaceAll('"severity": "high"', '"severity": "low"'));
    const graver = await review("--baseline", "before.json");
    expect(graver).toMatchObject({ exitCode: 7 });
    expect(findingsIn(graver.stdout)).toContainEqual(["logs", "switched-off", null]);
  });

  it("refuses the baseline of another stack", async () => {
    pipeline.write("preview.json", preview("attic"));
    await review("--output", "json=before.json");
    pipeline.write("preview.json", preview("attic", "test"));
    expect(await review("--baseline", "before.json")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("cannot be the baseline of test, because it is a report of the stack prod"),
    });
  });
});
