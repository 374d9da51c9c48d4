import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addReportOptions } from "../../../cli/report/formats";
import type { Report } from "../../../cli/report/report";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-formats-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

const report: Report = { command: "drift", subject: "test", labels: ["declared", "live"], errors: [], resources: [] };

/** What a command with these options writes: to the terminal, to stderr and into files. */
function run(...args: string[]) {
  const told = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      told[stream] += text;
      return true;
    });
  const command = new Command("drift").exitOverride().configureOutput({ writeErr: (text) => (told.stderr += text) });
  const publisher = addReportOptions(command);
  const inFolder = args.map((arg) => arg.replace(/(^|=)(?=(?:a|b|c)\b)/, `$1${folder}/`));
  try {
    command.parse(inFolder, { from: "user" });
    publisher().publish(report);
  } catch (error) {
    told.stderr += String(error);
  } finally {
    vi.restoreAllMocks();
  }
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, kindOf(readFileSync(join(folder, name), "utf8"))]),
  );
  return { ...told, terminal: kindOf(told.stdout), files };
}

/** Which format a text is in. */
function kindOf(text: string): string {
  if (text === "") return "nothing";
  if (text.startsWith("<?xml")) return "junit";
  if (text.startsWith("command,")) return "csv";
  if (text.startsWith("[")) return "ocsf";
  if (text.startsWith("{")) return "runs" in JSON.parse(text) ? "sarif" : "json";
  return /^#|\*\*/m.test(text) ? "markdown" : "text";
}

describe("reports", () => {
  it.each(["json", "sarif"])("say that the file of --output %s= is missing", (format) => {
    const { stderr, files } = run("--output", `${format}=`);
    expect(stderr).toContain(`Its file is missing: write --output ${format}=<file>.`);
    expect(files).toEqual({});
  });

  it.each<[string[], terminal: string, files: object]>([
    [[], "text", {}],
    [["--json"], "json", {}],
    [["--format", "sarif"], "sarif", {}],
    [["--output", "sarif=a.json"], "text", { "a.json": "sarif" }],
    [
      ["--output", "sarif=a", "--output", "junit=b", "--output", "json=c"],
      "text",
      { a: "sarif", b: "junit", c: "json" },
    ],
    [["--json", "--output", "markdown=a.md"], "json", { "a.md": "markdown" }],
    [["--output", "markdown=a.md", "--json"], "json", { "a.md": "markdown" }],
    [
      ["--output", "a.sarif", "--output", "b.xml", "--output", "c.md"],
      "text",
      { "a.sarif": "sarif", "b.xml": "junit", "c.md": "markdown" },
    ],
    [["--output", "json=-"], "json", {}],
    [["--output", "a.csv", "--output", "b.ocsf.json"], "text", { "a.csv": "csv", "b.ocsf.json": "ocsf" }],
  ])("of %j go where they were asked for", (args, terminal, files) => {
    const done = run(...args);
    expect(done).toMatchObject({ terminal, files, stderr: "" });
    expect(Object.keys(done.files)).toEqual(Object.keys(files));
  });

  it("in pairs, as 0.1.0 had them, go there too, with a note of the new form", () => {
    const done = run("--format", "sarif", "--output", "a.json", "--format", "junit", "--output", "b");
    expect(done).toMatchObject({ terminal: "text", files: { "a.json": "sarif", b: "junit" } });
    expect(done.stderr).toMatch(
      /^note: instead of --format before --output, write --output sarif=\S+a\.json --output junit=\S+b\n$/,
    );
  });

  it.each<[string[], string]>([
    [["--format", "pdf"], "Allowed choices are text, json, sarif, junit, markdown, csv, ocsf."],
    [["--format", "toString"], "Allowed choices are"],
    [["--output", "a.pdf"], "Its format is not clear: write --output <format>=<file>, or end it with .sarif"],
    [["--output", "constructor=a"], "Its format is not clear"],
    [["--output", "sarif=a", "--output", "json=a"], "Another report goes to this file already."],
    [["--json", "--format", "sarif"], "only one report can go to the terminal, but json and sarif have no file"],
  ])("of %j are refused", (args, reason) => expect(run(...args).stderr).toContain(reason));
});
