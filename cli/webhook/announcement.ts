import { harmless } from "../../provider/core/session/foreign-text";
import { redact } from "../../provider/core/session/redact";
import { countsOf, type Report } from "../report/report";
import { counted, placeOf, sentence, summary } from "../report/words";
import type { Changes } from "./state";

/** What is told of a change: as data, and as lines for people. */
export interface Announcement {
  readonly data: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** Findings that are listed for people. */
const listed = 20;

export function announcementOf(report: Report, { appeared, gone, unread }: Changes): Announcement {
  const { command, subject } = report;
  const lines = [
    `access-audit ${command}: ${subject}`,
    `${counted(appeared.length, "new finding")}, ${gone.length} no longer there; ${summary(report)}`,
    ...some(
      appeared.map(
        ({ resource, finding }) => `${finding.severity} ${resource.name} (${placeOf(resource)}): ${sentence(finding)}`,
      ),
    ),
    ...some(
      gone.map(
        ({ name, rule, property }) => `no longer: ${[name, rule, property].filter((part) => part !== null).join(" ")}`,
      ),
    ),
    ...some(unread.map((text) => `not known: ${text}`)),
  ].map((line) => harmless(redact(line)).slice(0, 500));
  const told = {
    ...{ command, subject, counts: countsOf(report) },
    appeared: appeared.map(({ resource, finding: { rule, severity, property = null, reason } }) => ({
      ...{ rule, severity, property, reason, name: resource.name, kind: resource.kind, cloud: resource.cloud },
      ...{ id: resource.id, urn: resource.urn, stack: resource.stack ?? subject, account: resource.account ?? null },
      repair: resource.repair ?? null,
    })),
    gone: gone.map(({ name, rule, property }) => ({ name, rule, property })),
    errors: unread,
  };
  return { data: JSON.parse(redact(JSON.stringify(told))) as Record<string, unknown>, lines };
}

function some(lines: readonly string[]): string[] {
  const more = lines.length - listed;
  return [...lines.slice(0, listed), ...(more > 0 ? [`and ${more} more`] : [])];
}
