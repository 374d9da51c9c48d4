import type { Emulator, Fault } from "../../../emulator/index";
import { dynamicType, nativeType } from "../../../provider/kinds/tokens";
import type { Schedule } from "../engine/tasks";
import { EngineModel, type Outcome } from "../engine-model";
import type { Declared, Program } from "../scenario";
import type { Declaration, Declarations, Life, Step } from "./life";
import { type Slot, slots, variation } from "./things";
import type { World } from "./world";

/** The time that one operation may take, and one attempt that is under way when it ends. */
const deadlineMs = 300_000 + 35_000;

/** Something that must never happen. */
export class Broken extends Error {}

/** Lives one life. Throws {@link Broken} as soon as an invariant does not hold. */
export async function live(world: World, life: Life): Promise<void> {
  world.reset();
  prepare(world, life);
  const engine = new EngineModel({ start: (run) => current.start(run) });
  let current = world.begin(undefined).host;
  let found: Error | undefined;
  const watch = (allowed: (slot: number) => boolean) => {
    let before = lights(world, life);
    world.onWrite = (_account, action) => {
      const after = lights(world, life);
      const lost = life.slots.filter((slot, at) => before[at] && !after[at] && !allowed(slot));
      if (lost.length > 0) found ??= new Broken(`${action} switched off ${lost.map(labelOf).join(", ")}`);
      before = after;
    };
  };
  const judge = (outcome: Outcome, mayHang = false) => {
    if (found !== undefined) throw found;
    if (outcome.result === "hung" && !mayHang) throw new Broken(`the engine hangs: ${textOf(outcome)}`);
    judgeWords(world, outcome);
    if (world.longestMs > deadlineMs) throw new Broken(`a call took ${world.longestMs / 1000} s`);
  };

  /** Which names ever had which things. */
  const had = new Set<string>();
  for (const step of life.steps) {
    if (step.stepBack) engine.stepBack();
    if (step.drift !== undefined) slotOf(step.drift).switchOff(emulatorOf(world, step.drift));
    const { host, isKilled } = world.begin(step.kill);
    current = host;
    watch((slot) => mayEnd(step, had, slot));
    for (const [name, { slot }] of Object.entries(step.program)) had.add(`${name} ${slot}`);
    if (step.command === "refresh" || step.command === "preview")
      world.onWrite = (_account, action) => {
        found ??= new Broken(`${step.command} sent ${action}`);
      };
    const { command, refresh, continueOnError, replace, target } = step;
    const options = {
      refresh,
      continueOnError,
      ...(command === "up" ? { replace } : {}),
      ...(target ? { target } : {}),
    };
    const program = programOf(step.program);
    const control = { schedule: scheduleOf(step.draws) };
    if (command === "up" && !step.skipPreview) await engine.preview(program, options, control);
    for (const fault of step.faults) world.fault(fault as Fault);
    let points = 0;
    const kill = () => {
      points += 1;
      return isKilled() || points === step.killPoint;
    };
    // The real engine hangs, too, when a delete that goes first fails under --continue-on-error.
    judge(await engine.run(command, program, options, { ...control, kill }), continueOnError);
    world.clearFaults();
    engine.cancel();
  }
  await end(world, life, engine, (host) => (current = host), watch, judge);
}

type Watch = (allowed: (slot: number) => boolean) => void;

/** Whatever happened: the last up brings everything about that is declared, and destroy leaves nothing behind. */
async function end(
  world: World,
  life: Life,
  engine: EngineModel,
  use: (host: ReturnType<World["begin"]>["host"]) => void,
  watch: Watch,
  judge: (outcome: Outcome) => void,
): Promise<void> {
  const last = Object.fromEntries(life.slots.map((slot, at): [string, Declaration] => [`last-${at}`, enabled(slot)]));
  const program = programOf(last, { adopt: true });
  const run = async (command: "up" | "destroy") => {
    use(world.begin(undefined).host);
    const outcome = await engine.run(command, program);
    judge(outcome);
    return outcome;
  };
  watch(() => false);
  let outcome = await run("up");
  // What was left half-done needs one more.
  if (outcome.result !== "succeeded") outcome = await run("up");
  if (outcome.result !== "succeeded") throw new Broken(`the last up failed: ${textOf(outcome)}`);
  lights(world, life).forEach((on, at) => {
    if (!on) throw new Broken(`${labelOf(life.slots[at] ?? 0)} is declared Enabled, and is not after the last up`);
  });
  let writes = 0;
  world.onWrite = () => {
    writes += 1;
  };
  await run("up");
  if (writes > 0) throw new Broken(`a second up sent ${writes} writes`);
  watch(() => true);
  const destroyed = await run("destroy");
  if (destroyed.result !== "succeeded") throw new Broken(`destroy failed: ${textOf(destroyed)}`);
  for (const emulator of world.accounts) {
    const { control } = emulator;
    const left = control.tracks().length + control.trails().length + dataTrackers(emulator);
    if (left > 0) throw new Broken(`destroy left ${left} tracks behind`);
  }
}

const dataTrackers = ({ control }: Emulator) =>
  control.trackers().filter(({ tracker_type }) => tracker_type === "data").length;

function prepare(world: World, life: Life): void {
  life.slots.forEach((index, at) => {
    const { subject, switchOff } = slotOf(index);
    const emulator = emulatorOf(world, index);
    subject.prepare?.(emulator);
    if (!life.on[at]) switchOff(emulator);
    else if (subject.kind === "BucketAccessMonitor") {
      const { cloud, bucket } = slotOf(index).inputs;
      emulator.control.putBucket(String(cloud), { name: String(bucket), accessMonitor: "Enabled" });
    }
  });
  for (const emulator of world.accounts) emulator.control.clearJournal();
}

const slotOf = (index: number): Slot => {
  const found = slots[index];
  if (found === undefined) throw new Error(`there is no thing ${index}`);
  return found;
};
const labelOf = (index: number) => slotOf(index).label;
const emulatorOf = (world: World, index: number) => world.accounts[slotOf(index).account];
const lights = (world: World, life: Life) => life.slots.map((index) => slotOf(index).isOn(emulatorOf(world, index)));

/**
 * A step may switch off what its program does not declare as Enabled, and what it was told to name. Whoever sets
 * `deleteBeforeReplace` on a resource that leaves a thing asks for a delete that comes before anybody takes the thing over. A fleet
 * that is updated leaves its buckets then, and without a preview it cannot know who takes them over.
 */
function mayEnd({ command, program, target, skipPreview }: Step, had: ReadonlySet<string>, slot: number): boolean {
  if (command === "destroy") return true;
  if (command !== "up") return false;
  const isFleet = "buckets" in slotOf(slot).inputs;
  const leavesFirst = ([name, { alias, slot: has, deleteBeforeReplace }]: [string, Declaration]) =>
    (deleteBeforeReplace || (isFleet && skipPreview)) &&
    has !== slot &&
    (had.has(`${name} ${slot}`) || had.has(`${alias} ${slot}`));
  if (target !== undefined || Object.entries(program).some(leavesFirst)) return true;
  return !Object.values(program).some((one) => one.slot === slot && one.status === "Enabled");
}

const enabled = (slot: number): Declaration => ({ slot, status: "Enabled", variant: 0, backend: "native" });

function programOf(declarations: Declarations, more: object = {}): Program {
  const explicit: Declared = { name: "other", backend: "provider", type: "pulumi:providers:access-audit" };
  const declared = Object.entries(declarations).map(([name, one]) => declaredAs(name, one, more));
  return declared.some(({ options }) => options?.provider === "other") ? [explicit, ...declared] : declared;
}

function declaredAs(name: string, { slot, status, variant, ...one }: Declaration, more: object): Declared {
  const { subject, account, ...rest } = slotOf(slot);
  const { kind, cloud } = subject;
  // Dynamic resources have no explicit providers.
  const backend = account === 1 ? "native" : one.backend;
  const isObject = kind === "AuditNotification" || (kind === "AuditTrack" && subject.variant !== "system");
  const { alias, trigger, deleteBeforeReplace } = one;
  return {
    name,
    backend,
    type: backend === "native" ? nativeType(kind, cloud) : dynamicType(kind),
    inputs: { ...variation({ subject, account, ...rest }, variant), status, ...(isObject ? more : {}) },
    options: {
      ...(alias === undefined ? {} : { aliases: [alias] }),
      ...(trigger === undefined ? {} : { replacementTrigger: trigger }),
      ...(deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace }),
      ...(account === 1 ? { provider: "other" } : {}),
    },
  };
}

function scheduleOf(draws: readonly number[]): Schedule {
  let at = 0;
  const next = () => draws[at++ % draws.length] ?? 0;
  return { pick: (choices) => next() % choices, together: () => next() % 2 === 1 };
}

const textOf = ({ errors }: Outcome) => errors.map(({ message }) => message).join("; ");

function judgeWords(world: World, outcome: Outcome): void {
  const words = [textOf(outcome), ...world.warnings].join("\n");
  for (const error of outcome.errors)
    if (error instanceof TypeError || error instanceof ReferenceError) throw new Broken(error.stack ?? error.message);
  for (const secret of world.secrets()) if (words.includes(secret)) throw new Broken("an output holds a secret");
}
