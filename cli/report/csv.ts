import { controlsOf } from "../../policy/controls";
import { harmless } from "../../provider/core/session/foreign-text";
import { type FindingKind, rulesOf } from "./registry";
import type { Examined, Finding, Report } from "./report";
import { shown } from "./words";

const columns = [
  ...["command", "subject", "status", "severity", "rule", "name", "kind", "cloud", "region", "id", "urn"],
  ...["stack", "account", "account_id"],
  ...["property", "before", "after", "reason", "suppressed", "file", "line", "repair", "what", "risk", "controls"],
] as const;

type Row = Partial<Readonly<Record<(typeof columns)[number], string | number | null>>>;

/** One row for each finding, each failure and each resource without either: https://www.rfc-editor.org/rfc/rfc4180 */
export function csv(report: Report): string {
  const base = { command: report.command, subject: report.subject };
  const rows = [
    ...report.resources.flatMap((resource) => rowsOf(report, resource)),
    ...report.errors.map((reason): Row => ({ status: "error", reason })),
    ...(report.gate?.expired ?? []).map(
      ({ rule, where, reason }): Row => ({ status: "expired", rule, id: where, reason }),
    ),
    ...(report.gate?.fixed ?? []).map(
      ({ rule, name, id, property }): Row => ({ status: "fixed", rule, name, id, property }),
    ),
  ];
  const lines = rows.map((row) => columns.map((column) => cell({ ...base, ...row }[column])).join(","));
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

function rowsOf(report: Report, resource: Examined): Row[] {
  const { name, kind, cloud, region, id, urn, location, repair, findings, error } = resource;
  const { stack = report.labels === undefined ? null : report.subject, account = null, accountId = null } = resource;
  const place = {
    name,
    kind,
    cloud,
    id,
    urn,
    stack,
    account,
    account_id: accountId,
    ...(region === undefined ? {} : { region }),
  };
  const about = { ...place, ...(location === null ? {} : { file: location.file, line: location.line }) };
  if (findings.length === 0 && error === undefined) return [{ ...about, status: "clean" }];
  return [
    ...findings.map((finding) => ({
      ...about,
      ...findingRow(report, cloud, finding),
      ...(repair === undefined ? {} : { repair }),
    })),
    ...(error === undefined ? [] : [{ ...about, status: "error", rule: "unread", reason: error }]),
  ];
}

function findingRow({ command, labels }: Report, cloud: string, finding: Finding): Row {
  const { rule, severity, property, before, after, reason, suppressed } = finding;
  const kind: FindingKind | undefined = rulesOf[command][rule];
  return {
    ...{ status: suppressed === undefined ? "found" : "suppressed", severity, rule, reason },
    ...(property === undefined || labels === undefined ? {} : { property, before: shown(before), after: shown(after) }),
    ...(suppressed === undefined ? {} : { suppressed }),
    ...(kind === undefined
      ? {}
      : { repair: kind.repair, what: kind.what, risk: kind.risk, controls: controlsOf(rule, cloud).join(", ") }),
  };
}

/**
 * A cell as text. A spreadsheet takes one that begins with such a character for a formula, in quotes too, so an apostrophe goes
 * before it: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string | number | null | undefined): string {
  return quotedCell(harmless(String(value ?? "")));
}

/** As {@link cell}, of a text as it stands. */
export function quotedCell(text: string): string {
  const plain = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
