import { driftOfStack } from "../drift/stack";
import type { Progress } from "../progress";
import { counted } from "../report/words";
import type { ScannedCloud } from "../scan/scan";
import type { Verdict } from "../scan/verdict";
import { openStack } from "../stack/workspace";
import { gapHelp } from "./gaps";
import { planOf } from "./plan";
import { type Asker, repair } from "./run";

/** Repairs what a scan found and a stack declares, and says what to do about the rest; whether anything was repaired. */
export async function fixScan(
  stack: string | undefined,
  scanned: readonly ScannedCloud[],
  verdict: Verdict,
  asker: Asker,
  progress: Progress,
): Promise<boolean> {
  const gaps = verdict.gaps.filter(({ finding }) => finding.suppressed === undefined);
  const tell = (lines: readonly string[]) => {
    for (const line of lines) asker.tell(line);
  };
  if (stack === undefined || gaps.length === 0) {
    tell(gapHelp({ ...verdict, gaps }, scanned));
    return false;
  }
  const open = await openStack(".", stack);
  const { resources, errors } = await driftOfStack(open, { explain: false, progress }).finally(() => progress.stop());
  if (errors.length > 0)
    throw new Error(`nothing is repaired, because not everything could be read: ${errors.join("; ")}`);
  const ids = new Set(gaps.map(({ id }) => id));
  const declared = resources.filter(({ id }) => id !== null && ids.has(id));
  const left = gaps.filter(({ id }) => !declared.some((one) => one.id === id));
  if (left.length > 0) {
    asker.tell(`${counted(left.length, "finding is", "findings are")} about what ${open.name} does not declare:`);
    tell(gapHelp({ ...verdict, gaps: left }, scanned));
  }
  if (declared.length === 0) return false;
  return await repair(open.name, open.folder, await planOf(open, declared), asker);
}
