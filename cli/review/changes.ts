import type { KindName } from "../../provider/kinds";
import { kindOfType } from "../../provider/kinds/tokens";
import { cloudOf } from "../../provider/registry";
import { groupBy } from "../group-by";
import type { Planned } from "../stack/successions";
import type { PreviewState, PreviewStep } from "./preview";

/** What a preview would do to one of our resources. */
export interface Change extends Planned {
  readonly kind: KindName;
  readonly cloud: string;
  /** None when it stays as it is. */
  readonly steps: readonly PreviewStep[];
  readonly before: PreviewState | undefined;
  readonly after: PreviewState | undefined;
  /** Whether the old one is deleted before its replacement is made. */
  readonly deletesFirst: boolean;
}

/** A read is of what others have made. A deletion of a replaced one belongs to its replacement, or is a leftover of an earlier one. */
const foreign = /^(read|read-replacement|discard.*|remove-pending-replace|delete-replaced)$/;

/** What changes nothing: a refresh within a preview tells what is. */
const idle = /^(refresh|same)$/;

/** Our resources in a preview, with those that stay as they are, as far as it shows them. */
export function changesOf(steps: readonly PreviewStep[]): Change[] {
  const byUrn = groupBy(
    steps.filter(({ op }) => !foreign.test(op)),
    ({ urn }) => urn,
  );
  return [...byUrn].flatMap(([urn, own]): Change[] => {
    const changing = own.filter(({ op }) => !idle.test(op));
    const told = changing.length > 0 ? changing : own;
    const before = told.find(({ oldState }) => oldState)?.oldState;
    const after = told.find(({ newState }) => newState)?.newState;
    const kind = kindOfType((after ?? before)?.type ?? "");
    if (kind === undefined) return [];
    const cloud = String((after ?? before)?.inputs?.cloud ?? cloudOf(before?.id ?? "") ?? "");
    const deletesFirst = orderOf(steps, urn, "delete-replaced") < orderOf(steps, urn, "create-replacement");
    return [{ urn, kind, cloud, steps: changing, before, after, deletesFirst }];
  });
}

/** The place of a step; one that is not there comes last. */
function orderOf(steps: readonly PreviewStep[], urn: string, op: string): number {
  const at = steps.findIndex((step) => step.urn === urn && step.op === op);
  return at === -1 ? steps.length : at;
}
