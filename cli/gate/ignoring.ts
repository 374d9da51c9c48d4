import { matchesPattern } from "../../provider/core/fields/star-pattern";
import { groupBy } from "../group-by";
import { rulesOf } from "../report/registry";
import { type Examined, type Expired, type Finding, type Gate, inOrder, type Report } from "../report/report";
import type { IgnoreEntry, IgnoreFile } from "./ignore-file";

/** What the file names counts no more; an entry whose last day is over is told, and covers nothing. */
export function ignoring(
  report: Report & { readonly gate: Gate },
  { path, entries }: IgnoreFile,
  today: string,
): Report & { readonly gate: Gate } {
  const own = entries.filter(({ rule, command }) =>
    command === undefined ? Object.hasOwn(rulesOf[report.command], rule) : command === report.command,
  );
  const current = groupBy<string, IgnoreEntry>(
    own.filter(({ expires }) => expires >= today),
    ({ rule }) => rule,
  );
  let ignored = 0;
  const judge = (resource: Examined, finding: Finding): Finding => {
    if (finding.suppressed !== undefined) return finding;
    const entry = current.get(finding.rule)?.find((one) => covers(one, resource, finding));
    if (entry === undefined) return finding;
    ignored += 1;
    return { ...finding, suppressed: `ignored until ${entry.expires}: ${entry.reason}`, suppressedBy: "ignoreFile" };
  };
  const resources = report.resources.map((resource) => ({
    ...resource,
    findings: resource.findings.map((finding) => judge(resource, finding)),
  }));
  const expired = own.filter(({ expires }) => expires < today).map(expiredOf);
  return { ...report, resources: inOrder(resources), gate: { ...report.gate, ignoreFile: path, ignored, expired } };
}

function expiredOf({ line, rule, id, pattern, expires, reason }: IgnoreEntry): Expired {
  return { line, rule, where: id ?? pattern ?? "", expires, reason };
}

function covers({ id, pattern, property, account }: IgnoreEntry, resource: Examined, finding: Finding): boolean {
  if (account !== undefined && account !== resource.account) return false;
  if (property !== undefined && property !== finding.property) return false;
  const names = [resource.id, resource.urn].filter((name) => name !== null);
  return names.some((name) => (pattern === undefined ? name === id : matchesPattern(pattern, name)));
}
