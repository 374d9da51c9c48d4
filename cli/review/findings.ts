import type { KindName } from "../../provider/core/kind";
import { kindOfType } from "../../provider/core/tokens";
import { type Severity, severities, weakeningOf } from "../../provider/core/weakening";
import { cloudOf, findResource } from "../../provider/registry";
import type { Examined, Finding } from "../report/report";
import { holdsMask, maskSecrets } from "../stack/secrets";
import { locationIn } from "../stack/source-location";
import { nameOf } from "../stack/state";
import type { PreviewState, PreviewStep } from "./preview";

type Inputs = Record<string, unknown>;

/** What the changes of a preview take away from auditing, for each of our resources that it has a step for. */
export function judgePreview(steps: readonly PreviewStep[], folder: string): Examined[] {
  const byUrn = new Map<string, PreviewStep[]>();
  // A refresh within a preview tells what is, not what would change.
  for (const step of steps.filter(({ op }) => op !== "refresh"))
    byUrn.set(step.urn, [...(byUrn.get(step.urn) ?? []), step]);
  return [...byUrn].flatMap(([urn, own]) => {
    const before = own.find(({ oldState }) => oldState)?.oldState;
    const after = own.find(({ newState }) => newState)?.newState;
    const kind = kindOfType((after ?? before)?.type ?? "");
    if (kind === undefined) return [];
    const cloud = String((after ?? before)?.inputs?.cloud ?? cloudOf(before?.id ?? "") ?? "");
    const location = locationIn(after ?? before ?? {}, folder);
    const examined = { urn, name: nameOf(urn), kind, cloud, id: before?.id ?? null, location };
    const ops = own.map(({ op }) => op);
    return [{ ...examined, findings: judge(kind, ops, before, after) }];
  });
}

function judge(
  kind: KindName,
  ops: readonly string[],
  before: PreviewState | undefined,
  after: PreviewState | undefined,
): Finding[] {
  if (before === undefined) return after && ops.includes("create") ? beginning(kind, inputsOf(after)) : [];
  if (ops.some((op) => op.includes("replace"))) return after ? replacement(kind, before, after) : ended(kind, before);
  if (ops.includes("delete")) return ended(kind, before);
  return after ? change(kind, inputsOf(before), inputsOf(after)) : [];
}

/** A setting is taken over as it is found: declaring it off switches off what may be on. */
function beginning(kind: KindName, inputs: Inputs): Finding[] {
  if (inputs.status !== "Disabled" || !isSetting(kind, inputs)) return [];
  const reason = "it is declared switched off: what is recorded now, if anything, is switched off";
  return [{ rule: "switched-off", severity: "medium", property: "status", after: "Disabled", reason }];
}

function change(kind: KindName, before: Inputs, after: Inputs): Finding[] {
  const found = findResource(kind, before.cloud).diff(before, after).differences;
  return found.flatMap((difference): Finding[] => {
    const { path: property, before: was, after: is } = difference;
    if (holdsMask(was) !== holdsMask(is))
      return [{ rule: "undecided", severity: "medium", property, before: was, after: is, reason: "a value is secret" }];
    const weakening = weakeningOf(difference);
    return weakening === undefined ? [] : [{ ...weakening, property, before: was, after: is }];
  });
}

/** An object is deleted before it is made anew; of a setting, what it was of before is given up. */
function replacement(kind: KindName, old: PreviewState, fresh: PreviewState): Finding[] {
  const [before, after] = [inputsOf(old), inputsOf(fresh)];
  const changed = before.cloud === after.cloud ? change(kind, before, after) : [];
  if (isSetting(kind, before)) return [...changed, ...ended(kind, old)];
  if (before.status === "Disabled") return changed;
  const reason = "it is deleted and made anew: what happens in between is not recorded";
  return [...changed, { rule: "replaced", severity: "medium", reason }];
}

/** What management leaves behind decides: a setting may be restored to what was found, an object is gone. */
function ended(kind: KindName, old: PreviewState): Finding[] {
  const before = inputsOf(old);
  const unmanaged = "it is no longer managed: nothing tells when it is switched off";
  if (before.status === "Disabled" && !old.retainOnDelete && !isSetting(kind, before)) return [];
  if (old.retainOnDelete) return [{ rule: "deleted", severity: "low", reason: unmanaged }];
  const resource = findResource(kind, before.cloud);
  // Defaults stand in the state, but not in what a person wrote by hand.
  const state = { ...(maskSecrets(old.outputs ?? {}) as Inputs), ...resource.check(before).inputs, ...before };
  const left = holdsMask(state) ? "unknown" : resource.remains(state);
  if (left === "unknown")
    return [
      { rule: "undecided", severity: "medium", reason: "it is no longer managed; what is left has secret values" },
    ];
  if (left === undefined) {
    if (before.status === "Disabled") return [];
    return [{ rule: "deleted", severity: "high", reason: "it is deleted: recording ends" }];
  }
  const lost = change(kind, before, left);
  if (lost.length > 0) {
    const severity = severities.findLast((one) => lost.some((finding) => finding.severity === one)) as Severity;
    const reasons = [...new Set(lost.map(({ reason }) => reason))].join("; ");
    return [{ rule: "deleted", severity, reason: `it is no longer managed, and left so: ${reasons}` }];
  }
  return before.status === "Disabled" ? [] : [{ rule: "deleted", severity: "low", reason: unmanaged }];
}

function isSetting(kind: KindName, inputs: Inputs): boolean {
  const { sort } = findResource(kind, inputs.cloud);
  return sort(inputs) === "setting";
}

/** Without what the engine and the dynamic face add. */
function inputsOf({ inputs = {} }: PreviewState): Inputs {
  const { __provider: _line, __defaults: _defaults, ...fields } = maskSecrets(inputs) as Inputs;
  return fields;
}
