import { harmless } from "../../provider/core/session/foreign-text";
import { shardName } from "../accounts/shard-mark";
import { judgedJson } from "../report/json";
import { jsonText } from "../report/json-text";
import { type GapRule, gapKindOf, gapRules } from "../report/registry";
import type { Report } from "../report/report";
import { gateTold } from "../report/text";
import { counted } from "../report/words";
import { wrapped } from "../report/wrapped";
import type { ScannedBucket } from "./buckets";
import { gapTitles } from "./gap-titles";
import { scanReport } from "./report";
import type { ScannedCloud } from "./scan";
import { type Gap, placed, type Verdict } from "./verdict";

/** Lines of one kind that are listed before the rest is only counted. */
const listed = 20;

/** For a terminal. */
export function scanText(
  scanned: readonly ScannedCloud[],
  { gaps, unknown }: Verdict,
  report?: Pick<Report, "gate" | "shard">,
): string {
  const lines = scanned.map((one) => `${one.title} (${placed(one)}): ${summaryOf(one)}`);
  const counting = gaps.filter(({ finding }) => finding.suppressed === undefined);
  for (const [kind, title] of Object.entries(gapTitles)) {
    const own = counting.filter((gap) => gap.kind === kind);
    const { severity } = gapRules[kind as GapRule];
    if (own.length > 0) lines.push("", `${severity}: ${title} (${own.length}):`, ...some(own.map(gapLine)));
  }
  const passed = gaps.filter(({ finding }) => finding.suppressed !== undefined);
  if (passed.length > 0)
    lines.push(
      ...["", `Ignored (${passed.length}):`],
      ...some(passed.map((gap) => `${gapLine(gap)}; ${gap.finding.suppressed}`)),
    );
  if (unknown.length > 0) {
    const told = unknown.map((one) => `${placed(one)}${one.name === null ? "" : ` ${one.name}`}: ${one.message}`);
    lines.push("", `Could not be read (${unknown.length}):`, ...some(told));
  }
  const asides = scanned.flatMap((one) =>
    one.tracks.flatMap(({ name, leavesOut }) =>
      leavesOut === undefined ? [] : [`${placed(one)} audit track ${name}: ${leavesOut}`],
    ),
  );
  if (asides.length > 0) lines.push("", "Notes:", ...some(asides));
  if (report?.shard !== undefined) lines.push("", `This is part ${shardName(report.shard)} of the work.`);
  const gate = gateTold(report?.gate);
  if (gate.length > 0) lines.push("", ...gate);
  return `${wrapped(lines.map(harmless).join("\n"))}\n`;
}

const gapLine = (gap: Gap) => `${[placed(gap), gap.region].filter(Boolean).join(" ")}: ${gap.message}`;

function some(lines: readonly string[]): string[] {
  const more = lines.length - listed;
  return [
    ...lines.slice(0, listed).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more; --json lists all`] : []),
  ];
}

function summaryOf(one: ScannedCloud): string {
  const { skipped, offers, buckets, tracks, databases, destinations = [], regions, unlisted = [] } = one;
  if (skipped !== undefined) return `skipped: ${skipped}`;
  const monitored = buckets.filter(({ status }) => status === "Enabled").length;
  const logged = buckets.filter(({ log }) => log?.status === "Enabled").length;
  const on = tracks.filter(({ status }) => status === "Enabled").length;
  const ofBuckets = offers.monitors
    ? `${monitored} of ${buckets.length} buckets monitored, ${logged} logged`
    : `no access monitoring exists, ${logged} of ${buckets.length} buckets logged`;
  const ofTracks = unlisted.includes("tracks")
    ? "tracks unknown"
    : `${on} of ${tracks.length} tracks record (${regions.join(", ") || "no region"})`;
  return [
    ...(unlisted.includes("buckets")
      ? ["buckets unknown"]
      : [offers.buckets ? ofBuckets : "no access monitoring exists"]),
    offers.tracks ? ofTracks : "no audit tracks are known here",
    ...databaseSummary(databases),
    ...(destinations.length > 0 ? [counted(destinations.length, "destination")] : []),
  ].join(", ");
}

/** Days are told as the shortest of them: that is what an investigation meets. */
function databaseSummary(databases: ScannedCloud["databases"]): string[] {
  if (databases.length === 0) return [];
  const audited = databases.filter(({ status }) => status === "Enabled");
  const notOffered = databases.filter(({ status }) => status === "NotOffered").length;
  const days = audited.flatMap(({ keepDays }) => keepDays ?? []);
  return [
    `${audited.length} of ${databases.length} databases audited${days.length > 0 ? `, for ${Math.min(...days)} days at least` : ""}`,
    ...(notOffered > 0 ? [`${notOffered} cannot be`] : []),
  ];
}

/** Whether and to where a bucket is logged; `null` where that is not known. */
function logOf(log: ScannedBucket["log"]) {
  if (log === undefined) return null;
  return { status: log.status, targetBucket: log.targetBucket ?? null, targetPrefix: log.targetPrefix ?? null };
}

/** The whole result. Members that do not apply are null. */
export function scanJson(
  scanned: readonly ScannedCloud[],
  { gaps, unknown }: Verdict,
  report: Report = scanReport(scanned, { gaps, unknown }),
): string {
  const clouds = scanned.map(
    ({
      buckets,
      tracks,
      formerTracks,
      databases,
      destinations = [],
      skipped,
      account,
      accountId,
      unlisted = [],
      ...cloud
    }) => ({
      ...{ ...cloud, unlisted },
      account: account ?? null,
      accountId: accountId ?? null,
      skipped: skipped ?? null,
      buckets: buckets.map(({ error, log, ...bucket }) => ({ ...bucket, log: logOf(log), error: error ?? null })),
      tracks: tracks.map(({ inputs, error, deliveryError, leavesOut, deliveries: _, ...track }) => ({
        ...track,
        deliveryError: deliveryError ?? null,
        leavesOut: leavesOut ?? null,
        error: error ?? null,
        inputs: inputs ?? null,
      })),
      formerTracks: formerTracks.map(({ destination, ...track }) => ({ ...track, destination: destination ?? null })),
      databases: databases.map(({ keepDays, error, inputs, ...database }) => ({
        ...{ ...database, keepDays: keepDays ?? null, error: error ?? null, inputs: inputs ?? null },
      })),
      destinations: destinations.map(({ protection, error, ...destination }) => ({
        ...destination,
        publicBy: protection.publicBy ?? null,
        encrypted: protection.encrypted ?? null,
        versioned: protection.versioned ?? null,
        locked: protection.locked ?? null,
        error: error ?? null,
      })),
    }),
  );
  const told = gaps.map(({ kind, cloud, account = null, region, name, message, finding }) => ({
    ...{ kind: gapKindOf(kind), cloud, account, region, name, message },
    ...{ severity: finding.severity, suppressed: finding.suppressed ?? null },
  }));
  const unread = unknown.map(({ account = null, ...one }) => ({ ...one, account }));
  return `${jsonText({ ...judgedJson(report), clouds, gaps: told, unknown: unread }, 2)}\n`;
}
