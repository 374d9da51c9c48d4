import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { type Severity, severities } from "../../provider/core/fields/guard";
import {
  type Examined,
  type Finding,
  type Fixed,
  type Gate,
  inOrder,
  keyOf,
  noStack,
  type Report,
} from "../report/report";
import { jsonIn } from "../text/given-path";

const finding = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  property: z.string().nullish(),
  live: z.unknown().optional(),
  after: z.unknown().optional(),
  reason: z.string(),
  suppressed: z.string().nullish(),
  suppressedBy: z.string().nullish(),
});

/** Of a report, what tells its findings apart; a report of a later version may have more members. */
const earlier = z.object({
  command: z.string(),
  stack: z.string().optional(),
  resources: z.array(
    z.object({
      urn: z.string().nullish(),
      name: z.string(),
      kind: z.string(),
      cloud: z.string(),
      account: z.string().nullish(),
      region: z.string().nullish(),
      id: z.string().nullable(),
      findings: z.array(finding),
    }),
  ),
});

/** A finding that counted in the baseline, or that its own baseline had. */
interface Known {
  readonly resource: Pick<Examined, "urn" | "kind" | "cloud" | "account" | "region" | "name" | "id">;
  readonly rule: string;
  readonly property: string | null;
  readonly severity: Severity;
  /** The value that was found; null where none was. */
  readonly value: unknown;
}

export interface Baseline {
  readonly path: string;
  readonly stack: string | undefined;
  /** By the key of a finding. */
  readonly known: ReadonlyMap<string, Known>;
}

/** Reads an earlier report in JSON. */
export function readBaseline(path: string, command: string): Baseline {
  const read = earlier.safeParse(jsonIn(path, "cannot be the baseline"));
  const no = (reason: string) => new Error(`${path} cannot be the baseline: ${reason}`);
  if (!read.success) throw no(`it is not a report that access-audit ${command} --json of this version writes`);
  if (read.data.command !== command) throw no(`it is a report of access-audit ${read.data.command}`);
  const known = read.data.resources.flatMap((told) =>
    told.findings.filter(hadToBeMended).map(({ live, after, ...one }): [string, Known] => {
      const { name, kind, cloud, account, region, id, urn = null } = told;
      const { rule, severity, property } = one;
      const place = { ...(account == null ? {} : { account }), ...(region == null ? {} : { region }) };
      const resource = { urn, name, kind, cloud, id, ...place };
      const key = fingerprint(resource, one);
      return [key, { resource, rule, property: property ?? null, severity, value: live ?? after ?? null }];
    }),
  );
  return { path, stack: read.data.stack, known: new Map(known) };
}

/** What a program or an ignore file let pass was never accepted as it is: it counts again when they no longer do. */
function hadToBeMended({ suppressed, suppressedBy }: z.output<typeof finding>): boolean {
  return suppressed == null || suppressedBy === "baseline";
}

/**
 * The same for the same finding of the same resource. What is found about several at once, such as the buckets of a fleet or removals in a
 * mass, is told apart by its reason; the reasons of a scan hold a cloud's own words.
 */
function fingerprint(
  resource: Pick<Examined, "urn" | "kind" | "cloud" | "account" | "id" | "name">,
  {
    rule,
    property,
    reason,
  }: Pick<Finding, "reason"> & { readonly rule: string; readonly property?: string | null | undefined },
): string {
  return JSON.stringify([keyOf(resource), rule, property ?? null, resource.urn === null ? null : reason]);
}

/** Only what is new counts: what the baseline does not have, and what is graver, or another value, than there. */
export function knownBefore(
  report: Report & { readonly gate: Gate },
  { path, stack, known }: Baseline,
): Report & { readonly gate: Gate } {
  if (stack !== undefined && ![stack, noStack].includes(report.subject) && stack !== noStack)
    throw new Error(
      `${path} cannot be the baseline of ${report.subject}, because it is a report of the stack ${stack}`,
    );
  const seen = new Set<string>();
  let count = 0;
  const judge = (resource: Examined, one: Finding): Finding => {
    const key = fingerprint(resource, one);
    seen.add(key);
    const before = known.get(key);
    if (one.suppressed !== undefined || before === undefined || isGraver(one, before)) return one;
    if (!isDeepStrictEqual(before.value, asJson(one.after))) return one;
    count += 1;
    return { ...one, suppressed: "known: the baseline has it", suppressedBy: "baseline" };
  };
  const resources = report.resources.map((resource) => ({
    ...resource,
    findings: resource.findings.map((one) => judge(resource, one)),
  }));
  const fixed = [...known].flatMap(([key, one]) => (seen.has(key) || !isKnownNow(report, one) ? [] : [fixedOf(one)]));
  const gate = { ...report.gate, baseline: path, known: count, fixed };
  return { ...report, resources: inOrder(resources), gate };
}

function isGraver({ severity }: Finding, before: Known): boolean {
  return severities.indexOf(severity) > severities.indexOf(before.severity);
}

/** What was not looked at, or could not be read, is not mended. */
function isKnownNow({ resources, errors, lookedAt }: Report, { resource }: Known): boolean {
  const now = resources.find(
    (one) =>
      one.kind === resource.kind &&
      one.id === resource.id &&
      one.name === resource.name &&
      one.account === resource.account &&
      // One that has moved to another program is another one; stacks may have things of one name.
      (one.stack === undefined || one.urn === resource.urn),
  );
  if (now !== undefined) return now.error === undefined;
  return errors.length === 0 && (lookedAt?.(resource) ?? true);
}

function fixedOf({ resource: { name, id }, rule, property }: Known): Fixed {
  return { rule, name, id, property };
}

/** As a report in JSON has it. */
function asJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
