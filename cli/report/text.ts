import { harmless } from "../../provider/core/session/foreign-text";
import { type Examined, type Gate, type Report, severityOf } from "./report";
import { changeSentence, expiredSentence, gateLines, placeOf, sentence, summary } from "./words";
import { wrapped } from "./wrapped";

/** For a terminal or a log. */
export function text(report: Report): string {
  const told = report.resources.filter(({ findings, error }) => findings.length > 0 || error !== undefined);
  const blocks = [...told.map(block), ...report.errors.map((error) => harmless(`error: ${error}`))];
  const last = [`${report.subject}: ${summary(report)}`, ...gateTold(report.gate)];
  return `${wrapped([...blocks, last.map(harmless).join("\n")].join("\n\n"))}\n`;
}

/** What an ignore file and a baseline let pass, and what no longer does. */
export function gateTold(gate: Gate | undefined): string[] {
  return [...gateLines(gate), ...(gate?.expired ?? []).map((one) => `  ${expiredSentence(one)}`)];
}

function block(resource: Examined): string {
  const { name, location, findings, error, repair, changedBy, changedByUnknown } = resource;
  const grade = error === undefined ? (severityOf(resource) ?? "suppressed") : "error";
  const place = location === null ? "" : `  ${location.file}:${location.line}:${location.column}`;
  return [
    `${grade.padEnd(10)} ${name}  (${placeOf(resource)})${place}`,
    ...findings.map((finding) => {
      const aside = finding.suppressed === undefined ? "" : `  suppressed: ${finding.suppressed}`;
      return `  ${finding.severity.padEnd(8)} ${sentence(finding)}${aside}`;
    }),
    ...(error === undefined ? [] : [`  ${error}`]),
    ...(changedBy === undefined ? [] : [`  changed:  ${changeSentence(changedBy)}`]),
    ...(changedByUnknown === undefined ? [] : [`  changed:  by whom is not known: ${changedByUnknown}`]),
    ...(repair === undefined ? [] : [`  repair:   ${repair}`]),
  ]
    .map(harmless)
    .join("\n");
}
