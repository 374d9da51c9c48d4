import { harmless } from "../../provider/core/session/foreign-text";
import { changeSentence, type Examined, type Finding, type Report, severityOf, shown, summary } from "./report";

const marks = { high: "🔴 high", medium: "🟠 medium", low: "🟡 low" } as const;

/** For the comment of a pull request, or a job's summary. */
export function markdown(report: Report): string {
  const [before, after] = report.labels;
  const title = report.command === "drift" ? "Drift" : "Review";
  const found = report.resources.filter((resource) => severityOf(resource) !== undefined);
  const suppressed = report.resources.flatMap((resource) =>
    resource.findings.filter((finding) => finding.suppressed !== undefined).map((finding) => ({ resource, finding })),
  );
  const failed = report.resources.filter(({ error }) => error !== undefined);
  return [
    `## access-audit ${report.command}: ${cell(report.stack)}`,
    "",
    `${summary(report)}.`,
    ...(found.length === 0 ? [] : ["", `| ${title} | Resource | Property | ${before} | ${after} | Why it matters |`]),
    ...(found.length === 0 ? [] : ["| --- | --- | --- | --- | --- | --- |"]),
    ...found.flatMap((resource) =>
      resource.findings.filter((finding) => finding.suppressed === undefined).map((finding) => row(resource, finding)),
    ),
    ...section("Who changed it", found.flatMap(whoChanged)),
    ...section(
      "Repair",
      found.flatMap(({ name, repair }) => (repair === undefined ? [] : [`- ${cell(name)}: ${span(repair)}`])),
    ),
    ...section(
      "Suppressed",
      suppressed.map(
        ({ resource, finding }) =>
          `- ${cell(resource.name)} ${code(finding.property ?? "")}: ${cell(finding.suppressed ?? "")}`,
      ),
    ),
    ...section("Could not be read", [
      ...failed.map(({ name, error }) => `- ${cell(name)}: ${cell(error ?? "")}`),
      ...report.errors.map((error) => `- ${cell(error)}`),
    ]),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `### ${title}`, "", ...lines];
}

function row({ name, kind, cloud, location }: Examined, finding: Finding): string {
  const { severity, property, before, after, reason } = finding;
  const place = location === null ? "" : `<br>${cell(`${location.file}:${location.line}`)}`;
  const [was, is] = property === undefined ? ["", ""] : [code(shown(before)), code(shown(after))];
  return `| ${marks[severity]} | **${cell(name)}**<br>${cell(`${kind}, ${cloud}`)}${place} | ${property === undefined ? "" : code(property)} | ${was} | ${is} | ${cell(reason)} |`;
}

function whoChanged({ name, changedBy, changedByUnknown }: Examined): string[] {
  if (changedBy !== undefined) return [`- ${cell(name)}: ${cell(changeSentence(changedBy))}`];
  return changedByUnknown === undefined ? [] : [`- ${cell(name)}: not known, ${cell(changedByUnknown)}`];
}

/** Found in the finished text, after the markup is taken away, so that no backslash prevents it: something must stand in between. */
const unseen = "&#8203;";

/** Text in a table or a list: what came from a cloud must not become markup, a link, a mention or a reference. */
function cell(text: string): string {
  return harmless(text)
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\\`*_<>[\]|#~$]/g, (character) => `\\${character}`)
    .replace(/&/g, "&amp;")
    .replace(/^(?=[-+=])/, "\\")
    .replace(/^(\d+)(?=[.)])/, "$1\\")
    .replace(/@|[#!](?=\d)|:(?=\/\/)|www(?=\.)|GH(?=-)/gi, `$&${unseen}`);
}

/** A code span; one that holds backticks needs more of them around it. */
function span(given: string): string {
  const text = harmless(given);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return text === "" ? "" : `${fence}${pad}${text.replace(/\s+/g, " ")}${pad}${fence}`;
}

/** A code span in a table, where a bar ends the cell even within code. */
function code(text: string): string {
  return span(text).replaceAll("|", "\\|");
}
