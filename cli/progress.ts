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
  const bars = new MultiBar({
    format,
    stream: process.stderr,
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: lineEveryMs,
    emptyOnZero: true,
  });
  return {
    begin(label, total = 0) {
      const bar: SingleBar = bars.create(total, 0, { label });
      return { total: (count) => bar.setTotal(count), advance: (by = 1) => bar.increment(by) };
    },
    stop: () => bars.stop(),
  };
}
