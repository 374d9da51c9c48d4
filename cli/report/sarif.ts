import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { Severity } from "../../provider/core/fields/guard";
import { harmless } from "../../provider/core/session/foreign-text";
import { packageVersion } from "../package-version";
import { jsonText } from "./json-text";
import { rulesOf } from "./registry";
import { type Examined, type Finding, keyOf, type Report } from "./report";
import { expiredSentence, placeOf, sentence } from "./words";

const levels: Readonly<Record<Severity, Result.level>> = { high: "error", medium: "warning", low: "note" };

/** SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(report: Report): string {
  const descriptors: ReportingDescriptor[] = Object.entries(rulesOf[report.command]).map(
    ([id, { what, risk, repair, controls, severity }]) => ({
      id,
      shortDescription: { text: what },
      fullDescription: { text: `${what} ${risk}` },
      help: { text: repair },
      defaultConfiguration: { level: levels[severity] },
      properties: { tags: [...controls] },
    }),
  );
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
        automationDetails: { id: `access-audit/${report.command}/${report.subject}` },
        invocations: [
          {
            executionSuccessful: report.errors.length === 0 && report.resources.every(({ error }) => !error),
            toolExecutionNotifications: report.errors.map((text) => ({ level: "error", message: message(text) })),
            toolConfigurationNotifications: (report.gate?.expired ?? []).map((one) => ({
              level: "warning",
              message: message(`${report.gate?.ignoreFile}: ${expiredSentence(one)}`),
            })),
          },
        ],
        ...(report.gate === undefined ? {} : { properties: { gate: report.gate } }),
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
  const { rule, severity, property, suppressed, suppressedBy } = finding;
  const repair = resource.repair === undefined ? "" : ` Repair: ${resource.repair}`;
  return {
    ruleId: rule,
    level: levels[severity],
    message: message(`${resource.name} (${placeOf(resource)}): ${sentence(finding)}.${repair}`),
    locations: [locationOf(resource)],
    partialFingerprints: { "accessAudit/v1": [report.command, keyOf(resource), rule, property ?? ""].join("|") },
    properties: { severity, ...idsOf(resource), ...(property === undefined ? {} : { property }) },
    ...(suppressed === undefined ? {} : { suppressions: [{ kind: kindOf(suppressedBy), justification: suppressed }] }),
  };
}

/** A resource option stands in the program, an ignore file and a baseline beside it. */
const kindOf = (by: Finding["suppressedBy"]) => (by === undefined ? "inSource" : "external");

function idsOf({ urn, id, stack, account, accountId }: Examined) {
  const place = Object.fromEntries(
    Object.entries({ stack, account, accountId }).filter(([, one]) => one !== undefined),
  );
  return { ...(urn === null ? {} : { urn }), ...(id === null ? {} : { id }), ...place };
}

function unread(resource: Examined, error: string): Result {
  return {
    ruleId: "unread",
    level: "error",
    message: message(`${resource.name} (${placeOf(resource)}): ${error}`),
    locations: [locationOf(resource)],
    properties: idsOf(resource),
  };
}

/** Where the program does not say where, the project's own file stands in: code scanning shows no result without a file. */
function locationOf(resource: Examined): Location {
  const { location, kind } = resource;
  const { file, line, column } = location ?? { file: "Pulumi.yaml", line: 1, column: 1 };
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.toWellFormed()) },
      region: { startLine: line, startColumn: column },
    },
    logicalLocations: [{ fullyQualifiedName: keyOf(resource), kind: kind === "" ? "resource" : "object" }],
  };
}
