import { InvalidArgumentError, Option } from "commander";
import type { Severity } from "../../provider/core/fields/guard";
import { kindNames, kinds } from "../../provider/kinds";
import { records } from "../../provider/registry";
import type { Examined, Finding } from "../report/report";
import { nameOf } from "../stack/state";
import { isSameThing, successionsOf } from "../stack/successions";
import type { Change } from "./changes";

/** How many of a kind may be removed at once. What is not given has no limit. */
export interface RemovalLimits {
  readonly count?: number;
  readonly percent?: number;
}

export const usualLimits: RemovalLimits = { count: 5, percent: 50 };

/** `--max-removals 5`, `--max-removals 20%`, or both. */
export const removalsOption = new Option(
  "--max-removals <limit>",
  "how many of the monitors, of the tracks, or of the database audit policies may be removed at once: a count such as 5, or a share such as 20%; may be given twice (by default 5 and 50%)",
).argParser((text: string, given: RemovalLimits | undefined): RemovalLimits => {
  const [, number, sign] = /^(\d{1,9})(%?)$/.exec(text) ?? [];
  if (number === undefined || (sign === "%" && Number(number) > 100))
    throw new InvalidArgumentError("It must be a count such as 5, or a share such as 20%.");
  return sign === "%" ? { ...given, percent: Number(number) } : { ...given, count: Number(number) };
});

/** The part of the help that says what counts. */
export const removalsHelp = `
A mass removal has the severity high: more are removed than --max-removals allows. Monitors, tracks and database audit
policies are counted apart. A limit that is given replaces both defaults.
  removed      The stack declares it Enabled, and no resource of the program declares it any more. It is deleted, or
               replaced by one with another bucket or name. What is left in the cloud does not matter.
  not removed  It is renamed, has another parent or type, or is replaced with the same bucket or name.
  5            More than 5 are removed.
  20%          At least 2 are removed, and more than 20 % of those that the stack declares Enabled. A file for --preview
               must be made with --show-sames. Without it, the severity is medium.
`;

/** A list that is empty by mistake takes away everything at once; `unshown` resources stay, of which kind is not known. */
export function massRemoval(changes: readonly Change[], unshown: number, limits: RemovalLimits): Examined[] {
  const heirs = successionsOf(changes);
  // What records nothing itself may come and go.
  const recording = changes.filter(
    ({ kind, before }) => before !== undefined && before.inputs?.status !== "Disabled" && records(kind),
  );
  const removed = recording.filter((change) => isRemoved(change) && !heirs.has(change.urn));
  const findings = kindNames.flatMap((kind) => {
    const countOf = (all: readonly Change[]) => all.filter((one) => one.kind === kind).length;
    return judge(kinds[kind].plural, { removed: countOf(removed), shown: countOf(recording), unshown }, limits);
  });
  const [first] = removed;
  if (first === undefined || findings.length === 0) return [];
  const [stack = "", project = ""] = first.urn.slice("urn:pulumi:".length).split("::");
  const urn = `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
  const cloud = [...new Set(removed.map((one) => one.cloud))].sort().join(", ");
  return [{ urn, name: nameOf(urn), kind: "Stack", cloud, id: null, location: null, findings }];
}

function isRemoved(change: Change): boolean {
  if (change.steps.length === 0) return false;
  if (change.after === undefined) return true;
  return change.steps.some(({ op }) => /^(create-)?replace/.test(op)) && !isSameThing(change);
}

interface Counts {
  readonly removed: number;
  readonly shown: number;
  readonly unshown: number;
}

function judge(plural: string, { removed, shown, unshown }: Counts, { count, percent }: RemovalLimits): Finding[] {
  const exceeds = (total: number) => percent !== undefined && removed > 1 && removed * 100 > percent * total;
  const found = `${unshown === 0 ? `${removed} of the ${shown}` : removed} ${plural} of the stack are removed`;
  const tell = (severity: Severity, reason: string): Finding[] => [{ rule: "mass-removal", severity, reason }];
  if (count !== undefined && removed > count) return tell("high", `${found}, more than ${count}`);
  if (exceeds(shown + unshown)) return tell("high", `${found}, more than ${percent} %`);
  if (!exceeds(shown)) return [];
  const open = "the preview does not show how many there are: write it with pulumi preview --json --show-sames";
  return tell("medium", `${found}, and ${open}`);
}
