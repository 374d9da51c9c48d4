import { harmless } from "../../provider/core/session/foreign-text";
import { changeSentence, type Examined, type Report, sentence, severityOf, summary } from "./report";

/** For a terminal or a log. */
export function text(report: Report): string {
  const told = report.resources.filter(({ findings, error }) => findings.length > 0 || error !== undefined);
  const blocks = [...told.map(block), ...report.errors.map((error) => harmless(`error: ${error}`))];
  return `${[...blocks, harmless(`${report.stack}: ${summary(report)}`)].join("\n\n")}\n`;
}

function block(resource: Examined): string {
  const { name, kind, cloud, location, findings, error, repair, changedBy, changedByUnknown } = resource;
  const grade = error === undefined ? (severityOf(resource) ?? "suppressed") : "error";
  const place = location === null ? "" : `  ${location.file}:${location.line}:${location.column}`;
  return [
    `${grade.padEnd(10)} ${name}  (${kind}, ${cloud})${place}`,
    ...findings.map((finding) => {
      const aside = finding.suppressed === undefined ? "" : `  suppressed: ${finding.suppressed}`;
      return `  ${finding.severity.padEnd(8)} ${sentence(finding)}${aside}`;
    }),
    ...(error === undefined ? [] : [`  ${error}`]),
    ...(changedBy === undefined ? [] : [`  changed:  ${changeSentence(changedBy)}`]),
    ...(changedByUnknown === undefined ? [] : [`  changed:  not known by whom: ${changedByUnknown}`]),
    ...(repair === undefined ? [] : [`  repair:   ${repair}`]),
  ]
    .map(harmless)
    .join("\n");
}
