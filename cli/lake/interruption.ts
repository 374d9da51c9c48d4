const signals = ["SIGINT", "SIGTERM"] as const;

/** What was begun may come to its end within this time. */
const graceMs = 10_000;

/** Runs work that ends when somebody stops the command. A second time ends the process, and so does work that goes on too long. */
export async function untilStopped(
  work: (stopped: AbortSignal) => Promise<void>,
  kill: (signal: NodeJS.Signals) => void = (signal) => process.kill(process.pid, signal),
): Promise<void> {
  const stop = new AbortController();
  let late: NodeJS.Timeout | undefined;
  const end = (signal: NodeJS.Signals) => {
    stop.abort();
    late ??= setTimeout(() => {
      for (const one of signals) process.off(one, end);
      kill(signal);
    }, graceMs);
  };
  for (const signal of signals) process.once(signal, end);
  try {
    await work(stop.signal);
  } finally {
    clearTimeout(late);
    for (const signal of signals) process.off(signal, end);
  }
}
