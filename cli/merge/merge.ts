import { isDeepStrictEqual } from "node:util";
import { clouds } from "../../provider/registry";
import { shardName } from "../accounts/shard-mark";
import { groupBy } from "../group-by";
import { type Examined, type Gate, inOrder, keyOf, noStack, type Report } from "../report/report";
import { errorsOfScan, subjectOfScan } from "../scan/report";
import type { ScannedCloud } from "../scan/scan";
import { placed } from "../scan/verdict";
import { labelsOf, type Part } from "./read-part";

/** Many reports as one: of a scan, with everything that it found. */
export interface Merged {
  readonly report: Report;
  readonly scanned: readonly ScannedCloud[];
  /** The parts that are not there, as errors that the report has, too. */
  readonly missing: readonly string[];
}

/** Parts that no name ties together were made within this time, or they are not of one run. */
const longestRunMs = 24 * 60 * 60_000;

/** One report out of the parts of one run, or out of reports about different things. Throws where they are neither. */
export function mergeParts(parts: readonly Part[]): Merged {
  const [first] = parts;
  if (first === undefined) throw new Error("there is nothing to merge");
  sameOf(
    parts,
    ({ command }) => command,
    (one) => `of access-audit ${one}`,
  );
  const missing = missingOf(parts);
  const resources = parts.flatMap((part) => part.resources.map((resource) => ({ part, resource })));
  onceEach(resources, ({ part, resource }) => [part, keyOf(resource)]);
  const scanned = parts.flatMap((part) => part.scanned.map((one) => ({ part, one })));
  onceEach(scanned, ({ part, one }) => [part, `the scan of ${placed(one)}`]);
  const inOneRun = inTheirOrder(scanned.map(({ one }) => one));
  const stacks = [...new Set(parts.flatMap(({ stack }) => stack ?? []))].sort();
  const isScan = first.command === "scan";
  const subject = isScan ? subjectOfScan(inOneRun) : subjectOf(stacks);
  const labels = labelsOf[first.command];
  const gate = gateOf(parts);
  const time = parts
    .flatMap((part) => part.time ?? [])
    .sort()
    .at(-1);
  const report: Report = {
    ...{ command: first.command, subject, ...(labels === undefined ? {} : { labels }) },
    resources: inOrder(resources.map(({ resource }) => (isOf(resource, subject) ? withoutStack(resource) : resource))),
    errors: [...(isScan ? errorsOfScan(inOneRun) : errorsOf(parts)), ...missing],
    ...(gate === undefined ? {} : { gate }),
    ...(time === undefined ? {} : { time }),
  };
  return { report, scanned: inOneRun, missing };
}

/** A report of one stack says which it is once. */
const isOf = ({ stack }: Examined, subject: string) => stack === subject;

function withoutStack({ stack: _stack, ...resource }: Examined): Examined {
  return resource;
}

/** A few stacks are named, more are counted. */
function subjectOf(stacks: readonly string[]): string {
  const named = stacks.filter((stack) => stack !== noStack);
  if (named.length <= 5) return (named.length > 0 ? named : stacks).join(", ");
  return `${named.length} stacks`;
}

/** By account, else by cloud, as one run has it. */
function inTheirOrder(scanned: readonly ScannedCloud[]): ScannedCloud[] {
  const rank = ({ account, cloud }: ScannedCloud) =>
    `${account ?? ""} ${String(clouds.findIndex(({ name }) => name === cloud)).padStart(3, "0")}`;
  return scanned.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** The same error of several parts, such as of a stack's project, is one. */
function errorsOf(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(({ errors }) => errors))].sort();
}

function sameOf<T>(parts: readonly Part[], of: (part: Part) => T, told: (value: T) => string): void {
  const [first, ...others] = parts;
  const other = first === undefined ? undefined : others.find((part) => of(part) !== of(first));
  if (first === undefined || other === undefined) return;
  throw new Error(
    `${first.path} is ${told(of(first))}, and ${other.path} is ${told(of(other))}: they are not of one run`,
  );
}

/** What falls to the parts that are not there, as errors: nobody knows what they would have found. */
function missingOf(parts: readonly Part[]): string[] {
  sameOf(
    parts,
    ({ shard }) => shard === undefined,
    (whole) => (whole ? "a whole report" : "a part of one"),
  );
  sameOf(
    parts,
    ({ shard }) => shard?.count,
    (count) => `one of ${count} parts`,
  );
  sameOf(
    parts,
    ({ shard }) => shard?.run ?? null,
    (run) => (run === null ? "of a run without a name" : `of the run ${run}`),
  );
  sameOf(
    parts,
    ({ shard }) => shard?.work,
    () => "of other work, that is of other names, options or another version",
  );
  const marks = parts.flatMap(({ path, shard }) => (shard === undefined ? [] : [{ path, ...shard }]));
  for (const [index, same] of groupBy(marks, (mark) => mark.index))
    if (same.length > 1)
      throw new Error(`${same.map(({ path }) => path).join(" and ")} are both part ${index} of one run`);
  const [first] = marks;
  if (first === undefined) return [];
  const times = marks.map(({ at }) => Date.parse(at));
  if (first.run === null && Math.max(...times) - Math.min(...times) > longestRunMs)
    throw new Error("the parts were made more than a day apart, so they may be of different runs; --run names a run");
  const there = new Set(marks.map(({ index }) => index));
  return Array.from({ length: first.count }, (_, index) => index)
    .filter((index) => !there.has(index))
    .map((index) => `part ${shardName({ index, count: first.count })} is missing: its work was not done`);
}

/** Nothing stands in two reports: one of them is old, or of another run. */
function onceEach<T>(all: readonly T[], of: (one: T) => readonly [part: Part, key: string]): void {
  const seen = new Map<string, Part>();
  for (const one of all) {
    const [part, key] = of(one);
    const before = seen.get(key);
    if (before !== undefined && before !== part)
      throw new Error(`${key} stands in ${before.path} and in ${part.path}: they are not of one run`);
    seen.set(key, part);
  }
}

/** What an ignore file and a baseline let pass in all parts together. */
function gateOf(parts: readonly Part[]): Gate | undefined {
  const gates = parts.flatMap(({ gate }) => gate ?? []);
  const [first] = gates;
  if (first === undefined) return undefined;
  sameOf(
    parts,
    ({ gate }) => gate?.ignoreFile ?? null,
    (file) => `judged with ${file ?? "no ignore file"}`,
  );
  sameOf(
    parts,
    ({ gate }) => gate?.baseline ?? null,
    (file) => `judged with ${file === null ? "no baseline" : `the baseline ${file}`}`,
  );
  return {
    ...first,
    ignored: gates.reduce((sum, { ignored }) => sum + ignored, 0),
    known: gates.reduce((sum, { known }) => sum + known, 0),
    // Each part reads the whole ignore file.
    expired: distinct(gates.flatMap(({ expired }) => expired)),
    fixed: distinct(gates.flatMap(({ fixed }) => fixed)),
  };
}

function distinct<T>(all: readonly T[]): T[] {
  return all.filter((one, index) => all.findIndex((other) => isDeepStrictEqual(one, other)) === index);
}
