import { harmless } from "../../provider/core/session/foreign-text";
import { type Examined, type Finding, type Report, severityOf } from "./report";
import { changeSentence, expiredSentence, gateLines, placeOf, shown, summary, titleOf } from "./words";

const marks = { high: "🔴 high", medium: "🟠 medium", low: "🟡 low" } as const;

/** For the comment of a pull request, or a job's summary. */
export function markdown(report: Report): string {
  const found = report.resources.filter((resource) => severityOf(resource) !== undefined);
  const suppressed = report.resources.flatMap((resource) =>
    resource.findings.filter((finding) => finding.suppressed !== undefined).map((finding) => ({ resource, finding })),
  );
  const failed = report.resources.filter(({ error }) => error !== undefined);
  return [
    `## access-audit ${report.command}: ${cell(report.subject)}`,
    "",
    `${summary(report)}.`,
    ...gateLines(report.gate).map((line, index) => `${index === 0 ? "\n" : ""}- ${cell(line)}`),
    ...tableOf(report, found),
    ...section("Who changed it", found.flatMap(whoChanged)),
    ...section(
      "Repair",
      found.flatMap(({ name, repair }) => (repair === undefined ? [] : [`- ${cell(name)}: ${span(repair)}`])),
    ),
    ...section(
      "Suppressed",
      suppressed.map(
        ({ resource, finding }) =>
          `- ${whichOf(resource)} ${code(finding.property ?? finding.rule)}: ${cell(finding.suppressed ?? "")}`,
      ),
    ),
    ...section(
      "Expired in the ignore file",
      (report.gate?.expired ?? []).map((one) => `- ${cell(expiredSentence(one))}`),
    ),
    ...section("Could not be read", [
      ...failed.map((one) => `- ${whichOf(one)}: ${cell(one.error ?? "")}`),
      ...report.errors.map((error) => `- ${cell(error)}`),
    ]),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `### ${title}`, "", ...lines];
}

/** A comment of a pull request has a longest size, so a long table ends with a count. */
const longestTable = 200;

function tableOf(report: Report, found: readonly Examined[]): string[] {
  const rows = found.flatMap((resource) =>
    resource.findings
      .filter((finding) => finding.suppressed === undefined)
      .map((finding) => row(resource, finding, report.labels !== undefined)),
  );
  if (rows.length === 0) return [];
  const values = report.labels === undefined ? [] : ["Property", ...report.labels];
  const heads = [titleOf(report), "Resource", ...values, "Why it matters"];
  const more = rows.length - longestTable;
  return [
    "",
    `| ${heads.join(" | ")} |`,
    `| ${heads.map(() => "---").join(" | ")} |`,
    ...rows.slice(0, longestTable),
    ...(more > 0 ? ["", `And ${more} more, which the other formats list.`] : []),
  ];
}

function row(resource: Examined, { severity, property, before, after, reason }: Finding, compares: boolean): string {
  const { name, location } = resource;
  const place = location === null ? "" : `<br>${cell(`${location.file}:${location.line}`)}`;
  const values = property === undefined ? ["", "", ""] : [code(property), code(shown(before)), code(shown(after))];
  const cells = [
    marks[severity],
    `**${cell(name)}**<br>${cell(placeOf(resource))}${place}`,
    ...(compares ? values : []),
    cell(reason),
  ];
  return `| ${cells.join(" | ")} |`;
}

function whoChanged(resource: Examined): string[] {
  const { changedBy, changedByUnknown } = resource;
  if (changedBy !== undefined) return [`- ${whichOf(resource)}: ${cell(changeSentence(changedBy))}`];
  return changedByUnknown === undefined ? [] : [`- ${whichOf(resource)}: not known, ${cell(changedByUnknown)}`];
}

/** Resources of several stacks and accounts have the same name. */
const whichOf = (resource: Examined) => cell(`${resource.name} (${placeOf(resource)})`);

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
