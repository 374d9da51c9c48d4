import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { findingsIn } from "./pipeline";
import { bare, id, ignoring, later, region, scan, scannedAccount, scratch, scratchEntry } from "./scanned-account";

const { pipeline, json } = scannedAccount();

describe("a scan as a gate", () => {
  it("writes every format from one run, and none of it changes a cloud", async () => {
    const files = ["sarif", "junit", "markdown", "csv", "json"].flatMap((one) => ["--output", `${one}=scan.${one}`]);
    const outcome = await pipeline().run(...scan, ...files);
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 7 });
    expect(outcome.stdout).toContain("medium: Buckets that nobody monitors (2):");
    expect(
      pipeline()
        .emulator.control.journal()
        .filter(({ writes }) => writes),
    ).toEqual([]);

    const report = JSON.parse(pipeline().read("scan.json"));
    expect(report.counts).toEqual({ examined: 5, clean: 3, found: 2, suppressed: 0, failed: 0 });
    expect(report.gaps.map((gap: { name: string; severity: string }) => [gap.name, gap.severity]).sort()).toEqual([
      [bare, "medium"],
      [scratch, "medium"],
    ]);
    expect(report.resources.map(({ kind, id }: { kind: string; id: string }) => [kind, id])).toContainEqual([
      "Account",
      "tencent",
    ]);

    const [run] = JSON.parse(pipeline().read("scan.sarif")).runs;
    expect(run.automationDetails.id).toBe("access-audit/scan/tencent");
    const results = run.results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]);
    expect(results).toEqual(Array(2).fill(["unmonitored", "warning"]));
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(
      pipeline().read("scan.junit"),
    );
    expect(testsuites.testsuite).toMatchObject({ tests: "5", failures: "2", errors: "0", skipped: "0" });
    expect(pipeline().read("scan.markdown")).toContain(`| 🟠 medium | **${bare}**<br>Bucket, tencent, ${region} |`);
    const rows = pipeline().read("scan.csv").split("\r\n");
    expect(rows.filter((row) => row.includes('"found","medium","unmonitored"'))).toHaveLength(2);
    expect(rows.filter((row) => row.includes('"clean"'))).toHaveLength(3);
  });

  it("fails from the severity on that is asked for", async () => {
    expect(await json("--fail-on", "medium")).toMatchObject({ exitCode: 7 });
    expect(await json("--fail-on", "high")).toMatchObject({ exitCode: 0 });
    const { control } = pipeline().emulator;
    for (const { TrackId } of control.tracks()) control.deleteTrack(TrackId);
    const unaudited = await json("--fail-on", "high");
    expect(unaudited).toMatchObject({ exitCode: 7 });
    expect(findingsIn(unaudited.stdout)).toContainEqual(["tencent", "unaudited", null]);
  });

  it("calls what could not be read an error, whatever is ignored and known", async () => {
    pipeline().emulator.control.fault({
      cloud: "tencent",
      action: "GetBucketAccessMonitor",
      kind: "denied",
      times: -1,
    });
    pipeline().write(
      ".access-audit-ignore.yaml",
      ignoring(`rule: unmonitored, pattern: "*", reason: All of it., expires: ${later}`),
    );
    expect(await json("--fail-on", "high")).toMatchObject({ exitCode: 1 });
  });
});

describe("an ignore file", () => {
  it("lets pass what it names, counted and listed in every format", async () => {
    const expired = `rule: unmonitored, id: ${id(bare)}, reason: Until the move., expires: 2020-02-29`;
    pipeline().write(".access-audit-ignore.yaml", ignoring(scratchEntry, expired));
    const names = { text: "txt", sarif: "sarif", junit: "xml", markdown: "md", csv: "csv", json: "json" };
    const files = Object.entries(names).flatMap(([name, end]) => ["--output", `${name}=scan.${end}`]);
    const outcome = await pipeline().run(...scan, ...files, "--html", "scan.html");
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 7 });

    expect(findingsIn(pipeline().read("scan.json"))).toEqual([
      [bare, "unmonitored", null],
      [scratch, "unmonitored", "ignoreFile"],
    ]);
    expect(JSON.parse(pipeline().read("scan.json"))).toMatchObject({
      counts: { found: 1, suppressed: 1 },
      gate: { ignoreFile: ".access-audit-ignore.yaml", ignored: 1, expired: [{ line: 3, where: id(bare) }], known: 0 },
    });
    const [run] = JSON.parse(pipeline().read("scan.sarif")).runs;
    const suppressions = run.results.flatMap((one: { suppressions?: object[] }) => one.suppressions ?? []);
    const why = `ignored until ${later}: A scratch bucket.`;
    expect(suppressions).toEqual([{ kind: "external", justification: why }]);
    expect(run.invocations[0].toolConfigurationNotifications).toMatchObject([{ level: "warning" }]);
    expect(pipeline().read("scan.xml")).toContain('failures="1" errors="0" skipped="1"');
    expect(pipeline().read("scan.xml")).toContain(`<skipped message="suppressed: ${why}"/>`);
    for (const name of ["txt", "md", "csv", "html", "xml"])
      expect(pipeline().read(`scan.${name}`), name).toMatch(/A scratch\s+bucket\./);
    for (const name of ["txt", "md", "csv", "xml"])
      expect(pipeline().read(`scan.${name}`), name).toContain("Until the move.");
    expect(outcome.stdout).toContain(".access-audit-ignore.yaml: 1 finding ignored, 1 expired");

    pipeline().write(".access-audit-ignore.yaml", ignoring(scratchEntry, scratchEntry.replace(scratch, "bare-*")));
    expect(await json()).toMatchObject({ exitCode: 7 });
    const pattern = `rule: unmonitored, pattern: "tencent/*/bare-*", reason: All of them., expires: ${later}`;
    pipeline().write("elsewhere.yaml", ignoring(scratchEntry, pattern));
    expect(await json("--ignore-file", "elsewhere.yaml")).toMatchObject({ exitCode: 0 });
    expect(await json("--ignore-file", "nowhere.yaml")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("there is no file nowhere.yaml"),
    });
  });

  it("of another command, of another property or of a resource that is not quite the same ignores nothing", async () => {
    for (const more of [`id: ${id(scratch)}, property: status`, `id: ${id("scratch")}`, `pattern: "scratch-*"`]) {
      pipeline().write(
        ".access-audit-ignore.yaml",
        ignoring(
          `rule: unmonitored, ${more}, reason: r, expires: ${later}`,
          `rule: changed, command: drift, pattern: "*", reason: r, expires: 2020-01-01`,
        ),
      );
      const { stdout } = await json();
      expect(JSON.parse(stdout).gate, more).toMatchObject({ ignored: 0, expired: [] });
    }
  });

  it("with mistakes is refused before a cloud is asked, every mistake with its line and the nearest name", async () => {
    pipeline().write(
      ".access-audit-ignore.yaml",
      [
        "ignore:",
        `  - { rule: unmonitord, id: a, reason: r, expires: ${later} }`,
        `  - { rule: unmonitored, idd: a, reason: r, expires: ${later} }`,
        "  - { rule: unmonitored, id: a, expires: 2027-02-30 }",
        `  - { rule: unread, id: a, reason: r, expires: ${later} }`,
        `  - { rule: switched-off, command: scan, id: a, reason: "  ", expires: ${later} }`,
        `  - { rule: unmonitored, id: a, pattern: a, reason: r, expires: ${later} }`,
        `  - { rule: gone, id: 17, reason: r, expires: ${later} }`,
        `  - { rule: gone, command: scan, id: a, reason: r, expires: ${later} }`,
        "",
      ].join("\n"),
    );
    const { exitCode, stdout, stderr } = await pipeline().run(...scan);
    expect([exitCode, stdout]).toEqual([1, ""]);
    const told = stderr.split("\n").map((line) => line.replace(/^\.access-audit-ignore\.yaml:/, ""));
    for (const mistake of [
      /^2: unmonitord is not a finding\. Did you mean unmonitored\? /,
      /^3: idd is not a key of an entry\. Did you mean id\? /,
      /^4: reason is missing/,
      /^4: expires must be a day such as 2027-03-31, and is 2027-02-30/,
      /^5: unread cannot be ignored/,
      /^6: reason is empty: say why this may stay/,
      /^7: an entry has an id or a pattern, not both/,
      /^8: id must be text: put it in quotes/,
      /^9: gone is not a finding of scan/,
    ])
      expect(told).toContainEqual(expect.stringMatching(mistake));
    expect(pipeline().emulator.control.journal()).toEqual([]);
  });
});

describe("--write-ignore", () => {
  it("writes what was found, which counts once it has a reason", async () => {
    const found = await json("--write-ignore");
    expect(found).toMatchObject({ exitCode: 7, stderr: expect.stringContaining("note: 2 entries added to .access") });
    const refused = await json();
    expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("reason is empty: say why") });
    const written = pipeline().read(".access-audit-ignore.yaml");
    pipeline().write(".access-audit-ignore.yaml", written.replaceAll('reason: ""', "reason: Known since spring."));
    const outcome = await json();
    expect(outcome, outcome.stderr).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(outcome.stdout).gate.ignored).toBe(2);
    expect(written.match(/expires: \d{4}-\d{2}-\d{2}\n/g)).toHaveLength(2);
  });

  it.each([
    ["a list", `# ours\nignore:\n- rule: unmonitored # why\n  id: ${id(scratch)}\n  reason: r\n  expires: ${later}`],
    [
      "a list in brackets",
      `# ours\nignore: [{ rule: unmonitored, id: ${id(scratch)}, reason: r, expires: ${later} }]\n`,
    ],
    ["no list", "# ours\nignore:\n"],
    ["words only", "# ours\n"],
  ])("adds to a file that has %s, and keeps what is there", async (_, text) => {
    pipeline().write(".access-audit-ignore.yaml", text);
    const terms = ["--ignore-reason", "Known: since\n spring", "--ignore-until", later];
    const first = await json("--write-ignore", ...terms);
    expect(first, first.stderr).toMatchObject({ exitCode: 7 });
    const written = pipeline().read(".access-audit-ignore.yaml");
    expect(written).toMatch(/^# ours\nignore:\n/);
    const second = await json("--write-ignore");
    expect(second, second.stderr).toMatchObject({ exitCode: 0 });
    expect(pipeline().read(".access-audit-ignore.yaml")).toBe(written);
  });
});
