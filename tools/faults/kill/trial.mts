import { isDeepStrictEqual } from "node:util";
import type { Ended, Stack } from "../stage/stack.mts";
import type { Stage } from "../stage/stage.mts";
import { subjectOf } from "../subjects/index.mts";
import type { Look } from "../subjects/subject.mts";
import type { Verdict } from "../suite.mts";
import type { Cell } from "./cells.mts";
import { declaredBy, declaredIn, type Ground, type Grounds, programOf, versionOf } from "./ground.mts";
import { type Interrupted, interrupt } from "./interruption.mts";
import { differing, forgotten, weakening, writing } from "./judgement.mts";

const unattended = ["--yes", "--skip-preview"];

/**
 * Interrupts an operation, brings the stack up again as the engine asks, destroys it, and judges all of it. Where another cell goes
 * on, and cloud and state are as an undisturbed run leaves them, it is that cell's to destroy them.
 */
export async function runCell(stage: Stage, grounds: Grounds, cell: Cell, goesOn: boolean): Promise<Verdict> {
  const { stack } = stage;
  const ground = grounds.of(cell);
  const version = versionOf(cell.operation);
  await stage.goTo(grounds.startOf(cell, cell.operation));
  stage.at = undefined;
  await stack.declare(programOf(cell.operation, cell));
  const interrupted = await interrupt(stage, cell);

  const left = await look(stage, cell);
  const lost = forgotten({ cell, kept: namesIn(stack), found: ground.looks.found, left });
  const notes = await recover(stack);
  const recovered = await stage.emulator.journal();
  let up = await stack.run("up", ...unattended);
  // What was deleted, and has another id when it is created again, only a refresh can tell the engine.
  if (up.code !== 0 && up.output.includes("Run pulumi refresh")) {
    notes.push("refresh, as the error says");
    await stack.expect("refresh", ...unattended);
    up = await stack.run("up", ...unattended);
  }
  const isSettled = isDeepStrictEqual(declaredIn(stack), ground.states[version]);
  const problems = [
    ...judgeInterruption(cell, interrupted),
    ...writing(recovered.slice(interrupted.journal.length)).map((what) => `the engine's refresh: ${what}`),
    ...(await judgeUp(stage, cell, ground, { up, since: recovered.length })),
    // Where the engine keeps what it kept after an undisturbed run, that run's preview has told.
    ...(up.code === 0 && !isSettled ? await judgeSecondUp(stack) : []),
  ];
  if (interrupted.outlived) notes.push("a provider process outlived its engine");
  if (lost.length > 0) notes.push(`how it was found is lost: ${lost.join(", ")}`);
  if (goesOn && problems.length === 0 && lost.length === 0 && isSettled) {
    stage.at = grounds.afterUp(cell, version);
    return { problems, notes };
  }

  const destroy = await stack.run("destroy", ...unattended);
  const end = { ...ground.looks.end, ...Object.fromEntries(lost.map((name) => [name, left[name]])) };
  problems.push(
    ...failure("destroy", destroy),
    ...differing("after destroy", await look(stage, cell), end),
    ...namesIn(stack).map((name) => `after destroy the state still holds ${name}`),
  );
  return { problems, notes };
}

const look = async ({ emulator }: Stage, { cloud }: Cell): Promise<Look> =>
  subjectOf(cloud).look(await emulator.state());

/** What a command that failed says in the end. */
function failure(what: string, { code, output }: Ended): readonly string[] {
  const diagnostics = output.slice(Math.max(0, output.lastIndexOf("Diagnostics:"))).trimEnd();
  return code === 0 ? [] : [`${what} ended with code ${code}: ${diagnostics}`];
}

function judgeInterruption(cell: Cell, interrupted: Interrupted): readonly string[] {
  const { happened, requests, journal, afterwards } = interrupted;
  const { cloud, operation } = cell;
  // A destroy is declared to take everything back.
  const declared = operation === "destroy" ? [] : weakening(subjectOf(cloud), journal, declaredBy(operation, cell));
  return [
    ...(happened ? [] : [`there was no request ${cell.at}, only ${requests} came`]),
    ...writing(afterwards).map((what) => `after pulumi was killed, ${what}`),
    ...declared.map((what) => `${operation}: ${what}`),
    ...(operation === "refresh" ? writing(journal).map((what) => `refresh: ${what}`) : []),
  ];
}

async function judgeUp(
  stage: Stage,
  cell: Cell,
  { looks }: Ground,
  { up, since }: { readonly up: Ended; readonly since: number },
): Promise<readonly string[]> {
  const journal = (await stage.emulator.journal()).slice(since);
  const weakened = weakening(subjectOf(cell.cloud), journal, declaredBy(cell.operation, cell));
  return [
    ...failure("up", up),
    ...weakened.map((what) => `up: ${what}`),
    ...(cell.operation === "refresh" ? writing(journal).map((what) => `up after refresh: ${what}`) : []),
    ...differing("after up", await look(stage, cell), looks[versionOf(cell.operation)]),
  ];
}

/** A second `up` is empty. */
async function judgeSecondUp(stack: Stack): Promise<readonly string[]> {
  const again = await stack.run("preview", "--expect-no-changes");
  return failure("a second up would change something: preview", again);
}

/** Does what the engine asks for before it works again. */
async function recover(stack: Stack): Promise<string[]> {
  const notes: string[] = [];
  if (stack.isLocked()) {
    await stack.expect("cancel", "--yes");
    notes.push("cancel");
  }
  const pending = [...new Set(stack.checkpoint().pending.map(({ type }) => type))];
  notes.push(...pending.map((type) => `pending ${type}`));
  // The engine asks for a refresh; a create that is pending needs none, for `up` starts it again.
  if (pending.some((type) => type !== "creating")) {
    await stack.expect("refresh", ...unattended, "--clear-pending-creates");
    notes.push("refresh");
  }
  return notes;
}

/** The resources in the state, but for the stack itself and its providers. */
function namesIn(stack: Stack): readonly string[] {
  const own = stack.checkpoint().resources.filter(({ type }) => !type.startsWith("pulumi:"));
  return own.map(({ urn }) => urn.split("::").at(-1) ?? urn);
}
