const plainIntervalMs = 15_000;

/**
 * Shows that a long step is alive: one line rewritten each second on a terminal, a line each 15 seconds elsewhere.
 * @param {string} what
 * @param {() => string | undefined} [measure] how much of it is done
 * @returns {{ seconds: () => number, stop: () => void }}
 */
export function startProgress(what, measure) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const terminal = process.stderr.isTTY === true;
  const show = () => {
    const done = measure?.();
    const line = `${what}: ${done === undefined ? "" : `${done}, `}${seconds()} s`;
    process.stderr.write(terminal ? `\r${line} \x1b[K` : `${line}\n`);
  };
  if (terminal) show();
  const timer = setInterval(show, terminal ? 1000 : plainIntervalMs);
  return {
    seconds,
    stop: () => {
      clearInterval(timer);
      if (terminal) process.stderr.write("\r\x1b[K");
    },
  };
}
