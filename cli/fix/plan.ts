import type { Examined, Finding } from "../report/report";
import { changesOf } from "../review/changes";
import { judgePreview } from "../review/findings";
import { type Preview, runPreview } from "../review/preview";
import type { OpenStack } from "../stack/workspace";

/** One drifted resource, and what its repair would take away. */
export interface Repair {
  readonly urn: string;
  readonly name: string;
  readonly findings: readonly Finding[];
  /** What the repair itself weakens, for the program declares less than there is. */
  readonly weakens: readonly Finding[];
}

/** What `pulumi up` would repair. */
export interface Plan {
  readonly repairs: readonly Repair[];
  /** Whether it takes the whole stack: a resource that has another URN in the program is no target. */
  readonly whole: boolean;
  /** What the repair of the whole stack would weaken beside the drifted resources, by their names. */
  readonly besides: readonly string[];
  /** Why it is not known what would be done. */
  readonly errors: readonly string[];
}

const counts = ({ suppressed }: Finding) => suppressed === undefined;
/** Another value or name counts, and takes nothing away. */
const takesAway = (finding: Finding) => counts(finding) && finding.rule !== "changed" && finding.rule !== "renamed";

/** What can be repaired of the drift that counts, by a preview of the very command that would repair it. It changes nothing. */
export async function planOf(
  { folder, name }: Pick<OpenStack, "folder" | "name">,
  resources: readonly Examined[],
  preview: (folder: string, stack: string, args: readonly string[]) => Promise<Preview> = runPreview,
): Promise<Plan> {
  const drifted = resources.filter(({ findings, repair }) => repair !== undefined && findings.some(counts));
  const urns = drifted.flatMap(({ urn }) => urn ?? []);
  if (urns.length === 0) return { repairs: [], whole: false, besides: [], errors: [] };
  const whole = drifted.some(({ repair = "" }) => !repair.includes(" --target "));
  const { steps, errors } = await preview(folder, name, ["--refresh", ...(whole ? [] : targetsOf(urns))]);
  const judged = judgePreview(changesOf(steps), folder);
  const weakenedBy = (urn: string | null) => {
    const own = judged.find((one) => one.urn === urn);
    return own?.findings.filter(takesAway) ?? [];
  };
  return {
    repairs: drifted.map(({ urn, name: title, findings }) => ({
      ...{ urn: urn ?? "", name: title, findings: findings.filter(counts) },
      weakens: weakenedBy(urn),
    })),
    whole,
    besides: judged
      .filter(({ urn, findings }) => !urns.includes(urn ?? "") && findings.some(takesAway))
      .map((one) => one.name),
    errors: [
      ...errors,
      ...judged.flatMap(({ name: title, error }) => (error === undefined ? [] : [`${title}: ${error}`])),
    ],
  };
}

export const targetsOf = (urns: readonly string[]) => urns.flatMap((urn) => ["--target", urn]);

/** What may be run without a person who looks at it. */
export function safeOf({ repairs, whole, besides, errors }: Plan): readonly Repair[] {
  if (errors.length > 0) return [];
  const safe = repairs.filter(({ weakens }) => weakens.length === 0);
  // What takes the whole stack is all or nothing.
  return whole && (safe.length < repairs.length || besides.length > 0) ? [] : safe;
}
