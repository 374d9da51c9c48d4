import { MultiBar, type SingleBar } from "cli-progress";

/** How far a long piece of work is. */
export interface Progress {
  /** Begins to count; `total` may grow while it runs. */
  begin(label: string, total?: number): Counter;
  stop(): void;
}

export interface Counter {
  total(count: number): void;
  advance(by?: number): void;
}

const format = "{label} {bar} {value} of {total}";
const lineEveryMs = 10_000;

/** Bars on a terminal, a line now and then in a log; on the standard error, so that reports stay clean. */
export function terminalProgress(): Progress {
  return process.stderr.isTTY ? bars() : progressLines(process.stderr);
}

function bars(): Progress {
  const all = new MultiBar({
    format,
    stream: process.stderr,
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    emptyOnZero: true,
  });
  return {
    begin(label, total = 0) {
      const bar: SingleBar = all.create(total, 0, { label });
      return { total: (count) => bar.setTotal(count), advance: (by = 1) => bar.increment(by) };
    },
    stop: () => all.stop(),
  };
}

interface Counted {
  readonly label: string;
  total: number;
  value: number;
  isTold: boolean;
}

/**
 * A line for each piece of work that is under way, every ten seconds, also where nothing advances: silence looks like a hang. What has
 * had a line has one at its end too, and short work has none.
 */
export function progressLines(stream: { write(line: string): unknown }, everyMs = lineEveryMs): Progress {
  const open = new Set<Counted>();
  const tell = (one: Counted) => {
    one.isTold = true;
    stream.write(`${one.label}: ${one.total === 0 ? "not counted yet" : `${one.value} of ${one.total}`}\n`);
  };
  const end = (one: Counted) => {
    if (one.value < one.total || !open.delete(one)) return;
    if (one.isTold) tell(one);
  };
  const timer = setInterval(() => {
    for (const one of open) tell(one);
  }, everyMs);
  timer.unref();
  return {
    begin(label, total = 0) {
      const one: Counted = { label, total, value: 0, isTold: false };
      open.add(one);
      return {
        total(count) {
          one.total = count;
          // What was done may have more to do.
          if (one.value < count) open.add(one);
          end(one);
        },
        advance(by = 1) {
          one.value += by;
          if (one.total > 0) end(one);
        },
      };
    },
    stop: () => clearInterval(timer),
  };
}
