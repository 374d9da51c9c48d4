const signals = ["SIGINT", "SIGTERM"] as const;

/** Runs work that ends when somebody stops the command; a second time ends the process. */
export async function untilStopped(work: (stopped: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const end = () => stop.abort();
  for (const signal of signals) process.once(signal, end);
  try {
    await work(stop.signal);
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
