import { jsonText } from "./json-text";
import { countsOf, type Finding, type Report, severityOf } from "./report";

/** Every member is always there; what does not apply is null. A value that is not set is null too. */
export function json(report: Report): string {
  const [before, after] = report.labels;
  const finding = ({ rule, severity, property, reason, suppressed, ...values }: Finding) => ({
    rule,
    severity,
    property: property ?? null,
    [before]: values.before ?? null,
    [after]: values.after ?? null,
    reason,
    suppressed: suppressed ?? null,
  });
  const resources = report.resources.map((resource) => ({
    urn: resource.urn,
    name: resource.name,
    kind: resource.kind,
    cloud: resource.cloud,
    id: resource.id,
    severity: severityOf(resource) ?? null,
    location: resource.location,
    findings: resource.findings.map(finding),
    error: resource.error ?? null,
    repair: resource.repair ?? null,
    changedBy: resource.changedBy ?? null,
    changedByUnknown: resource.changedByUnknown ?? null,
  }));
  const { command, stack, errors } = report;
  return `${jsonText({ command, stack, counts: countsOf(report), resources, errors }, 2)}\n`;
}
