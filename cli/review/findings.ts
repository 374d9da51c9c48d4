import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../../provider/core/diff";
import { metaOf } from "../../provider/core/field";
import type { KindName } from "../../provider/core/kind";
import { redact } from "../../provider/core/redact";
import { kindOfType } from "../../provider/core/tokens";
import { severities, weakeningOf } from "../../provider/core/weakening";
import { cloudOf, findResource } from "../../provider/registry";
import type { Examined, Finding } from "../report/report";
import { holdsMask, maskSecrets, ownInputs } from "../stack/secrets";
import { locationIn } from "../stack/source-location";
import { nameOf } from "../stack/state";
import type { PreviewState, PreviewStep } from "./preview";

type Inputs = Record<string, unknown>;

/** What tells nothing of a change: a refresh within a preview tells what is, a read what others have made. */
const idle = /^(refresh|read|read-replacement|discard.*|same|remove-pending-replace)$/;

/** What the changes of a preview take away from auditing, for each of our resources that it has a step for. */
export function judgePreview(steps: readonly PreviewStep[], folder: string): Examined[] {
  const byUrn = new Map<string, PreviewStep[]>();
  for (const step of steps.filter(({ op }) => !idle.test(op)))
    byUrn.set(step.urn, [...(byUrn.get(step.urn) ?? []), step]);
  return [...byUrn].flatMap(([urn, own]) => {
    const before = own.find(({ oldState }) => oldState)?.oldState;
    const after = own.find(({ newState }) => newState)?.newState;
    const kind = kindOfType((after ?? before)?.type ?? "");
    if (kind === undefined) return [];
    const cloud = String((after ?? before)?.inputs?.cloud ?? cloudOf(before?.id ?? "") ?? "");
    const location = locationIn(after ?? before ?? {}, folder);
    const examined = { urn, name: nameOf(urn), kind, cloud, id: before?.id ?? null, location };
    try {
      return [{ ...examined, findings: judge(kind, own, before, after) }];
    } catch (error) {
      return [{ ...examined, findings: [], error: redact(error instanceof Error ? error.message : String(error)) }];
    }
  });
}

function judge(
  kind: KindName,
  steps: readonly PreviewStep[],
  before: PreviewState | undefined,
  after: PreviewState | undefined,
): Finding[] {
  const has = (...ops: readonly string[]) => steps.some(({ op }) => ops.includes(op));
  if (before === undefined) return after && has("create") ? beginning(kind, inputsOf(after)) : [];
  const paths = steps.flatMap(({ detailedDiff, diffReasons }) => [
    ...Object.keys(detailedDiff ?? {}),
    ...(detailedDiff && Object.keys(detailedDiff).length > 0 ? [] : (diffReasons ?? [])),
  ]);
  if (has("replace", "create-replacement"))
    return after ? replacement(kind, before, after, paths) : ended(kind, before);
  if (has("delete")) return ended(kind, before);
  // Without its replacement this is what an earlier one left behind; the resource itself stays.
  if (has("delete-replaced")) return [];
  return after ? change(kind, inputsOf(before), inputsOf(after), paths) : [];
}

/** A setting is taken over as it is found: declaring it off switches off what may be on. */
function beginning(kind: KindName, inputs: Inputs): Finding[] {
  if (inputs.status !== "Disabled" || !isSetting(kind, inputs)) return [];
  const reason = "it is declared switched off: what is recorded now, if anything, is switched off";
  return [{ rule: "switched-off", severity: "medium", property: "status", after: "Disabled", reason }];
}

/** `paths` are those that the engine tells to differ, which for secrets is all that there is to know. */
function change(kind: KindName, before: Inputs, after: Inputs, paths: readonly string[]): Finding[] {
  const resource = findResource(kind, before.cloud);
  const visible = resource.diff(before, after).differences;
  const shown = visible.flatMap((difference): Finding[] => {
    const { path: property, before: was, after: is, meta } = difference;
    if (meta.weakens === undefined) return [];
    if (holdsMask(was) || holdsMask(is)) return [undecided(property, was, is)];
    const weakening = weakeningOf(difference);
    return weakening === undefined ? [] : [{ ...weakening, property, before: was, after: is }];
  });
  return [...shown, ...hidden(resource.inputs.shape, before, after, paths, visible)];
}

/** Secrets that are masked on both sides alike: the engine's word counts, and without it any of them may have changed. */
function hidden(
  shape: Readonly<Record<string, unknown>>,
  before: Inputs,
  after: Inputs,
  paths: readonly string[],
  visible: readonly Difference[],
): Finding[] {
  const told = new Set(visible.map(({ path }) => topOf(path)));
  const secret = Object.keys(after).filter(
    (name) => holdsMask(before[name]) && holdsMask(after[name]) && !told.has(name) && guards(shape[name]),
  );
  const differing = paths.map(topOf);
  const certain = secret.filter((name) => differing.includes(name));
  const silent = paths.length === 0 && isDeepStrictEqual(before, after);
  return (silent ? secret : certain).map((name) => undecided(name, before[name], after[name]));
}

function guards(type: unknown): boolean {
  const meta = metaOf(type as never);
  const { shape } = Object(Object(type).def?.innerType ?? type) as { shape?: Readonly<Record<string, unknown>> };
  return meta.weakens !== undefined || Object.values(shape ?? {}).some(guards);
}

function undecided(property: string, before: unknown, after: unknown): Finding {
  const reason = "its value is secret, so that nobody can tell what the change takes away";
  return { rule: "undecided", severity: "medium", property, before, after, reason };
}

/** An object is deleted before it is made anew; of a setting, what it was of before is given up. */
function replacement(kind: KindName, old: PreviewState, fresh: PreviewState, paths: readonly string[]): Finding[] {
  const [before, after] = [inputsOf(old), inputsOf(fresh)];
  if (before.cloud !== after.cloud) return [...ended(kind, old), ...beginning(kind, after)];
  const changed = change(kind, before, after, paths);
  if (isSetting(kind, before)) {
    const begun = changed.some(({ property }) => property === "status") ? [] : beginning(kind, after);
    return [...changed, ...begun, ...ended(kind, old)];
  }
  if (before.status === "Disabled") return changed;
  const reason = "it is deleted and made anew: what happens in between is not recorded";
  return [...changed, { rule: "replaced", severity: "medium", reason }];
}

/** What management leaves behind decides: a setting may be restored to what was found, an object is gone. */
function ended(kind: KindName, old: PreviewState): Finding[] {
  const before = inputsOf(old);
  const unmanaged: Finding = {
    ...{ rule: "deleted", severity: "low" },
    reason: "it is no longer managed: nothing tells when it is switched off",
  };
  if (old.retainOnDelete) return before.status === "Disabled" ? [] : [unmanaged];
  const resource = findResource(kind, before.cloud);
  // Defaults stand in the state, but not in what a person wrote by hand.
  const state = { ...(maskSecrets(old.outputs ?? {}) as Inputs), ...resource.check(before).inputs, ...before };
  if (holdsMask(state)) {
    const reason = "it is no longer managed, and secret values hide what is left";
    return [{ rule: "undecided", severity: "medium", reason }];
  }
  const left = resource.remains(state);
  if (left === undefined) {
    if (before.status === "Disabled") return [];
    return [{ rule: "deleted", severity: "high", reason: "it is deleted: recording ends" }];
  }
  const lost = change(kind, before, left, []);
  const severity = severities.findLast((one) => lost.some((finding) => finding.severity === one));
  if (severity === undefined) return before.status === "Disabled" ? [] : [unmanaged];
  const reasons = [...new Set(lost.map(({ reason }) => reason))].join("; ");
  return [{ rule: "deleted", severity, reason: `it is no longer managed, and left so: ${reasons}` }];
}

function isSetting(kind: KindName, inputs: Inputs): boolean {
  const { sort } = findResource(kind, inputs.cloud);
  return sort(inputs) === "setting";
}

function inputsOf({ inputs }: PreviewState): Inputs {
  return ownInputs(maskSecrets(inputs));
}

const topOf = (path: string) => path.split(/[.[]/)[0] ?? path;
