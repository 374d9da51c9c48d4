import { type Call, callText, inFixedOrder } from "../calls";
import { type Declared, type Program, type Scenario, type Step, typeOf } from "../scenario";
import { commandOf, commandText } from "./command";
import type { RecorderStack } from "./recorder-stack";
import { joined, nothing, type Part, partOf, partText } from "./state-file";

/** What the engine did in one step of a scenario. */
export interface RecordedStep {
  readonly command: string;
  readonly calls: readonly string[];
  readonly state: readonly string[];
}

export type Recording = Readonly<Record<string, readonly RecordedStep[]>>;

/** The engine writes its whole state at each step, which takes most of the time when many scenarios share a run. */
const stateAtTheEnd = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

/** All calls at which the engine is killed must be under way together. */
const atOnce = 1000;

/** A scenario under way, whose resources have names of its own, so that it can share a run with others. */
interface Life {
  readonly scenario: Scenario;
  readonly prefix: string;
  readonly steps: RecordedStep[];
  part: Part;
}

/** Plays scenarios on the real engine, as many as can be in one run. */
export async function record(stack: RecorderStack, scenarios: readonly Scenario[]): Promise<Recording> {
  const base = await baseOf(stack);
  const lives = scenarios.map((scenario, at): Life => ({ scenario, prefix: `s${at}-`, steps: [], part: nothing }));
  const longest = Math.max(...scenarios.map(({ steps }) => steps.length));
  for (let at = 0; at < longest; at += 1) {
    const due = lives.filter(({ scenario }) => scenario.steps.length > at);
    for (const batch of batches(due, at)) await play(stack, base, batch, at);
  }
  return Object.fromEntries(lives.map(({ scenario, steps }) => [scenario.name, steps]));
}

/** The stack itself and the default providers, which all scenarios share. */
async function baseOf(stack: RecorderStack): Promise<Part> {
  const things: Program = (["native", "dynamic"] as const).map((backend) => ({
    name: backend,
    backend,
    inputs: { key: backend },
  }));
  await expectRun(stack, things, ["up", "--yes", "--skip-preview"], true);
  return partOf(stack.readState(), (name) => name !== "native" && name !== "dynamic");
}

/** What fails stops everything, so it has a run of its own; what is killed must be killed at the same time. */
function batches(lives: readonly Life[], at: number): Life[][] {
  const found = new Map<string, Life[]>();
  for (const life of lives) {
    const { command, options, fails, killAt, answers } = stepOf(life, at);
    const alone = fails && killAt === undefined;
    const { target, exclude, replace, ...flags } = options ?? {};
    const chosen = [target, exclude, replace].map((names) => names !== undefined);
    const deletesFirst = killAt?.startsWith("Delete") && answers === undefined && isReplacedFirst(life, at);
    const phase = killAt === undefined ? "" : killAt.startsWith("Delete") && !deletesFirst ? "at the end" : "amid";
    const key = JSON.stringify([command, flags, chosen, phase, alone ? life.prefix : ""]);
    found.set(key, [...(found.get(key) ?? []), life]);
  }
  return [...found.values()];
}

/** The recorder's things are deleted first when their place changes. */
function isReplacedFirst({ scenario }: Life, at: number): boolean {
  return scenario.steps[at]?.program.some(({ inputs }) => inputs?.place !== undefined) ?? false;
}

function stepOf({ scenario }: Life, at: number): Step {
  const step = scenario.steps[at];
  if (step === undefined) throw new Error(`${scenario.name} has no step ${at}`);
  return step;
}

async function play(stack: RecorderStack, base: Part, lives: readonly Life[], at: number): Promise<void> {
  stack.writeState(joined(stack.readState(), [base, ...lives.map(({ part }) => part)]));
  const steps = lives.map((life) => ({ life, step: stepOf(life, at) }));
  const named = (life: Life, call: string) => call.replace(" ", ` ${life.prefix}`);
  const program = steps.flatMap(({ life, step }) => step.program.map((declared) => prefixed(declared, life.prefix)));
  const killAt = steps.flatMap(({ life, step }) => (step.killAt === undefined ? [] : [named(life, step.killAt)]));
  const answers = steps.flatMap(({ life, step }) =>
    Object.entries(step.answers ?? {}).map(([call, answer]) => [named(life, call), answer]),
  );
  const hangs = killAt.map((call) => [call, "hang"]);
  const env = {
    RECORDER_ANSWERS: JSON.stringify(Object.fromEntries([...answers, ...hangs])),
    ...(killAt.length === 0 && stateAtTheEnd),
  };
  const args = steps.flatMap(({ life, step }) => selection(life, step));
  const [first] = steps;
  if (first === undefined) return;
  const succeeds = !steps.some(({ step }) => step.fails);
  const command = [...commandOf(first.step), ...args, ...(killAt.length > 0 ? [`--parallel=${atOnce}`] : [])];
  const calls = await expectRun(stack, program, command, succeeds, { env, killAt });
  for (const { life, step } of steps) {
    const rename = (name: string) => name.slice(life.prefix.length);
    const own = calls.filter(({ name }) => name.startsWith(life.prefix));
    life.part = partOf(stack.readState(), (name) => name.startsWith(life.prefix));
    life.steps.push({
      command: commandText(step),
      calls: inFixedOrder(
        own.map((call) => ({ ...call, name: rename(call.name) })),
        life.scenario,
      ).map(callText),
      state: partText(life.part, rename),
    });
  }
}

async function expectRun(
  stack: RecorderStack,
  program: Program,
  args: readonly string[],
  succeeds: boolean,
  options: Parameters<RecorderStack["run"]>[2] = {},
): Promise<readonly Call[]> {
  const { exitCode, output, calls } = await stack.run(program, args, options);
  if ((exitCode === 0) !== succeeds) throw new Error(`pulumi ${args.join(" ")} exited with ${exitCode}:\n${output}`);
  return calls;
}

function selection({ scenario, prefix }: Life, { options: { target = [], exclude = [], replace = [] } = {} }: Step) {
  const declared = scenario.steps.flatMap(({ program }) => program);
  const urn = (name: string) => {
    const found = declared.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${scenario.name} declares no ${name}`);
    return `urn:pulumi:test::recorder::${typeOf(found)}::${prefix}${name}`;
  };
  const lists = { "--target": target, "--exclude": exclude, "--replace": replace };
  return Object.entries(lists).flatMap(([flag, names]) => names.flatMap((name) => [flag, urn(name)]));
}

function prefixed(declared: Declared, prefix: string): Declared {
  const { inputs = {}, options = {} } = declared;
  const entries = Object.entries(inputs).map(([key, value]) => {
    const from = Object(value).from;
    return [key, typeof from === "string" ? { ...(value as object), from: prefix + from } : value];
  });
  const one = (name: string | undefined) => (name === undefined ? undefined : prefix + name);
  const all = (names: readonly string[] | undefined) => names?.map((name) => prefix + name);
  const related = {
    aliases: all(options.aliases),
    dependsOn: all(options.dependsOn),
    replaceWith: all(options.replaceWith),
    parent: one(options.parent),
    provider: one(options.provider),
    deletedWith: one(options.deletedWith),
  };
  const given = Object.fromEntries(Object.entries(related).filter(([, value]) => value !== undefined));
  return {
    ...declared,
    name: prefix + declared.name,
    inputs: Object.fromEntries(entries),
    options: { ...options, ...given },
  };
}
