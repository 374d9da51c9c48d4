import { describe, expect, it } from "vitest";
import { args, closesClouds, cloud, list, ninetyDays, serving } from "./log-server";

closesClouds();

describe("refused before any call", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ endTime: args.startTime }, "endTime must be later than startTime (2026-01-01T00:00:00.000Z)"],
    [{ startTime: "2026-01-01T00:00:00" }, "startTime must be a Date, or a time with its offset"],
    [{ endTime: "2026-01-02" }, "endTime must be a Date, or a time with its offset"],
    [{ startTime: undefined }, "startTime is required"],
    [{ instanceId: "3d39c187" }, "instanceId must be exactly 36 letters and digits"],
    [{ instanceId: "3d39c187-88b5-4a91-9bab-633874c159df" }, "instanceId must be exactly 36 letters and digits"],
    [{ projectId: "1" }, "projectId must be exactly 32 letters and digits"],
    [{ region: "" }, "region must be a region such as cn-north-4"],
    [{ limit: 0 }, "limit must be at least 1"],
    [{ limit: 101 }, "limit must be at most 100"],
    [{ offset: -1 }, "offset must be at least 0"],
    [{ offset: 1.5 }, "offset must be a whole number"],
    [{ maxResults: 0 }, "maxResults must be at least 1"],
    [{ limit: 5, maxResults: 5 }, "maxResults cannot be given together with offset or limit"],
    [{ limit: 5, ...ninetyDays }, "endTime must be at most 30 days after startTime when one page is asked for"],
    [{ bucket: "logs" }, "bucket is not a property here"],
  ])("%j", async (given, message) => {
    await expect(
      list(
        serving(() => []),
        given,
      ),
    ).rejects.toThrow(`getAuditLogs: ${message}`);
    expect(cloud?.received).toEqual([]);
  });
});

describe("an instance id that does not end in in07", () => {
  it("is asked for with a warning: the vendor's own page shows one", async () => {
    const warnings: string[] = [];
    const given = { instanceId: "3d39c18788b54a919bab633874c159dfin01" };
    await list(
      serving(() => []),
      given,
      { warnings },
    );
    expect(warnings).toEqual([expect.stringContaining("3d39c18788b54a919bab633874c159dfin01 does not end with in07")]);
    expect(cloud?.received).toHaveLength(1);
  });
});
