import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { Severity } from "../../provider/core/fields/guard";
import { harmless } from "../../provider/core/session/foreign-text";
import { packageVersion } from "../package-version";
import { jsonText } from "./json-text";
import { rules } from "./registry";
import { type Examined, type Finding, type Report, sentence } from "./report";

const levels: Readonly<Record<Severity, Result.level>> = { high: "error", medium: "warning", low: "note" };

/** SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(report: Report): string {
  const descriptors: ReportingDescriptor[] = Object.entries(rules).map(([id, { what, risk, repair, controls }]) => ({
    id,
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${risk}` },
    help: { text: repair },
    properties: { tags: [...controls] },
  }));
  const results = report.resources.flatMap((resource) => [
    ...resource.findings.map((finding) => result(report, resource, finding)),
    ...(resource.error === undefined ? [] : [unread(resource, resource.error)]),
  ]);
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: `access-audit ${report.command}`, semanticVersion: packageVersion(), rules: descriptors },
        },
        automationDetails: { id: `access-audit/${report.command}/${report.stack}` },
        invocations: [
          {
            executionSuccessful: report.errors.length === 0 && report.resources.every(({ error }) => !error),
            toolExecutionNotifications: report.errors.map((text) => ({ level: "error", message: message(text) })),
          },
        ],
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

/** A person reads it, so nothing hides in it; and `[text](target)` would be a link even in plain text. */
function message(text: string): { text: string } {
  return { text: harmless(text).replaceAll("](", "] (") };
}

function result(report: Report, resource: Examined, finding: Finding): Result {
  const { rule, severity, property, suppressed } = finding;
  const repair = resource.repair === undefined ? "" : ` Repair: ${resource.repair}`;
  return {
    ruleId: rule,
    level: levels[severity],
    message: message(`${resource.name} (${resource.kind}, ${resource.cloud}): ${sentence(finding)}.${repair}`),
    locations: [locationOf(resource)],
    partialFingerprints: { "accessAudit/v1": [report.command, resource.urn, rule, property ?? ""].join("|") },
    properties: { severity, urn: resource.urn, ...(property === undefined ? {} : { property }) },
    ...(suppressed === undefined ? {} : { suppressions: [{ kind: "inSource", justification: suppressed }] }),
  };
}

function unread(resource: Examined, error: string): Result {
  return {
    ruleId: "unread",
    level: "error",
    message: message(`${resource.name} (${resource.kind}, ${resource.cloud}): ${error}`),
    locations: [locationOf(resource)],
    properties: { urn: resource.urn },
  };
}

/** Where the program does not say where, the project's own file stands in: code scanning shows no result without a file. */
function locationOf({ location, urn, kind }: Examined): Location {
  const { file, line, column } = location ?? { file: "Pulumi.yaml", line: 1, column: 1 };
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.toWellFormed()) },
      region: { startLine: line, startColumn: column },
    },
    logicalLocations: [{ fullyQualifiedName: urn, kind: kind === "" ? "resource" : "object" }],
  };
}
