import { harmless } from "../../provider/core/session/foreign-text";
import { countsOf, type Examined, keyOf, type Report, severityOf } from "./report";
import { changeSentence, expiredSentence, sentence } from "./words";

/** One test case for each resource, as CI servers show it: https://github.com/testmoapp/junitxml */
export function junit(report: Report): string {
  const { examined, found, suppressed, failed } = countsOf(report);
  const errors = failed + report.errors.length;
  const totals = `tests="${examined + report.errors.length}" failures="${found}" errors="${errors}" skipped="${suppressed}"`;
  const suite = escaped(`access-audit ${report.command} ${report.subject}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals}>`,
    `  <testsuite name="${suite}" ${totals}>`,
    ...properties(report),
    ...report.resources.flatMap((resource) => testCase(report, resource)),
    ...report.errors.map(
      (error) => `    <testcase classname="${suite}" name="run"><error message="${escaped(error)}"/></testcase>`,
    ),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** What an ignore file and a baseline let pass. */
function properties({ gate }: Report): string[] {
  if (gate === undefined) return [];
  const { ignoreFile, ignored, expired, baseline, known, fixed } = gate;
  const told = [
    ...(ignoreFile === null ? [] : [["ignoreFile", ignoreFile] as const, ["ignored", `${ignored}`] as const]),
    ...expired.map((one) => ["expired", expiredSentence(one)] as const),
    ...(baseline === null
      ? []
      : [["baseline", baseline] as const, ["known", `${known}`] as const, ["fixed", `${fixed.length}`] as const]),
  ];
  const rows = told.map(([name, value]) => `      <property name="${name}" value="${escaped(value)}"/>`);
  return ["    <properties>", ...rows, "    </properties>"];
}

function testCase({ command }: Report, resource: Examined): string[] {
  const { kind, cloud, stack, account, name, location } = resource;
  const group = [command, stack, account, cloud, kind].filter((part) => part !== undefined).join(".");
  const place = location === null ? "" : ` file="${escaped(location.file)}" line="${location.line}"`;
  const open = `    <testcase classname="${escaped(group)}" name="${escaped(name)}"${place}`;
  const outcomes = outcomesOf(resource).map((outcome) => `      ${outcome}`);
  if (outcomes.length === 0) return [`${open}/>`];
  const aside = resource.findings.flatMap((one) =>
    one.suppressed === undefined ? [] : [`suppressed: ${one.rule}: ${sentence(one)}: ${one.suppressed}`],
  );
  const told = escaped([keyOf(resource), ...aside].join("\n"));
  return [`${open}>`, ...outcomes, `      <system-out>${told}</system-out>`, "    </testcase>"];
}

/** A failed read beside what was found before it has both elements. */
function outcomesOf(resource: Examined): string[] {
  const { error } = resource;
  return [...findingsOf(resource), ...(error === undefined ? [] : [`<error message="${escaped(error)}"/>`])];
}

function findingsOf(resource: Examined): string[] {
  const { findings, repair, changedBy } = resource;
  if (findings.length === 0) return [];
  const severity = severityOf(resource);
  if (severity === undefined) {
    const reasons = [...new Set(findings.map(({ suppressed }) => suppressed))].join("; ");
    return [`<skipped message="${escaped(`suppressed: ${reasons}`)}"/>`];
  }
  const counted = findings.filter(({ suppressed }) => suppressed === undefined);
  const lines = [
    ...counted.map((finding) => `${finding.severity}: ${sentence(finding)}`),
    ...(changedBy === undefined ? [] : [`changed: ${changeSentence(changedBy)}`]),
    ...(repair === undefined ? [] : [`repair: ${repair}`]),
  ];
  const message = counted.map(sentence).join("; ");
  return [`<failure type="${severity}" message="${escaped(message)}">${escaped(lines.join("\n"))}</failure>`];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
};

/** XML 1.0 has no place for most control characters, and for two others, not even as references. */
function escaped(text: string): string {
  const allowed = text
    .split("\n")
    .map(harmless)
    .join("\n")
    .replace(/[\ufffe\uffff]/g, "\ufffd");
  return allowed.replace(/[&<>"'\n]/g, (character) => entities[character] ?? character);
}
