import { afterEach, beforeEach, expect } from "vitest";
import { undeclaredIn } from "../../report-schemas";
import { openPipeline, type Pipeline } from "./pipeline";

export const region = "ap-shanghai";
export const scan = ["scan", "--cloud", "tencent", "--region", region];
export const later = "2999-12-31";
export const id = (name: string) => `tencent/${region}/${name}`;
export const [watched, bare, scratch] = ["watched-1250000000", "bare-1250000000", "scratch-1250000000"];
export const ignoring = (...entries: string[]) => `ignore:\n${entries.map((entry) => `  - {${entry}}\n`).join("")}`;
export const scratchEntry = `rule: unmonitored, id: ${id(scratch)}, reason: A scratch bucket., expires: ${later}`;

/** A pipeline for each test, in whose account one bucket of three is monitored. */
export function scannedAccount() {
  let open: Pipeline;
  beforeEach(async () => {
    open = await openPipeline();
    const { control } = open.emulator;
    control.putBucket("tencent", { name: watched, region, accessMonitor: "Enabled" });
    for (const name of [bare, scratch]) control.putBucket("tencent", { name, region });
    control.putTrack({ Name: "writes", Status: 1 });
  });
  afterEach(() => open.close());
  return {
    pipeline: () => open,
    json: async (...args: string[]) => {
      const outcome = await open.run(...scan, ...args, "--json");
      if (outcome.stdout !== "") expect(undeclaredIn("scan", outcome.stdout)).toEqual([]);
      return outcome;
    },
  };
}
