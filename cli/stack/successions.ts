import type { KindName } from "../../provider/kinds";
import { findResource } from "../../provider/registry";
import type { Finding } from "../report/report";
import { maskSecrets, ownInputs } from "./secrets";
import { nameOf } from "./state";
import { things } from "./things";

interface PlannedState {
  readonly inputs?: unknown;
  /** The URN of the provider's resource, and its id. */
  readonly provider?: string | undefined;
}

/** One of our resources before and after what the engine plans; neither has what is not there. */
export interface Planned {
  readonly urn: string;
  readonly kind: KindName;
  readonly before?: PlannedState | undefined;
  readonly after?: PlannedState | undefined;
  /** Its name in sentences, where that is not the one in the URN. */
  readonly shownAs?: string;
  /** One bucket of a fleet, and whether the fleet declares what the bucket was found as. */
  readonly inFleet?: true;
  readonly remembers?: boolean;
}

/** A thing of the cloud that one resource gives up and another one declares, such as after a rename in the program. */
export interface Succession<P extends Planned> {
  readonly from: P;
  readonly to: P;
  /** Whether `to` has the thing from now on only. */
  readonly begins: boolean;
}

/** Who declares what others give up, by the URN of who gives it up. */
export function successionsOf<P extends Planned>(plan: readonly P[]): ReadonlyMap<string, Succession<P>> {
  const owners = new Map(plan.flatMap((one) => thingsOf(one, one.after).map((thing) => [thing, one] as const)));
  const successions = plan.flatMap((from): [string, Succession<P>][] => {
    const kept = thingsOf(from, from.after);
    const given = thingsOf(from, from.before).find((thing) => !kept.includes(thing) && owners.has(thing));
    const to = given === undefined ? undefined : owners.get(given);
    if (given === undefined || to === undefined) return [];
    return [[from.urn, { from, to, begins: !thingsOf(to, to.before).includes(given) }]];
  });
  return new Map(successions);
}

/** True when both states are certainly of one thing. */
export function isSameThing({ kind, before, after }: Planned): boolean {
  const declared = thingsOf({ kind }, after);
  return thingsOf({ kind }, before).some((thing) => declared.includes(thing));
}

/** Tells a rename as what it is; on the resource that has the thing from now on, or on the one that gives it up. */
export function renamed({ from, to, begins }: Succession<Planned>): Finding {
  const finding = { rule: "renamed", severity: "low" } as const;
  const [old, fresh] = [from, to].map(({ urn, shownAs }) => shownAs ?? nameOf(urn));
  const kept = "nothing is switched off in the cloud";
  if (!begins) return { ...finding, reason: `${fresh} declares the same thing: ${kept}` };
  const memory = memoryOf(from.kind, ownInputs(from.before?.inputs));
  if (from.after !== undefined) {
    const lost = memory === undefined ? "" : `; ${memory} is lost`;
    return { ...finding, reason: `adopted from ${old}, which now declares something else: ${kept}${lost}` };
  }
  if (to.remembers)
    return { ...finding, reason: `it moves to ${fresh}: ${kept}, and formerStatuses keeps what was found before` };
  if (to.inFleet)
    return { ...finding, reason: `it moves to ${fresh}: ${kept}; ${memory} is lost unless formerStatuses has it` };
  if (from.inFleet)
    return {
      ...finding,
      reason: `it moves from ${old} to ${fresh}: ${kept}; ${memory} becomes what is found at that moment`,
    };
  const what = old === fresh ? `${old} has another parent or type` : `renamed from ${old} to ${fresh}`;
  const lost = memory === undefined ? "it is adopted as a new resource" : `${memory} is lost`;
  return { ...finding, reason: `${what}: ${kept}; ${lost} unless an alias is given (aliases: [${aliasOf(from, to)}])` };
}

/** The output that remembers what was found; only settings have one. */
export function memoryOf(kind: KindName, inputs: Readonly<Record<string, unknown>>): string | undefined {
  const resource = findResource(kind, inputs.cloud);
  if (resource.lifecycleKind(inputs) !== "setting") return undefined;
  return Object.keys(resource.outputs).find((name) => name.startsWith("previous"));
}

/** The name is enough where type and parent are as before. */
function aliasOf(from: Planned, to: Planned): string {
  const behind = ({ urn }: Planned) => urn.slice(0, urn.length - nameOf(urn).length);
  return behind(from) === behind(to) ? `{ name: ${JSON.stringify(nameOf(from.urn))} }` : JSON.stringify(from.urn);
}

/** Two accounts may each have a track of one name, so the provider counts; the default ones use one configuration. */
function thingsOf({ kind }: Pick<Planned, "kind">, state: PlannedState | undefined): string[] {
  if (state === undefined) return [];
  const provider = /^(.*)::[^:]*$/.exec(state.provider ?? "")?.[1] ?? "";
  const account = provider === "" || /::default(_[\w-]+)?$/.test(provider) ? "" : provider;
  return things(kind, ownInputs(maskSecrets(state.inputs))).map((thing) => `${account} ${thing}`);
}
