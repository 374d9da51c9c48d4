import * as pulumi from "@pulumi/pulumi";
import type { Named } from "../provider/core/fleet/overlap";
import type { KindName } from "../provider/kinds";

/** Says which things of the clouds some arguments are about, and which of the arguments say it. */
export interface Judge {
  /** Called before the first resource of a run is declared; throws when nothing of it could be made. */
  ready(): void;
  naming(kind: KindName, cloud: string): readonly string[];
  /** Tells, once a preview shows that it is to be created, what one read says against it. */
  foresee(kind: KindName, args: Readonly<Record<string, unknown>>): Promise<void>;
  claims(kind: KindName, args: Readonly<Record<string, unknown>>): Claims;
  /** Whether two names surely have a bucket in common, of which one is a pattern. */
  overlaps(one: Named, other: Named): boolean;
}

/** What the arguments of a resource are about. */
interface Claims {
  /** A text for each thing, which another resource shares when it is surely about the same one. */
  readonly keys: readonly string[];
  /** The buckets by name, and the patterns, which no key can tell. */
  readonly names: readonly Named[];
}

/** A resource of this program. */
interface Declaration {
  readonly kind: KindName;
  readonly name: string;
  readonly backend: "dynamic" | "native";
}

type Args = Readonly<Record<string, unknown>> & { readonly cloud: string };

/** What one run of a program declares. One process may run several programs, or one several times. */
interface Declarations {
  ready: boolean;
  /** By the keys of their things. */
  readonly compared: Map<string, Declaration>;
  readonly named: [Named, Declaration][];
  readonly patterns: [Named, Declaration][];
  /** What was declared before there was a judge. */
  waiting: [Declaration, Args][];
  /** Whether somebody was told that the run leaves resources out. */
  warnedOfTargets?: true;
}

const runs = new WeakMap<object, Declarations>();
let judge: Judge | undefined;

/** Dynamic resources bring the judge: without one there is nothing to compare, for the plugin compares its own. */
export function judgeBy(given: Judge): void {
  judge = given;
}

/**
 * Records a resource of the program. The host of dynamic resources gets no names, so a second resource for one thing is refused
 * here: at once, or as soon as the arguments are known. One of each backend is a warning. Returns the arguments, of which one
 * may wait for the comparison.
 */
export function declare(declaration: Declaration, args: Args): Args {
  // The stack is the run. Without an engine, as in a unit test of a program, nothing is declared.
  const stack = pulumi.runtime.getStackResource();
  if (stack === undefined) return args;
  const run: Declarations = runs.get(stack) ?? {
    ready: false,
    compared: new Map(),
    named: [],
    patterns: [],
    waiting: [],
  };
  runs.set(stack, run);
  if (judge === undefined) {
    run.waiting.push([declaration, args]);
    return args;
  }
  if (!run.ready) judge.ready();
  run.ready = true;
  for (const [former, formerArgs] of run.waiting.splice(0)) compareWhenKnown(judge, run, former, formerArgs);
  return compareWhenKnown(judge, run, declaration, args);
}

function compareWhenKnown(judged: Judge, run: Declarations, declaration: Declaration, args: Args): Args {
  const naming = judged.naming(declaration.kind, args.cloud);
  const part = { cloud: args.cloud, ...Object.fromEntries(naming.map((name) => [name, args[name]])) };
  const open = naming.find((name) => isOpen(args[name]));
  if (open === undefined) {
    compare(judged, run, declaration, part);
    return args;
  }
  const compared = pulumi.output(part).apply((known) => {
    compare(judged, run, declaration, known);
    return Reflect.get(known, open);
  });
  return { ...args, [open]: compared };
}

/** Whether a value, or a part of it such as one name in a list, is known later. */
function isOpen(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  if (Array.isArray(value)) return value.some(isOpen);
  return typeof value === "object" && value !== null && Object.values(value).some(isOpen);
}

/** What is known of an output, which Pulumi's library leaves out of its types. To ask it makes no further output. */
interface Known {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  promise(): Promise<unknown>;
}

const knownOf = (output: pulumi.Output<unknown>) => output as unknown as Known;

/**
 * The engine does not check a new resource that `--target` or `--exclude` leaves out, so the provider cannot know that it is
 * declared. The program can: of what is `filled` in for every resource, nothing is.
 */
export function watchLeftOut(kind: KindName, name: string, filled: readonly pulumi.Output<unknown>[]): void {
  const stack = pulumi.runtime.getStackResource();
  const run = stack && runs.get(stack);
  if (run === undefined) return;
  const warn = (isLeftOut: boolean) => {
    if (!isLeftOut || run.warnedOfTargets) return;
    run.warnedOfTargets = true;
    const lost =
      "If this run deletes a resource that had its thing under another name, the thing is switched off or deleted";
    void pulumi.log.warn(`${kind} ${name} is left out of this run by --target or --exclude. ${lost}`);
  };
  void isLeftOut(filled).then(warn, () => undefined);
}

async function isLeftOut(filled: readonly pulumi.Output<unknown>[]): Promise<boolean> {
  for (const output of filled.map(knownOf))
    if (!(await output.isKnown) || (await output.promise()) !== undefined) return false;
  return true;
}

/**
 * An output of a resource that fails rejects, and where nobody waits for it, Pulumi's library tells the failure once more, with a
 * trace of its own. The engine has told it. What a program makes of the output still rejects.
 */
export function toldByEngine(output: pulumi.Output<unknown>): void {
  const { isKnown, isSecret } = knownOf(output);
  for (const known of [isKnown, isSecret]) known.catch(() => undefined);
}

/**
 * The host of dynamic resources is not asked in a preview of a new resource. The program can ask: a resource that is to be created
 * has no id there yet.
 */
export function lookAhead(kind: KindName, resource: pulumi.CustomResource, args: Args): void {
  if (judge === undefined || !pulumi.runtime.isDryRun() || pulumi.runtime.getStackResource() === undefined) return;
  const { foresee } = judge;
  let exists = false;
  resource.id.apply(() => {
    exists = true;
  });
  pulumi.all([resource.urn, args]).apply(([, known]) => {
    // Both come with one answer of the engine: what is known of the id is known by the next turn.
    const done = pulumi.runtime.rpcKeepAlive();
    const look = async () => (exists ? undefined : foresee(kind, known));
    setImmediate(
      () =>
        void look()
          .catch(() => undefined)
          .finally(done),
    );
  });
}

function compare(
  judged: Judge,
  run: Declarations,
  declaration: Declaration,
  known: Readonly<Record<string, unknown>>,
): void {
  const { compared } = run;
  const { keys, names } = judged.claims(declaration.kind, known);
  const other =
    keys.map((key) => compared.get(key)).find((found) => found !== undefined) ?? covered(judged, run, names);
  for (const key of keys) if (!compared.has(key)) compared.set(key, declaration);
  for (const name of names) (name.isPattern ? run.patterns : run.named).push([name, declaration]);
  if (other === undefined || (other.backend === "native" && declaration.backend === "native")) return;
  const both = `${declaration.kind} ${declaration.name} and ${other.kind} ${other.name}`;
  if (other.backend !== declaration.backend) {
    void pulumi.log.warn(`${both} are about one thing of a cloud, one by the plugin and one as a dynamic resource`);
    return;
  }
  throw new pulumi.RunError(
    `${both} are about one thing of a cloud. One thing has one resource: remove one of the two. The one that is removed leaves the thing as it is`,
  );
}

/** Who declares a bucket that a pattern covers. Names alone have keys; patterns are few. */
function covered(
  { overlaps }: Judge,
  { named, patterns }: Declarations,
  names: readonly Named[],
): Declaration | undefined {
  for (const own of names) {
    const others = own.isPattern ? [...patterns, ...named] : patterns;
    const found = others.find(([other]) => overlaps(own, other));
    if (found !== undefined) return found[1];
  }
  return undefined;
}
