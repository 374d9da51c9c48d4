import { reasonOf } from "../session/errors";
import type { SessionParts } from "../session/session";
import { engineProcess, runs } from "./engine-process";
import { FileLedger, ledgerBefore } from "./file-ledger";
import { Ownership } from "./ownership";

/** How long an answer to "does the engine still run?" holds: asking is a look into a file, or the start of a program. */
const answerHoldsMs = process.platform === "linux" ? 0 : 250;

/**
 * What a provider process knows of the run that it serves: what all processes of the run declare, and whether the engine is
 * still there to record what a call does. Without an engine (a test, a debugger) the process is a run of its own.
 */
export function openRun(
  engineAddress: string | undefined,
  warn: (message: string) => void,
): Pick<SessionParts, "ownership" | "abandoned"> {
  if (engineAddress === undefined || !/^[\w.[\]:-]+:\d+$/.test(engineAddress)) return {};
  const engine = engineProcess();
  let askedAtMs = 0;
  let gone = false;
  const abandoned = () => {
    const now = Date.now();
    if (!gone && now - askedAtMs >= answerHoldsMs) [gone, askedAtMs] = [!runs(engine), now];
    return gone;
  };
  try {
    const ownership = new Ownership(FileLedger.open(engineAddress, engine), () => ledgerBefore(engineAddress, engine));
    return { abandoned, ownership };
  } catch (error) {
    const reason = reasonOf(error);
    warn(`What other providers of this run declare is not known to this one: ${reason}`);
    return { abandoned };
  }
}
