import { isDeepStrictEqual } from "node:util";
import { consoles, type Repair, tracksOfEverything } from "../../policy/repair";
import type { KindName } from "../../provider/kinds";
import { nativeType } from "../../provider/kinds/tokens";
import { clouds, findResource, trackFacts } from "../../provider/registry";
import { literal } from "../report/code";
import { jsonText } from "../report/json-text";
import type { FindingRule } from "../report/registry";
import { shellWord } from "../text/shell-word";

/** How a finding is repaired: a line of a program, a command, the way in the vendors' consoles. */
export interface HowTo {
  readonly program?: string;
  readonly command?: string;
  readonly console?: string;
}

/** What a finding is about, as far as it is known. */
export interface Subject {
  readonly cloud: string;
  readonly region: string;
  readonly name: string;
  readonly id: string;
  readonly engine?: string | undefined;
  /** What a program would declare for it as it is. */
  readonly inputs?: Inputs | undefined;
}

type Inputs = Readonly<Record<string, unknown>>;

/** For pages, which know no thing. */
export const anySubject: Subject = {
  ...{ cloud: "<cloud>", region: "<region>", name: "<name>", id: "<id>", engine: "<engine>" },
};

const line = (construct: string, name: string, args: object) =>
  `new ${construct}(${jsonText(name)}, ${literal(args)});`;

const declared = (kind: KindName, name: string, args: object) => line(`audit.${kind}`, name, args);

const monitor = ({ cloud, region, name }: Subject): HowTo => ({
  program: declared("BucketAccessMonitor", name, { cloud, region, bucket: name, status: "Enabled" }),
  command: "pulumi up",
  console: consoles.monitor,
});

const log = ({ cloud, region, name }: Subject): HowTo => ({
  program: declared("BucketAccessLog", `${name}-log`, {
    ...{ cloud, region, ...exampleOf("BucketAccessLog", cloud) },
    ...{ bucket: name, status: "Enabled", targetBucket: "<target bucket>", targetPrefix: `${name}/` },
  }),
  command: "pulumi up",
  console: consoles.log,
});

const database = ({ cloud, region, name, engine = "<engine>" }: Subject): HowTo => ({
  program: declared("DatabaseAuditPolicy", name, {
    ...{ cloud, region, engine, instanceId: name, status: "Enabled", keepDays: 180 },
  }),
  command: "pulumi up",
  console: consoles.database,
});

/** A track that is not read cannot be written down whole; its import says what it is. */
const existingTrack = ({ cloud, region, name, id, inputs }: Subject): HowTo => ({
  program: declared(
    "AuditTrack",
    name,
    inputs ? { ...inputs, ...destinationFor(inputs), status: "Enabled" } : { cloud, region, name, status: "Enabled" },
  ),
  command: `pulumi import ${cloud.startsWith("<") ? "access-audit:<cloud>:AuditTrack" : nativeType("AuditTrack", cloud)} ${quoted(name)} ${quoted(id)} --generate-code=false && pulumi up`,
  console: consoles.track,
});

/** What a track that delivers nowhere lacks, by the cloud's own example. What it records stays as it is. */
function destinationFor(inputs: Inputs): object {
  const facts = trackFacts(inputs);
  if (facts === undefined || facts.destinations.length > 0) return {};
  const missing = Object.entries(exampleOf("AuditTrack", facts.cloud)).filter(([name]) => inputs[name] === undefined);
  const whole = { ...inputs, ...Object.fromEntries(missing) };
  const deliversTo = (one: Inputs) => trackFacts(one)?.destinations;
  const delivers = ([name]: readonly [string, unknown]) =>
    !isDeepStrictEqual(deliversTo(whole), deliversTo({ ...whole, [name]: undefined }));
  return Object.fromEntries(missing.filter(delivers));
}

/** By the cloud's own example, whose buckets are to be replaced. */
const newTrack = ({ cloud, region }: Subject): HowTo => ({
  program: declared("AuditTrack", "everything", {
    ...tracksOfEverything().find(({ inputs }) => inputs.cloud === cloud)?.inputs,
    ...{ cloud, region, status: "Enabled" },
  }),
  command: "pulumi up",
  console: consoles.track,
});

/** What the reference declares of a kind, but where; nothing for pages, which know no cloud. */
function exampleOf(kind: KindName, name: string): object {
  if (!clouds.some((cloud) => cloud.name === name)) return {};
  const { cloud: _, region: __, ...example } = findResource(kind, name).reference.example;
  return example;
}

/** Buckets are declared by the providers that make them. */
const bucket = (path: keyof typeof consoles) => (): HowTo => ({ console: consoles[path] });

/** What came about outside the program. */
const drifted = (): HowTo => ({
  command:
    "access-audit drift --stack <stack> --fix, or the command that the report names: pulumi up --refresh --target <urn>",
});

const reviewed = (): HowTo => ({ command: "access-audit review --stack <stack>, once the program is corrected" });

const howTos: Readonly<Record<FindingRule, (subject: Subject) => HowTo>> = {
  unaudited: newTrack,
  "not-delivering": existingTrack,
  "unaudited-database": database,
  former: newTrack,
  "destination-missing": bucket("bucket"),
  "destination-public": bucket("acl"),
  "destination-unencrypted": bucket("encryption"),
  "destination-expiring": bucket("expiry"),
  "destination-mutable": bucket("versioning"),
  unlogged: log,
  unmonitored: monitor,
  "switched-off": drifted,
  undelivered: drifted,
  redirected: drifted,
  narrowed: drifted,
  shortened: drifted,
  unprotected: drifted,
  loosened: drifted,
  deleted: reviewed,
  replaced: reviewed,
  undecided: reviewed,
  changed: drifted,
  gone: () => ({ command: "pulumi up --refresh --stack <stack>" }),
  renamed: () => ({}),
  "mass-removal": () => ({
    command: "access-audit review --stack <stack> --max-removals <count>, if the removal is intended",
  }),
  unread: () => ({ command: "access-audit whoami" }),
};

/** How a finding about something is repaired. */
export const howTo = (rule: FindingRule, subject: Subject = anySubject): HowTo => howTos[rule](subject);

/** How a stack that breaks a policy is repaired. */
export function howToSatisfy({ program, command, console: paths }: Repair): HowTo {
  return {
    program: program.map(({ construct, name, inputs }) => line(construct, name, inputs)).join("\n"),
    command,
    ...(typeof paths === "string" ? {} : { console: paths.map((path) => consoles[path]).join(" ") }),
  };
}

/** What a page leaves open stands there as it is. */
const quoted = (text: string): string => (/^<\w+>$/.test(text) ? text : shellWord(text));
