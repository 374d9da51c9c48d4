import type { Command } from "commander";
import pLimit from "p-limit";
import type { TimeWindow } from "../../provider/core/listing/time-windows";
import { type Clock, systemClock } from "../../provider/core/session/clock";
import { reasonOf } from "../../provider/core/session/errors";
import { type Progress, terminalProgress } from "../progress";
import { readingHelp } from "../report/reading";
import { addEventOptions, checkDestination, destinationOf, type EventOptions, filterOf } from "./event-options";
import { listedSpan } from "./history";
import { untilStopped } from "./interruption";
import { openSink, type Sink } from "./output/sink";
import { readTarget } from "./read-events";
import { findSources, readable, type Source } from "./sources";
import { type Target, targetsOf, titleOf } from "./targets";
import { failed, tell } from "./telling";

const help = `
Examples:
  $ access-audit events --since 36h                     every cloud that has credentials and a region, as NDJSON
  $ access-audit events --cloud alibaba --region cn-hangzhou --actor root --since 90d
  $ access-audit events --follow --failed               calls that fail, as they show in the lists
  $ access-audit events --since 30d --output csv=events.csv
  $ access-audit events --since 90d --output parquet=lake
                                                        a dataset by cloud and date; the command can be repeated
  $ access-audit events --accounts accounts.yaml --since 90d --output parquet=lake
                                                        every account of a file, each with credentials of its own
  $ access-audit events --accounts accounts.yaml --shard 0/4 --output parquet=lake
                                                        a quarter of them; the other quarters may run at the same time
  $ access-audit events --format ocsf | your-collector  API Activity of OCSF 1.8.0, a line for each event

Rows come from the oldest part of a list to the newest, in the order of time by batches of 500. Clouds list an
event some time after it happened, so the next look reads the last minutes once more, and no row comes twice.
Filters compare whole values here, in the same way on every cloud.

Exit codes: 0 everything was read, 1 something could not be. One list or account that fails stops none of
the others.`;

const hourMs = 3_600_000;

const none = "there is nothing to read";

/** Histories that are read at once: each keeps some rows in memory. */
const parallel = 4;

/** `access-audit events`: what happened, as rows. */
export function eventsCommand(command: Command): Command {
  return addEventOptions(command)
    .addHelpText("after", `${help}${readingHelp("events", "none")}`)
    .action((options: EventOptions) => untilStopped((stopped) => events(options, stopped)));
}

async function events(options: EventOptions, cancel: AbortSignal): Promise<void> {
  const destination = destinationOf(options);
  checkDestination(destination);
  const { sources, isIdle } = await findTargets(options);
  const [first] = sources;
  if (first === undefined && !isIdle) throw new Error(none);
  const clock = first?.session.clock ?? systemClock;
  const sink = openSink(destination, filterOf(options));
  try {
    do await readAll(options, { sources, clock, sink, cancel });
    while (options.follow && !isIdle && (await passed(options.interval, clock, cancel)));
    await sink.end();
  } catch (error) {
    sink.drop();
    throw error;
  }
  if (cancel.aborted && !options.follow)
    throw new Error("stopped before everything was read. Run the same command to continue");
}

async function findTargets(options: EventOptions) {
  const found = await findSources(options, ({ cloud, account, session }, asked) =>
    targetsOf(cloud, session, { ...asked, account: account?.name ?? options.account }),
  );
  return { sources: readable(found, none), isIdle: found.isIdle };
}

interface Run {
  readonly sources: readonly Source<Target>[];
  readonly clock: Clock;
  readonly sink: Sink;
  readonly cancel: AbortSignal;
}

/** Every history up to now; one that fails stops none of the others. */
async function readAll(options: EventOptions, { sources, clock, sink, cancel }: Run): Promise<void> {
  const progress = sink.showsProgress ? terminalProgress() : undefined;
  const filter = filterOf(options);
  const asked = {
    startMs: options.since,
    endMs: Math.min(options.until ?? Number.POSITIVE_INFINITY, clock.now()),
  };
  try {
    await pLimit(parallel).map(sources, async ({ what: target, session }) => {
      const span = listedSpan(target, asked, session, tell);
      const advance = hours(progress, titleOf(target), span);
      try {
        const store = await sink.storeOf(target, session, cancel);
        await readTarget({ session, filter, cancel, advance }, target, span, store);
        if (store.problem !== undefined) failed(`${titleOf(target)}: ${store.problem}`);
      } catch (error) {
        if (!cancel.aborted) failed(`${titleOf(target)}: ${reasonOf(error)}`);
      }
    });
  } finally {
    progress?.stop();
  }
}

/** Tells how many of the hours of a span are read. */
function hours(progress: Progress | undefined, title: string, { startMs, endMs }: TimeWindow) {
  const counter = progress?.begin(`${title}: hours`, Math.floor((endMs - startMs) / hourMs));
  let readMs = 0;
  return (milliseconds: number) => {
    const before = Math.floor(readMs / hourMs);
    readMs += milliseconds;
    counter?.advance(Math.floor(readMs / hourMs) - before);
  };
}

/** Waits for the next look; false once somebody stopped it. */
async function passed(milliseconds: number, clock: Clock, cancel: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(milliseconds, cancel);
    return !cancel.aborted;
  } catch {
    return false;
  }
}
