import { gapRules } from "../report/registry";
import type { ScannedCloud } from "../scan/scan";
import type { Gap, Verdict } from "../scan/verdict";
import { type HowTo, howTo, type Subject } from "./how-to";

/** How a gap of a scan is closed. */
export function howToClose(gap: Gap, scanned: readonly ScannedCloud[]): HowTo {
  return howTo(gap.kind, subjectOf(gap, scanned));
}

function subjectOf({ cloud, account, region, name, id }: Gap, scanned: readonly ScannedCloud[]): Subject {
  const own = scanned.find((one) => one.cloud === cloud && one.account === account);
  const track = own?.tracks.find((one) => one.id === id);
  const database = own?.databases.find((one) => one.id === id);
  return {
    ...{ cloud, region: region ?? own?.regions[0] ?? "<region>", name: name ?? cloud, id },
    ...{ engine: database?.engine, inputs: track?.inputs },
  };
}

/** What to do about each gap that counts, for a terminal. */
export function gapHelp({ gaps }: Verdict, scanned: readonly ScannedCloud[]): string[] {
  return gaps
    .filter(({ finding }) => finding.suppressed === undefined)
    .flatMap((gap) => {
      const { program, command, console: path } = howToClose(gap, scanned);
      return [
        `${gap.id}: ${gap.message}`,
        `  ${gapRules[gap.kind].repair}`,
        ...(program === undefined ? [`  ${path}`] : [`  ${program}`]),
        ...(command === undefined ? [] : [`  ${command}`]),
      ];
    });
}
