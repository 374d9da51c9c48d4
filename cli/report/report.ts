import { type Severity, severities } from "../../provider/core/fields/guard";
import { foreignText } from "../../provider/core/session/foreign-text";
import type { Rule } from "./registry";

/** One thing to tell about a resource. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** Such as `storage.prefix`; absent when it is about the resource as a whole. */
  readonly property?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** A clause: `recording is switched off`. */
  readonly reason: string;
  /** Why it does not count, if so. */
  readonly suppressed?: string;
}

/** A place in the program. */
export interface SourceLocation {
  /** From the working directory where the project lies below it, else from the project's folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Who changed it, by the cloud's own record. */
export interface Change {
  readonly time: string;
  readonly actor: string | null;
  readonly operation: string;
  readonly eventId: string;
}

/** One resource that was looked at. */
export interface Examined {
  readonly urn: string;
  readonly name: string;
  readonly kind: string;
  readonly cloud: string;
  readonly id: string | null;
  readonly location: SourceLocation | null;
  readonly findings: readonly Finding[];
  /** Why it could not be read or judged. */
  readonly error?: string;
  /** The command that brings it back to what is declared. */
  readonly repair?: string;
  readonly changedBy?: Change;
  /** Why it is not known who changed it, when that was asked. */
  readonly changedByUnknown?: string;
}

/** The result of one run, in whatever format it is told. */
export interface Report {
  readonly command: "drift" | "review";
  readonly stack: string;
  /** What the values before and after are: `declared` and `live`, or `before` and `after`. */
  readonly labels: readonly [before: string, after: string];
  /** Every resource that was looked at, those without findings too. */
  readonly resources: readonly Examined[];
  /** What went wrong beyond single resources. */
  readonly errors: readonly string[];
}

export const exitCodes = { clean: 0, error: 1, found: 7 } as const;

/** An error is never reported as clean, nor as something that was found. */
export function exitCodeOf(report: Report, failOn: Severity): number {
  if (report.errors.length > 0 || report.resources.some(({ error }) => error !== undefined)) return exitCodes.error;
  const counts = report.resources.some(({ findings }) => findings.some((finding) => isAtLeast(finding, failOn)));
  return counts ? exitCodes.found : exitCodes.clean;
}

export function isAtLeast({ severity, suppressed }: Finding, least: Severity): boolean {
  return suppressed === undefined && severities.indexOf(severity) >= severities.indexOf(least);
}

/** The gravest of what counts; `undefined` when nothing does. */
export function severityOf({ findings }: Examined): Severity | undefined {
  return severities.findLast((severity) =>
    findings.some((finding) => finding.severity === severity && finding.suppressed === undefined),
  );
}

export interface Counts {
  readonly examined: number;
  readonly clean: number;
  readonly found: number;
  readonly suppressed: number;
  readonly failed: number;
}

/** One that failed may be among the found as well: what was found of it before is told all the same. */
export function countsOf({ resources }: Report): Counts {
  const count = (holds: (resource: Examined) => boolean) => resources.filter(holds).length;
  const isFound = (resource: Examined) => severityOf(resource) !== undefined;
  return {
    examined: resources.length,
    clean: count(({ findings, error }) => findings.length === 0 && error === undefined),
    found: count(isFound),
    suppressed: count((resource) => resource.findings.length > 0 && !isFound(resource)),
    failed: count(({ error }) => error !== undefined),
  };
}

/** A value as a person reads it. */
export function shown(value: unknown): string {
  if (value === undefined) return "unset";
  return foreignText(typeof value === "string" ? value : JSON.stringify(value));
}

/** `status: Enabled → Disabled (recording is switched off)` */
export function sentence({ property, before, after, reason }: Finding): string {
  return property === undefined ? reason : `${property}: ${shown(before)} → ${shown(after)} (${reason})`;
}

/** `changed by console-user on 2026-11-20T08:00:00Z (StopLogging)` */
export function changeSentence({ actor, time, operation }: Change): string {
  return `${operation} by ${actor ?? "somebody unnamed"} at ${time}`;
}

/** One line that sums up. */
export function summary(report: Report): string {
  const { examined, found, suppressed, failed } = countsOf(report);
  const isDrift = report.command === "drift";
  const parts = [
    `${counted(examined, isDrift ? "resource" : "change")} looked at`,
    isDrift ? `${found} drifted` : `${found} ${found === 1 ? "weakens" : "weaken"} auditing`,
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(failed > 0 ? [`${failed} could not be ${isDrift ? "read" : "judged"}`] : []),
    ...(report.errors.length > 0 ? [counted(report.errors.length, "error")] : []),
  ];
  return parts.join(", ");
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** Errors first, then by severity, then by name: the same report for the same state of things. */
export function inOrder(resources: readonly Examined[]): Examined[] {
  const weight = (resource: Examined): number => {
    if (resource.error !== undefined) return 0;
    const severity = severityOf(resource);
    if (severity !== undefined) return severities.length - severities.indexOf(severity);
    return resource.findings.length > 0 ? severities.length + 1 : severities.length + 2;
  };
  return [...resources].sort((a, b) => weight(a) - weight(b) || (a.urn < b.urn ? -1 : 1));
}
