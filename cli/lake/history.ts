import type { TimeWindow } from "../../provider/core/listing/time-windows";
import type { Session } from "../../provider/core/session/session";
import { dayMs } from "./spans";
import { type Target, titleOf } from "./targets";

/** A cloud forgets while it is read. */
const marginMs = 60 * 60_000;

/** What of a span a cloud still lists; `warn` hears of the rest. */
export function listedSpan(
  target: Target,
  { startMs, endMs }: TimeWindow,
  session: Session,
  warn: (text: string) => void,
): TimeWindow {
  const { cloud, history } = target;
  const oldestMs = session.now(cloud.title).getTime() - history.keptMs + marginMs;
  if (startMs >= oldestMs) return { startMs, endMs };
  if (startMs < oldestMs - 2 * marginMs)
    warn(
      `${titleOf(target)}: ${cloud.title} lists the events of ${history.keptMs / dayMs} days, so none before ` +
        `${new Date(oldestMs).toISOString()} is read`,
    );
  return { startMs: Math.min(oldestMs, endMs), endMs };
}
