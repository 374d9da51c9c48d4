import { foreignText } from "../../provider/core/session/foreign-text";
import { shardName } from "../accounts/shard-mark";
import type { Command } from "./registry";
import { type Change, countsOf, type Examined, type Expired, type Finding, type Gate, type Report } from "./report";

interface Words {
  readonly title: string;
  /** How many were found, of how many. */
  found(count: number, examined: number, report: Report): string;
  readonly failed: string;
}

/** What each command calls what it looked at, what it found, and what it could not do. */
const words: Readonly<Record<Command, Words>> = {
  drift: { title: "Drift", found: (count, all) => `${of(count, all, "resource")} drifted`, failed: "read" },
  review: { title: "Review", found: weakening, failed: "judged" },
  scan: { title: "Scan", found: (count, all) => `${of(count, all, "resource")} not watched`, failed: "read" },
};

/** `1 of 3 resources` */
const of = (count: number, all: number, thing: string) => `${count} of ${counted(all, thing)}`;

/** Another value or name counts, and takes nothing away. */
function weakening(found: number, examined: number, { resources }: Report): string {
  const takesAway = ({ rule, suppressed }: Finding) =>
    suppressed === undefined && rule !== "changed" && rule !== "renamed";
  const weak = resources.filter(({ findings }) => findings.some(takesAway)).length;
  const others =
    found === weak ? "" : `, ${found - weak} more ${found - weak === 1 ? "changes" : "change"} a value or a name only`;
  return `${of(weak, examined, "change")} ${weak === 1 ? "weakens" : "weaken"} auditing${others}`;
}

export const titleOf = ({ command }: Report): string => words[command].title;

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
  return `${operation} by ${actor ?? "an unnamed user"} at ${time}`;
}

/** `AuditTrack, tencent`, with the stack or account where there are several, and the region of what a scan found. */
export function placeOf({ kind, cloud, stack, account, region }: Examined): string {
  return [kind, stack, account, cloud, region].filter(Boolean).join(", ");
}

/** One line that sums up. */
export function summary(report: Report): string {
  const { examined, found, suppressed, failed } = countsOf(report);
  const { found: told, failed: done } = words[report.command];
  const parts = [
    told(found, examined, report),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(failed > 0 ? [`${failed} could not be ${done}`] : []),
    ...(report.errors.length > 0 ? [counted(report.errors.length, "error")] : []),
    ...(report.shard === undefined ? [] : [`part ${shardName(report.shard)} of the work`]),
  ];
  return parts.join(", ");
}

/** What an ignore file and a baseline let pass, a line each. */
export function gateLines(gate: Gate | undefined): string[] {
  if (gate === undefined) return [];
  const { ignoreFile, ignored, expired, baseline, known, fixed } = gate;
  return [
    ...(ignoreFile === null
      ? []
      : [
          `${ignoreFile}: ${counted(ignored, "finding")} ignored${expired.length > 0 ? `, ${expired.length} expired` : ""}`,
        ]),
    ...(baseline === null
      ? []
      : [`${baseline}: ${counted(known, "finding")} known before, ${fixed.length} fixed since`]),
  ];
}

/** `line 3: unmonitored of tencent/ap-guangzhou/logs is no longer ignored, because its entry expired after 2026-11-01 (…)` */
export function expiredSentence({ rule, where, expires, reason, line }: Expired): string {
  return `line ${line}: ${rule} of ${where} is no longer ignored, because its entry expired after ${expires} (${reason})`;
}

export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}
