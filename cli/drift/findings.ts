import { isDeepStrictEqual } from "node:util";
import type { StepEventMetadata } from "@pulumi/pulumi/automation";
import type { Difference } from "../../provider/core/diff";
import { redact } from "../../provider/core/redact";
import { weakeningOf } from "../../provider/core/weakening";
import { findResource } from "../../provider/registry";
import type { Examined, Finding } from "../report/report";
import type { Reading, Refreshed } from "../stack/refresh";
import { holdsMask, maskSecrets } from "../stack/secrets";
import type { ManagedResource } from "../stack/state";

/** What drifted in one resource, or why that is not known. */
export function judgeDrift(resource: ManagedResource, refreshed: Refreshed, stack: string): Examined {
  const { urn, name, kind, cloud, id, location } = resource;
  const examined = { urn, name, kind, cloud, id, location, findings: [] };
  const failure = refreshed.failures.get(urn);
  const reading = refreshed.readings.get(urn);
  if (reading === undefined) return { ...examined, error: redact(failure ?? "it was not read") };
  const { findings, error } = findingsOf(resource, reading, refreshed);
  const repairable = findings.some(({ suppressed }) => suppressed === undefined);
  return {
    ...examined,
    findings,
    ...(error === undefined ? {} : { error }),
    ...(repairable ? { repair: `pulumi up --refresh --stack ${quoted(stack)} --target ${quoted(urn)}` } : {}),
  };
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly error?: string;
}

function findingsOf(resource: ManagedResource, { declared, live, paths }: Reading, refreshed: Refreshed): Judged {
  const status = maskSecrets(declared.status);
  if (live === undefined) {
    const severity = status === "Disabled" ? "low" : "high";
    return { findings: [{ rule: "gone", severity, reason: "it was deleted behind the stack's back" }] };
  }
  const [was, is] = [comparable(declared), comparable(live)];
  const plain = findResource(resource.kind, resource.cloud).diff(was, is).differences;
  const secret = Object.keys(declared).filter((name) => holdsMask(was[name]) || holdsMask(is[name]));
  const findings = plain
    .filter(({ path }) => !secret.includes(topOf(path)))
    .map((difference) => driftOf(difference, resource.ignoreChanges));
  const planned = refreshed.steps.get(resource.urn);
  for (const name of secret) {
    // Secret values are told to nobody, so the engine's own comparison counts: property by property on the plugin, by
    // the step that it plans on the other face.
    const differs = paths.some((path) => topOf(path) === name) || changesOnlySecrets(planned);
    if (differs) findings.push(secretDrift(name, resource.ignoreChanges));
    else if (planned === undefined || (paths.length === 0 && planned.op === "update" && findings.length === 0))
      return { findings, error: `${name} is secret, and whether it drifted cannot be told from this preview` };
  }
  return { findings };
}

/** True for an update that has no reason in what may be shown. */
function changesOnlySecrets(planned: StepEventMetadata | undefined): boolean {
  if (planned?.op !== "update") return false;
  const [old, fresh] = [maskSecrets(planned.old?.inputs), maskSecrets(planned.new?.inputs)];
  return isDeepStrictEqual(old, fresh);
}

function driftOf(difference: Difference, ignored: readonly string[]): Finding {
  const { path, before, after } = difference;
  const weakening = weakeningOf(difference);
  return {
    rule: weakening?.rule ?? "changed",
    severity: weakening?.severity ?? "low",
    property: path,
    before,
    after,
    reason: weakening?.reason ?? "it was changed behind the stack's back",
    ...suppression(path, ignored),
  };
}

function secretDrift(name: string, ignored: readonly string[]): Finding {
  return {
    rule: "changed",
    severity: name === "status" ? "high" : "medium",
    property: name,
    before: "[secret]",
    after: "[secret]",
    reason: "it was changed behind the stack's back; its value is secret",
    ...suppression(name, ignored),
  };
}

/** `ignoreChanges` covers a property with all below it; `*` covers everything at its level. */
function suppression(path: string, ignored: readonly string[]): { suppressed?: string } {
  const parts = path.split(/[.[\]"]+/).filter(Boolean);
  const covers = (pattern: string) => {
    const own = pattern.split(/[.[\]"]+/).filter(Boolean);
    return own.length <= parts.length && own.every((part, index) => part === "*" || part === parts[index]);
  };
  const by = ignored.find(covers);
  return by === undefined ? {} : { suppressed: `ignoreChanges has ${by}` };
}

/** Only what a field can be: the line of the dynamic face is none. */
function comparable(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { __provider: _line, __defaults: _defaults, ...fields } = maskSecrets(inputs) as Record<string, unknown>;
  return fields;
}

const topOf = (path: string) => path.split(/[.[]/)[0] ?? path;

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
