import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { outputOf } from "../../../../cli/lake/output/formats";
import { scanCommand } from "../../../../cli/scan";

const scan = (...args: string[]) => scanCommand(new Command("scan").exitOverride()).parseAsync(args, { from: "user" });

describe("options that need another one, or a value", () => {
  it("are refused where they would do nothing", async () => {
    await expect(scan("--keep-days", "30")).rejects.toThrow("--keep-days is for the buckets of --destinations");
    await expect(scan("--earlier", "a.json")).rejects.toThrow("--earlier is for the page of --html");
  });

  it("say what is missing of a place for events", () => {
    expect(outputOf("parquet=")).toBe("Its folder is missing: write parquet=<folder>.");
    expect(outputOf("csv=")).toBe("Its file is missing: write csv=<file>.");
  });
});
