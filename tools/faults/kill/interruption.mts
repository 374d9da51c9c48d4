import { setTimeout as sleep } from "node:timers/promises";
import { descendants, until } from "../../setup/process-tree.mjs";
import type { JournalEntry } from "../stage/emulator.mts";
import { crash, isRunning, providersBelow } from "../stage/processes.mts";
import type { Stage } from "../stage/stage.mts";
import type { Action, Cell } from "./cells.mts";
import { commandOf } from "./ground.mts";

/** Requests that were under way when something was killed have been carried out by then. */
const settleMs = 100;
/** How long the processes that run our handlers have to notice that their engine is gone. */
const noticeLimitMs = 6_000;

/** What an interrupted operation did and left. */
export interface Interrupted {
  /** Whether the request came at which to interrupt. */
  readonly happened: boolean;
  /** How many requests there were in all. */
  readonly requests: number;
  /** What the clouds received. */
  readonly journal: readonly JournalEntry[];
  /** What of it they received after the engine was gone. */
  readonly afterwards: readonly JournalEntry[];
  /** Whether a process that runs our handlers was still there when the time to notice was over. */
  readonly outlived: boolean;
}

/** The processes of an operation. */
interface Family {
  readonly pulumi: number;
  readonly children: readonly number[];
  readonly providers: readonly number[];
}

/** Runs the operation of a cell and kills what the cell says, at the request that it says. */
export async function interrupt(stage: Stage, cell: Cell): Promise<Interrupted> {
  const { gate, stack, emulator } = stage;
  let family: Family | undefined;
  let received = 0;
  let acting: Promise<void> | undefined;
  const act = async (): Promise<void> => {
    const { pid: pulumi } = running;
    family = { pulumi, children: descendants(pulumi), providers: providersBelow(pulumi, cell.backend) };
    await kill(cell.action, family, stage);
    await sleep(settleMs);
    received = (await emulator.journal()).length;
  };
  gate.begin({
    at: cell.at,
    moment: cell.moment,
    act() {
      acting = act();
      return acting;
    },
  });
  const running = stack.start(...commandOf(cell.operation, cell));
  await running.ended;
  await acting;
  const providers = (): readonly number[] => family?.providers.filter(isRunning) ?? [];
  await until(() => providers().length === 0, noticeLimitMs);
  const journal = await emulator.journal();
  const outlived = providers().length > 0;
  await crash(family?.children.filter(isRunning) ?? []);
  const afterwards = cell.action.startsWith("pulumi") ? journal.slice(received) : [];
  return { happened: gate.hasStopped, requests: gate.count, journal, afterwards, outlived };
}

async function kill(action: Action, { pulumi, children, providers }: Family, { emulator }: Stage): Promise<void> {
  if (providers.length === 0) throw new Error("no process runs the handlers");
  switch (action) {
    case "plugin":
      return crash(providers);
    case "pulumi":
      return crash([pulumi]);
    case "pulumi-tree":
      return crash([pulumi, ...children]);
    case "emulator":
      return emulator.crashAndComeBack();
    case "connection":
      return;
  }
}
