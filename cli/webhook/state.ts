import { createHash } from "node:crypto";
import { readFileSync, renameSync } from "node:fs";
import { z } from "zod";
import { type Examined, type Finding, keyOf, type Report } from "../report/report";
import { systemReason } from "../text/given-path";
import { writeReport } from "../write-report";

/** What was found last, as far as it was announced. */
const stateShape = z.strictObject({
  version: z.literal(1),
  command: z.string(),
  subject: z.string(),
  findings: z.record(
    z.string(),
    z.strictObject({
      /** Of how grave it is, and of the value that was found. */
      digest: z.string(),
      resource: z.string(),
      urn: z.string().nullable(),
      kind: z.string(),
      cloud: z.string(),
      name: z.string(),
      rule: z.string(),
      property: z.string().nullable(),
    }),
  ),
  /** The resources that could not be read, and whether anything else failed. */
  unread: z.array(z.string()),
});

export type State = z.output<typeof stateShape>;
type Known = State["findings"][string];

/** What is other than it was. */
export interface Changes {
  readonly appeared: readonly { readonly resource: Examined; readonly finding: Finding }[];
  readonly gone: readonly Known[];
  /** What could not be read now and could be before, in words. */
  readonly unread: readonly string[];
  /** Whether all of what could not be read before could be read now. */
  readonly readAgain: boolean;
  /** What is known from now on. */
  readonly next: State;
}

/** `undefined` before the first report. Throws where the file is no state, or one of something else. */
export function readState(path: string): State | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new Error(`${path} could not be read: ${systemReason(error)}`, {
      cause: error,
    });
  }
  try {
    return stateShape.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${path} is not a state file of --webhook. Delete it to start again`, { cause: error });
  }
}

/** Whole or not at all. */
export function writeState(path: string, state: State): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeReport(draft, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(draft, path);
}

/** What changed since `before`. What could not be looked at is as it was: it is neither new nor gone. */
export function changesOf(report: Report, before: State | undefined): Changes {
  const { command, subject, resources, errors } = report;
  if (before !== undefined && (before.command !== command || before.subject !== subject))
    throw new Error(
      `--state is of access-audit ${before.command}, ${before.subject}, and this is ${command}, ${subject}`,
    );
  const old = before?.findings ?? {};
  const now = resources.flatMap((resource) =>
    resource.findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map((finding) => ({
        resource,
        finding,
        key: digestOf([keyOf(resource), finding.rule, finding.property ?? null]),
      })),
  );
  const findings: Record<string, Known> = Object.fromEntries(
    now.map(({ resource, finding, key }) => [key, knownOf(resource, finding)]),
  );
  const failing = resources.filter(({ error }) => error !== undefined);
  const unread = [...failing.map(keyOf), ...(errors.length > 0 ? ["the run"] : [])].sort();
  const left = Object.entries(old).filter(([key]) => findings[key] === undefined);
  const gone = left.filter(([, known]) => isLookedAt(report, known));
  const kept = left.filter(([, known]) => !isLookedAt(report, known));
  return {
    appeared: now.filter(({ key }) => old[key]?.digest !== findings[key]?.digest),
    gone: gone.map(([, known]) => known),
    unread: [
      ...failing.flatMap((one) => (before?.unread.includes(keyOf(one)) ? [] : [`${one.name}: ${one.error}`])),
      ...(before?.unread.includes("the run") ? [] : errors),
    ],
    readAgain: before !== undefined && before.unread.length > 0 && unread.length === 0,
    next: { version: 1, command, subject, findings: { ...Object.fromEntries(kept), ...findings }, unread },
  };
}

export function isChange({ appeared, gone, unread, readAgain }: Changes): boolean {
  return appeared.length + gone.length + unread.length > 0 || readAgain;
}

function knownOf(resource: Examined, { rule, severity, property, after = null }: Finding): Known {
  const { urn, kind, cloud, name } = resource;
  const digest = digestOf([severity, after]);
  return { digest, resource: keyOf(resource), urn, kind, cloud, name, rule, property: property ?? null };
}

function isLookedAt({ resources, errors, lookedAt }: Report, known: Known): boolean {
  const found = resources.find((one) => keyOf(one) === known.resource);
  if (found !== undefined) return found.error === undefined;
  return errors.length === 0 && (lookedAt?.(known) ?? true);
}

/** Values may be long, and say more than a state has to keep. */
function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}
