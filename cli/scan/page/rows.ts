import type { Severity } from "../../../provider/core/fields/guard";
import { howToClose } from "../../fix/gaps";
import { groupBy } from "../../group-by";
import type { GapRule } from "../../report/registry";
import type { ScannedBucket } from "../buckets";
import type { ScannedDatabase } from "../databases";
import type { ScannedDestination } from "../destinations";
import type { ScannedCloud } from "../scan";
import type { ScannedTrack } from "../tracks";
import { type Gap, placed, type Verdict } from "../verdict";

/** Partly is a track that records, and leaves something out; never is what a cloud does not offer to watch. */
export type State = "bad" | "unknown" | "partly" | "never" | "good";

/** What a person copies. */
interface Repair {
  readonly label: "Program" | "Command" | "Console";
  readonly text: string;
}

/** One row of the table: a bucket, a track, or a whole cloud or region that nobody audits. */
export interface Row {
  /** With the account, where there are several. */
  readonly cloud: string;
  readonly accountId?: string | undefined;
  readonly region: string;
  readonly kind: "bucket" | "track" | "database" | "destination" | "account";
  readonly name: string;
  readonly state: State;
  readonly said: string;
  /** What was found; absent where nothing was. */
  readonly rule?: GapRule;
  readonly severity?: Severity;
  /** Why it does not count. */
  readonly passed?: string;
  readonly repairs?: readonly Repair[];
}

export function rowsOf(scanned: readonly ScannedCloud[], { gaps }: Verdict): Row[] {
  const byPlace = groupBy(gaps, placed);
  return scanned.flatMap((one) => rowsOfCloud(one, byPlace.get(placed(one)) ?? [], scanned));
}

function rowsOfCloud(one: ScannedCloud, gaps: readonly Gap[], scanned: readonly ScannedCloud[]): Row[] {
  const cloud = placed(one);
  const byId = groupBy(gaps, ({ id }) => id);
  const bad = (gap: Gap, kind: Row["kind"], name: string, said = withoutName(gap)): Row => ({
    ...{ cloud, accountId: one.accountId, region: gap.region ?? "all", kind, name, state: "bad", said, rule: gap.kind },
    ...{ severity: gap.finding.severity, repairs: repairsOf(gap, scanned) },
    ...(gap.finding.suppressed === undefined ? {} : { passed: gap.finding.suppressed }),
  });
  /** What was found about it, each in a row; without a finding, how it is. */
  const rows = (of: Listed, kind: Row["kind"], rules: readonly GapRule[], { state, said, whenBad }: Told): Row[] => {
    const { region, name, id, error } = of;
    const found = (byId.get(id) ?? []).filter((gap) => rules.includes(gap.kind));
    const row = { cloud, accountId: one.accountId, region, kind, name };
    const unread: Row = { ...row, state: "unknown", said: [said, error].filter(Boolean).join("; ") };
    const asItIs: Row[] = found.length === 0 ? [{ ...row, state, said }] : [];
    return [...found.map((gap) => bad(gap, kind, name, whenBad)), ...(error === undefined ? asItIs : [unread])];
  };
  return [
    ...gaps.flatMap((gap) => (gap.kind === "unaudited" ? [bad(gap, "account", one.cloud)] : [])),
    ...one.buckets.flatMap((bucket) => rows(bucket, "bucket", ["unmonitored", "unlogged"], bucketTold(bucket))),
    ...gaps.flatMap((gap) => (gap.kind === "former" ? [bad(gap, "track", gap.name ?? "")] : [])),
    ...one.databases.flatMap((database) => rows(database, "database", ["unaudited-database"], databaseTold(database))),
    ...one.tracks.flatMap((track) => rows(track, "track", ["not-delivering"], trackTold(track))),
    ...(one.destinations ?? []).flatMap((destination) =>
      rows(destination, "destination", destinationRules, destinationTold(destination)),
    ),
  ];
}

interface Listed {
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly error?: string;
}

interface Told {
  readonly state: State;
  readonly said: string;
  /** What is said beside a finding, where that says more than the finding. */
  readonly whenBad?: string;
}

const destinationRules: readonly GapRule[] = [
  ...(["destination-missing", "destination-public", "destination-unencrypted"] as const),
  ...(["destination-expiring", "destination-mutable"] as const),
];

/** The name has a column of its own. */
const withoutName = ({ name, message }: Gap) => (name === null ? message : message.replace(/^[^:]*: /, ""));

function repairsOf(gap: Gap, scanned: readonly ScannedCloud[]): Repair[] {
  const { program, command, console: path } = howToClose(gap, scanned);
  return [
    ...(program === undefined ? [] : [{ label: "Program", text: program } as const]),
    ...(command === undefined ? [] : [{ label: "Command", text: command } as const]),
    ...(path === undefined ? [] : [{ label: "Console", text: path } as const]),
  ];
}

/** Both halves of a bucket, as far as they are known. */
function bucketTold({ status, log }: ScannedBucket): Told {
  const monitored = status === null ? [] : [status === "Enabled" ? "monitored" : "not monitored"];
  const logged = log === undefined ? [] : [log.status === "Enabled" ? `logged to ${log.targetBucket}` : "not logged"];
  const said = [...monitored, ...logged].join(", ");
  return { state: "good", said, whenBad: said };
}

function databaseTold({ engine, status, keepDays }: ScannedDatabase): Told {
  if (status === null) return { state: "unknown", said: engine };
  const days = keepDays === undefined ? "" : `, records are kept for ${keepDays} days`;
  const said = { Enabled: `audited${days}`, Disabled: "not audited", NotOffered: "cannot be audited" }[status];
  const state = ({ Enabled: "good", Disabled: "bad", NotOffered: "never" } as const)[status];
  return { state, said: `${engine}: ${said}`, whenBad: `${engine}: ${said}` };
}

function trackTold({ id, destinations, leavesOut }: ScannedTrack): Told {
  const delivers = `delivers to ${destinations.join(", ") || id}`;
  return leavesOut === undefined
    ? { state: "good", said: delivers }
    : { state: "partly", said: `${delivers}; ${leavesOut}` };
}

/** Says only what was read. */
function destinationTold({ from, protection, encryptedOnDelivery }: ScannedDestination): Told {
  const { publicBy, encrypted, versioned, locked } = protection;
  const known = [
    ...(publicBy?.length === 0 ? ["private"] : []),
    ...(encrypted || encryptedOnDelivery ? ["encrypted"] : []),
    ...(versioned ? ["versioned"] : []),
    ...(locked ? ["locked"] : []),
  ];
  return { state: "good", said: [...known, `has the records of ${from.join(", ")}`].join(", ") };
}
