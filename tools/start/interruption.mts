import { constants } from "node:os";
import { endingSignals } from "../setup/command.mjs";

export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Aborts on the first Ctrl-C or SIGTERM. Later ones change nothing: cleaning up is bounded in time. */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of endingSignals) {
    process.on(signal, () => controller.abort(new Interrupted(signal)));
  }
  // Nobody reads on, as in `npm start | head`.
  process.stdout.on("error", () => controller.abort(new Interrupted("SIGPIPE")));
  return controller.signal;
}
