import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { program } from "../../../cli/program";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { readSettings } from "../../../provider/core/session/settings";
import type { KindName } from "../../../provider/kinds";
import { checkInputs, trackFacts } from "../../../provider/registry";

let emulator: Emulator;
let home: string;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "access-audit-fix-"));
  emulator = await startEmulator();
  for (const [name, value] of Object.entries({ HOME: home, ...clientEnvironment(emulator, {}) }))
    vi.stubEnv(name, value);
  const { control } = emulator;
  control.putBucket("tencent", { name: "bare-1250000000", region: "ap-shanghai" });
  control.putBucket("tencent", { name: "audit-1250000000", region: "ap-shanghai", accessMonitor: "Enabled" });
  control.putBucket("huawei", { name: "orders", region: "cn-north-4" });
  control.putTrack({ Name: "all", Status: 0 });
  control.putDatabase({ id: "cdb-etxaaa12", engine: "cdb", region: "ap-shanghai", auditing: null });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  await emulator.stop();
  rmSync(home, { recursive: true, force: true });
});

/** A run of the command in this process: its report, and what it says beside it. */
async function run(...words: readonly string[]) {
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(() => true),
  );
  const all = await program("0.0.0", words);
  await all.parseAsync(words, { from: "user" });
  const [report = "", beside = ""] = streams.map((one) => one.mock.calls.map(([text]) => String(text)).join(""));
  for (const one of streams) one.mockRestore();
  return { report, beside, exitCode: process.exitCode };
}

const places = ["--cloud", "tencent", "huawei", "--region", "tencent/ap-shanghai", "huawei/cn-north-4"];
const scan = ["scan", ...places, "--databases", "--destinations"];
const project = "0483b6b16e954cb88930a360d2c4e663";
const rds = "cee5265e1e5845649e354841234567dfin01";

/** What is printed about each finding, by its first line. */
const printed: Readonly<Record<string, readonly string[]>> = {
  "tencent/ap-shanghai/bare-1250000000: bucket bare-1250000000: its access is not monitored": [
    "Declare a BucketAccessMonitor, or bring the bucket in by --import-file and --program.",
    'new audit.BucketAccessMonitor("bare-1250000000", { cloud: "tencent", region: "ap-shanghai", bucket: "bare-1250000000", status: "Enabled" });',
    "pulumi up",
  ],
  "tencent/ap-shanghai/9007199254740993: audit track all: it is switched off": [
    "Import it, set status to Enabled, and name a destination that exists and may be written to.",
    'new audit.AuditTrack("all", { cloud: "tencent", region: "ap-shanghai", name: "all", status: "Enabled", actionType: "*", resourceType: "*", eventNames: ["*"], storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" }, trackForAllMembers: false, adopt: false });',
    "pulumi import access-audit:tencent:AuditTrack all tencent/ap-shanghai/9007199254740993 --generate-code=false && pulumi up",
  ],
  "tencent/ap-guangzhou/audit: bucket audit: there is none, and audit track all delivers to it": [
    "Make the bucket, or name another one in the track or the access log.",
    "The object storage's console, the bucket: make it, in the region that the track or the log names.",
  ],
  "tencent: no audit track records the account": [
    "Declare an AuditTrack that is Enabled, and deliver to a bucket of your own.",
    'new audit.AuditTrack("everything", { cloud: "tencent", region: "ap-shanghai", name: "everything", status: "Enabled", actionType: "*", resourceType: "*", eventNames: ["*"], storage: { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "audit" } });',
    "pulumi up",
  ],
  "huawei/cn-north-4/orders: bucket orders: its access is not logged, and huawei has no access monitoring": [
    "Declare a BucketAccessLog.",
    'new audit.BucketAccessLog("orders-log", { cloud: "huawei", region: "cn-north-4", bucket: "orders", status: "Enabled", agency: "obs-log-agency", targetBucket: "<target bucket>", targetPrefix: "orders/" });',
    "pulumi up",
  ],
  [`huawei/cn-north-4/${project}/system/system: audit track system: it delivers nowhere`]: [
    "Import it, set status to Enabled, and name a destination that exists and may be written to.",
    `new audit.AuditTrack("system", { cloud: "huawei", region: "cn-north-4", projectId: "${project}", status: "Enabled", isLtsEnabled: false, isSupportValidate: false, type: "system", name: "system", isOrganizationTracker: false, excludeServices: [], isSupportTraceFilesEncryption: false, onDelete: "restore", obs: { bucketName: "audit", filePrefixName: "cts" } });`,
    `pulumi import access-audit:huawei:AuditTrack system huawei/cn-north-4/${project}/system/system --generate-code=false && pulumi up`,
  ],
  [`huawei/cn-north-4/${project}/rds/${rds}: rds instance ${rds}: it is not audited`]: [
    "Declare a DatabaseAuditPolicy that is Enabled; the vendor bills it.",
    `new audit.DatabaseAuditPolicy("${rds}", { cloud: "huawei", region: "cn-north-4", engine: "rds", instanceId: "${rds}", status: "Enabled", keepDays: 180 });`,
    "pulumi up",
  ],
};

/** The lines about each finding, by their first. */
function grouped(beside: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  let own: string[] = [];
  for (const line of beside.trimEnd().split("\n")) {
    if (line.startsWith("  ")) own.push(line.slice(2));
    else found[line] = own = [];
  }
  return found;
}

describe("scan --fix without a stack", () => {
  it("prints how to close each finding, beside the report that there is without it, and changes nothing", async () => {
    const { report, beside, exitCode } = await run(...scan, "--fix");
    const told = grouped(beside);
    expect(told).toMatchObject(printed);
    expect(await run(...scan)).toEqual({ report, beside: "", exitCode });
    const { gaps } = JSON.parse((await run(...scan, "--json")).report) as { gaps: { message: string }[] };
    const messages = Object.keys(told).map((line) => line.slice(line.indexOf(": ") + 2));
    expect(messages.sort()).toEqual(gaps.map(({ message }) => message).sort());
    expect(exitCode).toBe(7);
    expect(emulator.control.journal().filter(({ writes }) => writes)).toEqual([]);
  });

  it("prints programs that the provider takes, whose tracks are on, leave nothing out and deliver", async () => {
    const { beside } = await run(...scan, "--fix");
    const settings = readSettings({ read: () => undefined }, {});
    const lines = Object.values(grouped(beside)).flatMap((own) => own.filter((line) => line.startsWith("new ")));
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) {
      const [, kind = "", inputs = ""] = /^new audit\.(\w+)\("[^"]*", (.*)\);$/.exec(line) ?? [];
      // A scan cannot know which bucket the files go to.
      const given = JSON.parse(JSON.stringify(runInNewContext(`(${inputs.replace("<target bucket>", "logs")})`)));
      expect(checkInputs(kind as KindName, given, settings).failures, line).toEqual([]);
      if (kind !== "AuditTrack") continue;
      expect(trackFacts(given), line).toMatchObject({ enabled: true, leavesOut: undefined });
      expect(trackFacts(given)?.destinations, line).toHaveLength(1);
    }
  });

  it("prints nothing about what is ignored", async () => {
    const file = join(home, "ignore.yaml");
    const entry = (rule: string) => `  - { rule: ${rule}, pattern: "*", reason: r, expires: 2999-12-31 }\n`;
    writeFileSync(file, `ignore:\n${["unmonitored", "unlogged"].map(entry).join("")}`);
    const { beside } = await run(...scan, "--fix", "--ignore-file", file);
    expect(beside).toContain("audit track all");
    expect(beside).not.toMatch(/BucketAccess/);
  });
});
