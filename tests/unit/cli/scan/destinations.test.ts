import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Progress } from "../../../../cli/progress";
import { scanReport } from "../../../../cli/scan/report";
import { type ScannedCloud, scanCloud } from "../../../../cli/scan/scan";
import { scanJson, scanText } from "../../../../cli/scan/tell";
import { judgeScan } from "../../../../cli/scan/verdict";
import { type Emulator, startEmulator } from "../../../../emulator/index";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import { clouds } from "../../../../provider/registry";
import { undeclaredIn } from "../../../report-schemas";

const silent: Progress = {
  begin: () => ({ total: () => undefined, advance: () => undefined }),
  stop: () => undefined,
};
const safe = { encryption: "AES256", versioning: "Enabled" } as const;

describe("the destinations of a scan", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.control.putTrail({
      Name: "all-events",
      Status: "Enable",
      EventRW: "All",
      OssBucketName: "audit",
      OssKeyPrefix: "trail",
    });
  });
  afterEach(() => emulator.stop());

  async function scan(
    name = "alibaba",
    more: { regions?: readonly string[]; destinations?: { keepDays: number } | null } = {},
  ): Promise<ScannedCloud> {
    const cloud = clouds.find((one) => one.name === name) ?? expect.fail(`there is no ${name}`);
    const keys = emulator.credentials[name as "alibaba"];
    const read = (key: string) => (key === name ? JSON.stringify(keys) : undefined);
    const session = new Session(readSettings({ read }, { ACCESS_AUDIT_EMULATOR_URL: emulator.url }));
    const { regions, destinations = { keepDays: 180 } } = more;
    return await scanCloud(
      cloud,
      session,
      { regions, required: true, ...(destinations === null ? {} : { destinations }) },
      silent,
    );
  }
  const put = (protection: object, more: object = {}) =>
    emulator.control.putBucket("alibaba", { name: "audit", protection, ...more } as never);
  const kinds = (scanned: ScannedCloud) =>
    judgeScan([scanned])
      .gaps.map(({ kind }) => kind)
      .filter((kind) => kind.startsWith("destination"));

  it("are not read unless they are asked for", async () => {
    emulator.control.clearJournal();
    expect((await scan("alibaba", { destinations: null })).destinations).toEqual([]);
    expect(emulator.control.journal().map(({ action }) => action)).not.toContain("GetBucketAcl");
  });

  it("are found by a track and by an access log, each once, and nothing is written", async () => {
    put(safe);
    emulator.control.putBucket("alibaba", {
      name: "archive",
      logging: { targetBucket: "audit", targetPrefix: "logs/" },
    });
    emulator.control.clearJournal();
    const scanned = await scan();
    expect(scanned.destinations).toMatchObject([
      { id: "alibaba/cn-hangzhou/audit", from: ["audit track all-events", "access log of archive"], exists: true },
    ]);
    expect(kinds(scanned)).toEqual([]);
    const journal = emulator.control.journal();
    expect(journal.filter(({ writes }) => writes)).toEqual([]);
    expect(journal.filter(({ action }) => action === "ListBuckets")).toHaveLength(1);
  });

  it("that are safe in nothing are told with everything", async () => {
    const expiry = { ID: "r", Status: "Enabled", Prefix: "", Expiration: { Days: "90" } };
    put({ acl: "public-read" }, { lifecycleRules: [expiry] });
    const scanned = await scan();
    expect(kinds(scanned)).toEqual([
      "destination-public",
      "destination-unencrypted",
      "destination-expiring",
      "destination-mutable",
    ]);
    expect(kinds(await scan("alibaba", { destinations: { keepDays: 90 } }))).not.toContain("destination-expiring");
    const verdict = judgeScan([scanned]);
    // Long lines are broken.
    expect(scanText([scanned], verdict).replace(/\s+/g, " ")).toContain(
      "bucket audit: it is public by its ACL, which grants everybody public-read, and has the records of audit track all-events",
    );
    expect(undeclaredIn("scan", scanJson([scanned], verdict, scanReport([scanned], verdict)))).toEqual([]);
  });

  it.each([
    ["a rule for other names", { Prefix: "scratch/" }, []],
    ["a rule for the names of the records", { Prefix: "tra" }, ["destination-expiring"]],
    ["a rule for some of the records", { Prefix: "trail/AuditLogs/" }, ["destination-expiring"]],
  ])("are judged by %s", async (_what, rule, found) => {
    put(safe, { lifecycleRules: [{ ID: "r", Status: "Enabled", Expiration: { Days: "7" }, ...rule }] });
    expect(kinds(await scan())).toEqual(found);
  });

  it("that are locked need no versions", async () => {
    put({ encryption: "KMS", lockDays: 200 });
    expect(kinds(await scan())).toEqual([]);
  });

  it("that the account does not list are not called missing while its list cannot be read", async () => {
    emulator.control.putTrail({ Name: "all-events", OssBucketName: "elsewhere" });
    emulator.control.fault({ cloud: "alibaba", action: "ListBuckets", kind: "denied", times: -1 });
    const scanned = await scan("alibaba", { regions: ["cn-hangzhou"] });
    expect(scanned.destinations).toMatchObject([{ name: "elsewhere", exists: null, error: expect.any(String) }]);
    expect(kinds(scanned)).toEqual([]);
  });

  it("that do not exist are told", async () => {
    emulator.control.putBucket("tencent", { name: "audit-1250000000", protection: safe });
    emulator.control.putTrack({ Name: "to-a-short-name", Status: 1 });
    emulator.control.putTrack({
      ...{ Name: "to-nowhere", Status: 1 },
      Storage: { StorageType: "cos", StorageRegion: "ap-beijing", StorageName: "gone-1250000000", StoragePrefix: "a" },
    });
    const tencent = await scan("tencent");
    expect(tencent.destinations?.map(({ name, exists }) => [name, exists]).sort()).toEqual([
      ["audit-1250000000", true],
      ["gone-1250000000", false],
    ]);
    expect(kinds(tencent)).toEqual(["destination-missing"]);
    emulator.control.deleteBucket("alibaba", "audit");
    expect(kinds(await scan())).toEqual(["destination-missing"]);
  });

  it("of which something is denied are unknown, and no gap", async () => {
    put(safe);
    emulator.control.fault({ cloud: "alibaba", service: "oss", action: "GetBucketAcl", kind: "denied", times: 9 });
    const scanned = await scan();
    expect(kinds(scanned)).toEqual([]);
    expect(judgeScan([scanned]).unknown.map(({ name }) => name)).toContain("audit");
    expect(scanned.destinations).toMatchObject([{ exists: true, error: expect.stringContaining("oss:GetBucketAcl") }]);
  });

  it("are found in another region than those that were asked for", async () => {
    put(safe);
    emulator.control.putBucket("alibaba", { name: "audit", region: "cn-beijing" });
    const scanned = await scan("alibaba", { regions: ["cn-hangzhou"] });
    expect(scanned.destinations).toMatchObject([{ region: "cn-beijing", exists: true }]);
  });
});
