import { groupBy } from "../group-by";
import type { GapRule } from "../report/registry";
import { type Examined, inOrder, keyOf, type Report } from "../report/report";
import type { ScannedCloud } from "./scan";
import { accountsOf, formerId, type Gap, type Verdict, whose } from "./verdict";

/** What a scan looks at. */
type ScannedKind = "Account" | "Bucket" | "AuditTrack" | "FormerTrack" | "Database" | "Destination";

const kindOf: Readonly<Record<GapRule, ScannedKind>> = {
  unaudited: "Account",
  "not-delivering": "AuditTrack",
  former: "FormerTrack",
  unlogged: "Bucket",
  unmonitored: "Bucket",
  "unaudited-database": "Database",
  "destination-missing": "Destination",
  "destination-public": "Destination",
  "destination-unencrypted": "Destination",
  "destination-expiring": "Destination",
  "destination-mutable": "Destination",
};

/** That of the resource that it is found about. */
const keyOfGap = ({ kind, cloud, account, id }: Gap): string =>
  keyOf({ urn: null, kind: kindOf[kind], cloud, ...whose({ account }), id, name: id });

/** A scan in the form of every report: each thing that was looked at, with what is wrong with it. */
export function scanReport(scanned: readonly ScannedCloud[], { gaps }: Verdict, scope: Scope = {}): Report {
  const found = groupBy(gaps, keyOfGap);
  const resources = scanned
    .filter(({ skipped }) => skipped === undefined)
    .flatMap(examinedOf)
    .map((one) => ({ ...one, findings: (found.get(keyOf(one)) ?? []).map(({ finding }) => finding) }));
  const looked = scanned.filter(({ skipped, errors }) => skipped === undefined && errors.length === 0);
  return {
    command: "scan",
    subject: subjectOfScan(scanned),
    resources: inOrder(resources),
    errors: errorsOfScan(scanned),
    lookedAt({ kind, cloud, account, region }) {
      const own = looked.find((one) => one.cloud === cloud && one.account === account);
      if (own === undefined || (kind === "Database" && scope.databases !== true)) return false;
      if (kind === "Destination" && scope.destinations !== true) return false;
      if (region === undefined) return true;
      // All buckets are listed at once, and everything else region by region.
      return kind === "Bucket"
        ? (scope.regionsOf?.(cloud, account)?.includes(region) ?? true)
        : own.regions.includes(region);
    },
  };
}

/** The clouds that were scanned, each once. */
export function subjectOfScan(scanned: readonly ScannedCloud[]): string {
  return [...new Set(scanned.flatMap(({ cloud, skipped }) => (skipped === undefined ? [cloud] : [])))].join(", ");
}

/** What could not be listed, with whose and where. */
export function errorsOfScan(scanned: readonly ScannedCloud[]): string[] {
  return scanned.flatMap((one) =>
    [...one.errors, ...one.formerErrors].map(
      (error) => `${[one.account, one.cloud].filter(Boolean).join(", ")}: ${error}`,
    ),
  );
}

/** What the user asked for. */
interface Scope {
  readonly databases?: boolean;
  readonly destinations?: boolean;
  /** The regions that were named for a cloud; `undefined` means any. */
  regionsOf?(cloud: string, account: string | undefined): readonly string[] | undefined;
}

function examinedOf(scanned: ScannedCloud): Examined[] {
  const { buckets, tracks, formerTracks, databases, destinations = [] } = scanned;
  const examined = (kind: ScannedKind, { cloud, region, name, id, error }: Listed): Examined => ({
    ...{
      urn: null,
      name,
      kind,
      cloud,
      ...whose(scanned),
      ...(scanned.accountId === undefined ? {} : { accountId: scanned.accountId }),
      ...(region === null ? {} : { region }),
      id,
      location: null,
      findings: [],
    },
    ...(error === undefined ? {} : { error }),
  });
  return [
    ...accountsOf(scanned).map((one) => examined("Account", { ...one, name: one.id })),
    ...buckets.map((one) => examined("Bucket", one)),
    ...tracks.map((one) => examined("AuditTrack", one)),
    ...formerTracks.map((one) => examined("FormerTrack", { ...one, id: formerId(one) })),
    ...databases.map((one) => examined("Database", one)),
    ...destinations.map((one) => examined("Destination", one)),
  ];
}

interface Listed extends Pick<Gap, "cloud" | "region" | "id"> {
  readonly name: string;
  readonly error?: string;
}

/** The verdict after an ignore file and a baseline: a gap that does not count says why. */
export function verdictAfter({ gaps, unknown }: Verdict, { resources }: Report): Verdict {
  const judged = new Map(resources.map((one) => [keyOf(one), one.findings]));
  return {
    unknown,
    gaps: gaps.map((gap) => {
      const own = judged.get(keyOfGap(gap))?.find(({ rule }) => rule === gap.kind);
      return own === undefined ? gap : { ...gap, finding: own };
    }),
  };
}
