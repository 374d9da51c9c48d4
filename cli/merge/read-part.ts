import type { z } from "zod";
import type { ShardMark } from "../accounts/shard-mark";
import { reportTypes } from "../report/json-schemas/index";
import type { Command } from "../report/registry";
import type { Examined, Finding, Gate, Report } from "../report/report";
import type { ScannedCloud } from "../scan/scan";
import { jsonIn } from "../text/given-path";
import { present } from "./present";
import { scannedOf } from "./scanned";

/** One report of several, read back from its JSON. */
export interface Part {
  readonly path: string;
  readonly command: Command;
  /** The stack, or the stacks of a project; a scan has none. */
  readonly stack: string | undefined;
  readonly shard: ShardMark | undefined;
  /** When a scan ended. */
  readonly time: string | undefined;
  readonly resources: readonly Examined[];
  readonly errors: readonly string[];
  readonly gate: Gate | undefined;
  /** Of a scan, everything that it found. */
  readonly scanned: readonly ScannedCloud[];
}

export const labelsOf: Readonly<Record<Command, Report["labels"]>> = {
  drift: ["declared", "live"],
  review: ["before", "after"],
  scan: undefined,
};

export function readPart(path: string): Part {
  const refusal = "cannot be merged";
  const no = (reason: string) => new Error(`${path} ${refusal}: ${reason}`);
  const value = jsonIn(path, refusal);
  const command = String(Object(value).command);
  if (!isCommand(command)) throw no("it is not a JSON report of access-audit drift, review or scan");
  if (command === "scan") {
    const read = reportTypes.scan.safeParse(value);
    if (!read.success) throw no(`it is not what access-audit scan --json of this version writes${where(read.error)}`);
    const { resources, clouds, time, ...rest } = read.data;
    return {
      path,
      ...partOf(rest),
      stack: undefined,
      time: time === null || Number.isNaN(Date.parse(time)) ? undefined : time,
      resources: resources.map(scannedResource),
      scanned: clouds.map(scannedOf),
    };
  }
  const read = reportTypes[command].safeParse(value);
  if (!read.success)
    throw no(`it is not what access-audit ${command} --json of this version writes${where(read.error)}`);
  const { resources, stack, ...rest } = read.data;
  return {
    path,
    ...partOf(rest),
    stack,
    time: undefined,
    resources: resources.map((one) => declaredResource(one, command)),
    scanned: [],
  };
}

const isCommand = (name: string): name is Command => Object.hasOwn(labelsOf, name);

function where(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")})`;
}

type Common = Pick<z.output<(typeof reportTypes)["scan"]>, "shard" | "gate" | "errors"> & { readonly command: Command };

function partOf({ command, shard, gate, errors }: Common) {
  return { command, shard: shard ?? undefined, gate: (gate ?? undefined) as Gate | undefined, errors };
}

type ToldResource = z.output<(typeof reportTypes)["drift"]>["resources"][number];

/** What does not apply is null in JSON, and absent in a report. */
function declaredResource(told: ToldResource, command: "drift" | "review"): Examined {
  const [before, after] = labelsOf[command] ?? ["", ""];
  const {
    severity: _severity,
    findings,
    account,
    accountId,
    error,
    repair,
    changedBy,
    changedByUnknown,
    ...rest
  } = told;
  return {
    ...rest,
    ...present({ account, accountId, error, repair, changedBy, changedByUnknown }),
    findings: findings.map((one) => {
      const values = new Map<string, unknown>(Object.entries(one));
      return findingOf(one, { before: values.get(before), after: values.get(after) });
    }),
  };
}

type ToldScanned = z.output<(typeof reportTypes)["scan"]>["resources"][number];

function scannedResource({
  severity: _severity,
  findings,
  account,
  accountId,
  region,
  error,
  ...rest
}: ToldScanned): Examined {
  return {
    ...{ ...rest, urn: null, location: null },
    ...present({ account, accountId, region, error }),
    findings: findings.map((one) => findingOf(one, {})),
  };
}

interface ToldFinding {
  readonly rule: string;
  readonly severity: Finding["severity"];
  readonly property?: string | null;
  readonly reason: string;
  readonly suppressed: string | null;
  readonly suppressedBy: "program" | "ignoreFile" | "baseline" | null;
}

function findingOf(told: ToldFinding, values: Readonly<Record<string, unknown>>): Finding {
  const { rule, severity, property, reason, suppressed, suppressedBy } = told;
  const by = suppressedBy === "program" ? null : suppressedBy;
  return {
    ...{ rule: rule as Finding["rule"], severity, reason },
    ...present({ property, ...values, suppressed, suppressedBy: by }),
  };
}
