import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../../provider/core/fields/diff";
import { type FieldMeta, metaOf } from "../../provider/core/fields/field";
import { severities } from "../../provider/core/fields/guard";
import { topOf } from "../../provider/core/fields/paths";
import { elsewhere, relocated, strengthens, weakeningOf } from "../../provider/core/fields/weakening";
import type { Resource } from "../../provider/core/lifecycle/lifecycle";
import { reasonOf } from "../../provider/core/session/errors";
import { redact } from "../../provider/core/session/redact";
import type { KindName } from "../../provider/kinds";
import { findResource, records } from "../../provider/registry";
import type { Examined, Finding } from "../report/report";
import { holdsMask, maskSecrets, ownInputs } from "../stack/secrets";
import { locationIn } from "../stack/source-location";
import { nameOf } from "../stack/state";
import { isSameThing, memoryOf, renamed, type Succession, successionsOf } from "../stack/successions";
import type { Change } from "./changes";
import { asFleets } from "./fleets";
import type { PreviewState } from "./preview";

type Inputs = Record<string, unknown>;

/** Who else has the thing of a resource before or after the change. */
interface Relations {
  /** From whom it takes its thing over. */
  readonly former?: Succession<Change> | undefined;
  /** To whom it leaves its thing. */
  readonly heir?: Succession<Change> | undefined;
}

/** What the changes of a preview take away from auditing, for each of our resources that it has a step for. */
export function judgePreview(changes: readonly Change[], folder: string): Examined[] {
  return asFleets(changes, judgeEach(changes, folder));
}

function judgeEach(changes: readonly Change[], folder: string): Examined[] {
  const heirs = successionsOf(changes);
  const formers = new Map([...heirs.values()].filter(({ begins }) => begins).map((one) => [one.to.urn, one]));
  return changes.flatMap((change) => {
    const { urn, kind, cloud, steps, before, after } = change;
    if (steps.length === 0) return [];
    const location = locationIn(after ?? before ?? {}, folder);
    const examined = { urn, name: nameOf(urn), kind, cloud, id: before?.id ?? null, location };
    try {
      return [{ ...examined, findings: judge(change, { former: formers.get(urn), heir: heirs.get(urn) }) }];
    } catch (error) {
      return [{ ...examined, findings: [], error: redact(reasonOf(error)) }];
    }
  });
}

function judge(change: Change, { former, heir }: Relations): Finding[] {
  const { kind, steps, before, after } = change;
  const has = (...ops: readonly string[]) => steps.some(({ op }) => ops.includes(op));
  if (before === undefined) {
    if (after && former) return [renamed(former), ...beginning(kind, inputsOf(after), former)];
    return after && has("create") ? beginning(kind, inputsOf(after)) : [];
  }
  const paths = steps.flatMap(({ detailedDiff, diffReasons }) => [
    ...Object.keys(detailedDiff ?? {}),
    ...(detailedDiff && Object.keys(detailedDiff).length > 0 ? [] : (diffReasons ?? [])),
  ]);
  if (has("replace", "create-replacement") && after)
    return replacement({ ...change, before, after }, paths, { former, heir });
  if (has("replace", "create-replacement", "delete")) return leaving(kind, before, heir);
  return after ? weakened(kind, inputsOf(before), inputsOf(after), paths) : [];
}

/** A setting is taken over as it is found: declaring it off switches off what may be on. */
function beginning(kind: KindName, inputs: Inputs, former?: Succession<Change>): Finding[] {
  if (former?.from.before) return weakened(kind, inputsOf(former.from.before), inputs, undefined);
  if (inputs.status !== "Disabled" || !isSetting(kind, inputs)) return [];
  const reason = "it is declared switched off: what is recorded now, if anything, is switched off";
  return [{ rule: "switched-off", severity: "medium", property: "status", after: "Disabled", reason }];
}

/** What the end of the management does, unless another resource declares the thing; a new one tells of it itself. */
function leaving(kind: KindName, before: PreviewState, heir: Succession<Change> | undefined): Finding[] {
  if (heir === undefined) return ended(kind, before);
  return heir.begins ? [] : [renamed(heir)];
}

/**
 * `paths` are those that the engine tells to differ, which for secrets is all that there is to know; `undefined` where it
 * did not compare the two.
 */
function weakened(kind: KindName, before: Inputs, after: Inputs, paths: readonly string[] | undefined): Finding[] {
  const resource = findResource(kind, before.cloud);
  const visible = resource.diff(before, after).differences;
  const shown = visible.flatMap((difference): Finding[] => {
    const { path: property, before: was, after: is, meta } = difference;
    if (meta.weakens === undefined) return isOwn(meta) ? [] : [otherValue(property, was, is)];
    if (holdsMask(was) || holdsMask(is)) return [undecided(property, was, is)];
    const weakening = weakeningOf(difference) ?? (endsPlace(difference, visible) ? elsewhere : undefined);
    if (weakening) return [{ ...weakening, property, before: was, after: is }];
    return isOwn(meta) || strengthens(difference) ? [] : [otherValue(property, was, is)];
  });
  return [...shown, ...hidden(resource.inputs.shape, before, after, paths, visible)];
}

/** A place that is no longer given while recording goes on: its default is another one. */
function endsPlace({ meta, after }: Difference, all: readonly Difference[]): boolean {
  return meta.weakens === relocated && after === undefined && all.every(({ path }) => path !== "status");
}

/** Secrets that are masked on both sides alike: the engine's word counts, and without it any of them may have changed. */
function hidden(
  shape: Readonly<Record<string, unknown>>,
  before: Inputs,
  after: Inputs,
  paths: readonly string[] | undefined,
  visible: readonly Difference[],
): Finding[] {
  const told = new Set(visible.map(({ path }) => topOf(path)));
  const masked = Object.keys(after).filter(
    (name) => holdsMask(before[name]) && holdsMask(after[name]) && !told.has(name),
  );
  const secret = masked.filter((name) => guards(shape[name]));
  if (paths === undefined) return secret.map((name) => undecided(name, before[name], after[name]));
  const differing = new Set(paths.map(topOf));
  const certain = secret.filter((name) => differing.has(name));
  const silent = paths.length === 0 && isDeepStrictEqual(before, after);
  const others = masked.filter(
    (name) => !guards(shape[name]) && differing.has(name) && !isOwn(metaOf(shape[name] as never)),
  );
  return [
    ...(silent ? secret : certain).map((name) => undecided(name, before[name], after[name])),
    ...others.map((name) => otherValue(name, before[name], after[name])),
  ];
}

/** A change of what replaces is told as such, and what only this package knows changes no cloud. */
const isOwn = ({ replaces, providerOnly }: Partial<FieldMeta>) => replaces === true || providerOnly === true;

/** Of a field whose changes no rule judges, such as a prefix. */
function otherValue(property: string, before: unknown, after: unknown): Finding {
  const reason = "its value changes; no rule says that this weakens auditing";
  return { rule: "changed", severity: "low", property, before, after, reason };
}

function guards(type: unknown): boolean {
  const meta = metaOf(type as never);
  const { shape } = Object(Object(type).def?.innerType ?? type) as { shape?: Readonly<Record<string, unknown>> };
  return meta.weakens !== undefined || Object.values(shape ?? {}).some(guards);
}

function undecided(property: string, before: unknown, after: unknown): Finding {
  const reason = "its value is secret, so what the change takes away is not known";
  return { rule: "undecided", severity: "medium", property, before, after, reason };
}

/** An object is made anew; of a setting, what it was of before is given up. */
function replacement(
  change: Change & { readonly before: PreviewState; readonly after: PreviewState },
  paths: readonly string[],
  { former, heir }: Relations,
): Finding[] {
  const { kind } = change;
  const [before, after] = [inputsOf(change.before), inputsOf(change.after)];
  const taken = former === undefined ? [] : [renamed(former)];
  if (before.cloud !== after.cloud)
    return [...leaving(kind, change.before, heir), ...taken, ...beginning(kind, after, former)];
  const changed = weakened(kind, before, after, paths);
  // Asked for, with the thing as it is: it is declared still, so nothing is taken away.
  const resource = findResource(kind, before.cloud);
  const { replaces, deleteBeforeReplace } = resource.diff(stateOf(change.before, resource), after);
  if (isSameThing(change) && replaces.length === 0) return changed;
  // The engine shows the order of the steps only when it is asked to.
  const deletesFirst = change.deletesFirst || deleteBeforeReplace;
  if (!isSetting(kind, before)) return [...changed, ...taken, ...remade(deletesFirst, before, heir)];
  const left = leaving(kind, change.before, heir);
  if (former !== undefined) return [...taken, ...beginning(kind, after, former), ...left];
  const begun = changed.some(({ property }) => property === "status") ? [] : beginning(kind, after);
  return [...changed, ...begun, ...left];
}

/** A new one that has another name is made first; one that keeps the name has to wait until the old one is deleted. */
function remade(deletesFirst: boolean, before: Inputs, heir: Succession<Change> | undefined): Finding[] {
  if (heir !== undefined) return heir.begins ? [] : [renamed(heir)];
  if (before.status === "Disabled") return [];
  return deletesFirst
    ? [
        {
          rule: "replaced",
          severity: "high",
          reason: "it is deleted and recreated, because its name is unique: nothing is recorded in between",
        },
      ]
    : [{ rule: "replaced", severity: "low", reason: "it is deleted once its replacement is made" }];
}

/** What management leaves behind decides: a setting may be restored to what was found, an object is gone. */
function ended(kind: KindName, old: PreviewState): Finding[] {
  const before = inputsOf(old);
  const unmanaged: Finding = {
    ...{ rule: "deleted", severity: "low" },
    reason: "it is no longer managed: nothing notices when it is switched off",
  };
  if (old.retainOnDelete) return before.status === "Disabled" ? [] : [unmanaged];
  const resource = findResource(kind, before.cloud);
  // What records nothing itself takes no record away.
  if (!records(kind)) {
    const file =
      resource.check(before).inputs.onDelete === "delete" ? ", and the file that it asked for is deleted" : "";
    return [
      { rule: "deleted", severity: "low", reason: `it is no longer managed${file}; what is recorded stays as it is` },
    ];
  }
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
  const lost = weakened(kind, before, left, []);
  const severity = severities.findLast((one) => lost.some((finding) => finding.severity === one));
  if (severity === undefined) return before.status === "Disabled" ? [] : [unmanaged];
  const how =
    state.onDelete === "restore"
      ? `put back to ${memoryOf(kind, before)}`
      : `left as onDelete ${JSON.stringify(state.onDelete)} wants it`;
  const reasons = [...new Set([...lost.map(({ reason }) => reason), ...lossOf(kind, before, left)])].join("; ");
  return [{ rule: "deleted", severity, reason: `it is no longer managed, and ${how}: ${reasons}` }];
}

/** What switching off loses for good. */
function lossOf(kind: KindName, before: Inputs, left: Inputs): string[] {
  if (before.status === "Disabled" || left.status !== "Disabled") return [];
  if (kind === "BucketAccessMonitor") return ["the access history is lost"];
  return left.reserveAuditLogs === false ? ["the audit logs that exist are lost"] : [];
}

function isSetting(kind: KindName, inputs: Inputs): boolean {
  return findResource(kind, inputs.cloud).lifecycleKind(inputs) === "setting";
}

/** The inputs with what the cloud told beside them. */
function stateOf(old: PreviewState, { outputs }: Resource): Inputs {
  const told = Object.entries(maskSecrets(old.outputs ?? {}) as Inputs).filter(([name]) => name in outputs);
  return { ...Object.fromEntries(told), ...inputsOf(old) };
}

function inputsOf({ inputs }: PreviewState): Inputs {
  return ownInputs(maskSecrets(inputs));
}
