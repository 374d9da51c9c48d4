import { type Severity, severities } from "../../provider/core/fields/guard";
import type { ShardMark } from "../accounts/shard-mark";
import type { Command, FindingRule } from "./registry";

/** One thing to tell about a resource. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: Severity;
  /** Such as `storage.prefix`; absent when it is about the resource as a whole. */
  readonly property?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** A clause: `recording is switched off`. */
  readonly reason: string;
  /** Why it is ignored; null where it is not. */
  readonly suppressed?: string;
  /** Who says so; the program where nothing stands here. */
  readonly suppressedBy?: "ignoreFile" | "baseline";
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
  /** Pulumi's name of it; null for what a scan found, which no stack may have. */
  readonly urn: string | null;
  readonly name: string;
  readonly kind: string;
  readonly cloud: string;
  /** The account of a file of accounts; absent without one. */
  readonly account?: string;
  /** The account's id at the cloud; absent where the cloud was not asked, or did not say it. */
  readonly accountId?: string;
  /** Its stack, where the report is of several. */
  readonly stack?: string;
  /** The region, of what a scan found. */
  readonly region?: string;
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

/** An entry of the ignore file whose last day is over. */
export interface Expired {
  /** The line of the file. */
  readonly line: number;
  readonly rule: FindingRule;
  /** The id or the pattern. */
  readonly where: string;
  readonly expires: string;
  readonly reason: string;
}

/** A finding of the baseline that is no longer there. */
export interface Fixed {
  readonly rule: string;
  readonly name: string;
  readonly id: string | null;
  readonly property: string | null;
}

/** What an ignore file and a baseline let pass; null where there is none. */
export interface Gate {
  readonly ignoreFile: string | null;
  /** Findings that it covers. */
  readonly ignored: number;
  readonly expired: readonly Expired[];
  readonly baseline: string | null;
  /** Findings that it has, as grave as they are. */
  readonly known: number;
  readonly fixed: readonly Fixed[];
}

/** The result of one run, in whatever format it is told. */
export interface Report {
  readonly command: Command;
  /** When a scan ended; absent where that is not known. */
  readonly time?: string;
  /** What was judged: the stack, or the clouds of a scan. */
  readonly subject: string;
  /** What the values before and after are: `declared` and `live`, or `before` and `after`. A scan compares none. */
  readonly labels?: readonly [before: string, after: string];
  /** Every resource that was looked at, those without findings too. */
  readonly resources: readonly Examined[];
  /** What went wrong beyond single resources. */
  readonly errors: readonly string[];
  /** What an ignore file and a baseline let pass. */
  readonly gate?: Gate;
  /** Which part of the work it is about; the whole where nothing stands here. */
  readonly shard?: ShardMark;
  /** Whether it looked where a resource was that it did not find; everywhere where nothing stands here. */
  readonly lookedAt?: (place: Pick<Examined, "urn" | "kind" | "cloud" | "account" | "region">) => boolean;
}

/** The subject of a preview that changes nothing: no step names the stack. */
export const noStack = "no stack";

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

/** What tells a resource from all others of its report. */
export function keyOf({
  urn,
  kind,
  cloud,
  account,
  id,
  name,
}: Pick<Examined, "urn" | "kind" | "cloud" | "account" | "id" | "name">): string {
  return urn ?? `${kind} ${account === undefined ? "" : `${account}: `}${id ?? `${cloud}/${name}`}`;
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

/** Errors first, then by severity, then by name: the same report for the same state of things. */
export function inOrder(resources: readonly Examined[]): Examined[] {
  const weight = (resource: Examined): number => {
    if (resource.error !== undefined) return 0;
    const severity = severityOf(resource);
    if (severity !== undefined) return severities.length - severities.indexOf(severity);
    return resource.findings.length > 0 ? severities.length + 1 : severities.length + 2;
  };
  return [...resources].sort((a, b) => weight(a) - weight(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}
