import type { Difference } from "../../provider/core/fields/diff";
import { ignoredBy, topOf } from "../../provider/core/fields/paths";
import { weakeningOf } from "../../provider/core/fields/weakening";
import { reasonOf } from "../../provider/core/session/errors";
import { redact } from "../../provider/core/session/redact";
import { findResource, records } from "../../provider/registry";
import type { Examined, Finding } from "../report/report";
import type { Reading, Refreshed } from "../stack/refresh";
import { masked, maskSecrets, ownInputs, secretNames } from "../stack/secrets";
import type { ManagedResource } from "../stack/state";
import { type Planned, renamed, type Succession } from "../stack/successions";
import { shellWord } from "../text/shell-word";

type Inputs = Readonly<Record<string, unknown>>;

/** Reads a resource of the dynamic backend by ourselves: of its secrets the engine tells neither value nor difference. */
export type ReadLive = (resource: ManagedResource) => Promise<Inputs | undefined>;

/** What drift is judged by, beside the resource itself. */
interface DriftContext {
  readonly refreshed: Refreshed;
  /** By URN, who declares from now on what a resource gives up. */
  readonly successions: ReadonlyMap<string, Succession<Planned>>;
  readonly stack: string;
  readonly readLive: ReadLive;
}

/** What drifted in one resource, or why that is not known. */
export async function judgeDrift(resource: ManagedResource, context: DriftContext): Promise<Examined> {
  const { refreshed, successions, readLive } = context;
  const { urn, name, kind, cloud, id, location } = resource;
  const examined = { urn, name, kind, cloud, id, location, findings: [] };
  const reading = refreshed.readings.get(urn);
  if (resource.pendingReplacement) return { ...examined, error: "its replacement is not finished. Run pulumi up" };
  if (reading === undefined) return { ...examined, error: redact(refreshed.failures.get(urn) ?? "it was not read") };
  try {
    const succession = successions.get(urn);
    const drifted = await findingsOf(resource, reading, readLive);
    const findings = [...drifted, ...(succession === undefined ? [] : [renaming(succession)])];
    return { ...examined, findings, ...repairOf(urn, drifted, context) };
  } catch (error) {
    return { ...examined, error: redact(reasonOf(error)) };
  }
}

/** It is no drift, but who reads that `a` drifted must know that the program calls it `b`. */
function renaming(succession: Succession<Planned>): Finding {
  return { ...renamed(succession), suppressed: "the program was changed, not the cloud" };
}

/**
 * Nothing brings back what the program no longer declares: `pulumi up` would end its management instead. One that has
 * another URN in the program is no target: the engine refuses a target that the stack does not have when it refreshes.
 */
function repairOf(
  urn: string,
  drifted: readonly Finding[],
  { refreshed, successions, stack }: DriftContext,
): Pick<Examined, "repair"> {
  if (drifted.every(({ suppressed }) => suppressed !== undefined)) return {};
  const whole = `pulumi up --refresh --stack ${shellWord(stack)}`;
  if (successions.has(urn) || refreshed.aliased.has(urn)) return { repair: whole };
  return refreshed.steps.get(urn)?.op === "delete" ? {} : { repair: `${whole} --target ${shellWord(urn)}` };
}

async function findingsOf(
  resource: ManagedResource,
  { declared, live, paths }: Reading,
  readLive: ReadLive,
): Promise<Finding[]> {
  const { ignoreChanges: ignored } = resource;
  if (live === undefined) {
    const severity = resource.inputs.status === "Disabled" || !records(resource.kind) ? "low" : "high";
    return [{ rule: "gone", severity, reason: "it was deleted outside Pulumi" }];
  }
  const secrets = [...new Set([...secretNames(declared), ...secretNames(live)])];
  const isSecret = ({ path }: Difference) => secrets.includes(topOf(path));
  const visible = differencesOf(resource, maskSecrets(declared) as Inputs, maskSecrets(live) as Inputs);
  const plain = visible.filter((difference) => !isSecret(difference)).map((one) => driftOf(one, ignored));
  if (secrets.length === 0) return plain;
  if (!resource.type.startsWith("pulumi-nodejs:dynamic")) {
    const drifted = paths.filter((path) => secrets.includes(topOf(path)));
    return [...plain, ...drifted.map((path) => secretDrift(path, ignored))];
  }
  const read = await readLive(resource);
  const hidden = differencesOf(resource, resource.inputs, read ?? {}).filter(isSecret);
  return [...plain, ...hidden.map((one) => ({ ...driftOf(one, ignored), before: masked, after: masked }))];
}

/** By the declaration: what it leaves to the server is none, what the server took away is one. */
function differencesOf({ kind, cloud }: ManagedResource, declared: Inputs, live: Inputs): Difference[] {
  const { differences } = findResource(kind, cloud).diff(ownInputs(live), ownInputs(declared));
  return differences.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }));
}

/** A bucket that the fleet declares and that no reading shows. */
const goneFromFleet = {
  rule: "gone",
  severity: "high",
  reason: "it was deleted outside Pulumi, or a failed up did not reach it",
} as const;

function driftOf(difference: Difference, ignored: readonly string[]): Finding {
  const { path, before, after } = difference;
  const weakening = topOf(path) === "buckets" && after === undefined ? goneFromFleet : weakeningOf(difference);
  return {
    rule: weakening?.rule ?? "changed",
    severity: weakening?.severity ?? "low",
    property: path,
    before,
    after,
    reason: weakening?.reason ?? "it was changed outside Pulumi",
    ...suppression(path, ignored),
  };
}

/** The plugin tells that a secret differs, and not in which direction. */
function secretDrift(path: string, ignored: readonly string[]): Finding {
  return {
    rule: "changed",
    severity: path === "status" ? "high" : "medium",
    property: path,
    before: masked,
    after: masked,
    reason: "it was changed outside Pulumi; its value is secret",
    ...suppression(path, ignored),
  };
}

function suppression(path: string, ignored: readonly string[]): { suppressed?: string } {
  const by = ignoredBy(path, ignored);
  return by === undefined ? {} : { suppressed: `ignoreChanges has ${by}` };
}
