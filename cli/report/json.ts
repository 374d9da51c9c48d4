import { jsonText } from "./json-text";
import { countsOf, type Examined, type Finding, type Report, severityOf } from "./report";

/** Every member is always there; what does not apply is null. A value that is not set is null too. */
export function json(report: Report): string {
  return `${jsonText(judgedJson(report), 2)}\n`;
}

/** What every report says; a scan says more. */
export function judgedJson(report: Report) {
  const { command, subject, labels, errors, gate } = report;
  return {
    command,
    ...(labels === undefined ? { time: report.time ?? null } : { stack: subject }),
    shard: report.shard ?? null,
    counts: countsOf(report),
    gate: gate ?? null,
    resources: report.resources.map((one) =>
      labels === undefined ? scannedJson(one) : declaredJson({ stack: subject, ...one }, labels),
    ),
    errors,
  };
}

function declaredJson(resource: Examined, [before, after]: NonNullable<Report["labels"]>) {
  return {
    urn: resource.urn,
    name: resource.name,
    kind: resource.kind,
    cloud: resource.cloud,
    stack: resource.stack ?? null,
    account: resource.account ?? null,
    accountId: resource.accountId ?? null,
    id: resource.id,
    severity: severityOf(resource) ?? null,
    location: resource.location,
    findings: resource.findings.map(({ rule, severity, property, reason, ...values }) => ({
      rule,
      severity,
      property: property ?? null,
      [before]: values.before ?? null,
      [after]: values.after ?? null,
      reason,
      ...suppressionOf(values),
    })),
    error: resource.error ?? null,
    repair: resource.repair ?? null,
    changedBy: resource.changedBy ?? null,
    changedByUnknown: resource.changedByUnknown ?? null,
  };
}

function scannedJson(resource: Examined) {
  const { name, kind, cloud, account = null, accountId = null, region = null, id, findings, error } = resource;
  return {
    ...{ name, kind, cloud, account, accountId, region, id, severity: severityOf(resource) ?? null },
    findings: findings.map(({ rule, severity, reason, ...rest }) => ({
      ...{ rule, severity, reason },
      ...suppressionOf(rest),
    })),
    error: error ?? null,
  };
}

function suppressionOf({ suppressed, suppressedBy }: Pick<Finding, "suppressed" | "suppressedBy">) {
  const by = suppressed === undefined ? null : (suppressedBy ?? "program");
  return { suppressed: suppressed ?? null, suppressedBy: by };
}
