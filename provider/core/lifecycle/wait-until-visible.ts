import { UserError } from "../session/errors";
import type { Operation } from "../session/operation";

const firstPauseMs = 300;
const longestPauseMs = 5000;

/** Some eight seconds after the write: longer than clouds usually answer from old copies. */
const readsBeforeRepeat = 7;

/**
 * Reads until `settled` says that a write shows, with growing pauses, within the operation's deadline. Clouds answer
 * from copies: a read right after a write may show the state before it. After some reads `repeat` may send the write once
 * more: what answered it may not have been the cloud.
 */
export async function waitUntilVisible<T>(
  operation: Operation,
  what: string,
  read: () => Promise<T>,
  unsettled: (value: T) => string | undefined,
  repeat: (value: T) => Promise<void> = async () => undefined,
): Promise<T> {
  let pauseMs = firstPauseMs;
  for (let reads = 1; ; reads++) {
    const value = await read();
    operation.lastSeen = unsettled(value);
    if (operation.lastSeen === undefined) return value;
    if (reads === readsBeforeRepeat) await repeat(value);
    try {
      await operation.sleep(pauseMs);
    } catch (cause) {
      throw new UserError(`the change to ${what} was sent, but is still not visible: ${operation.expiry()}`, { cause });
    }
    pauseMs = Math.min(longestPauseMs, pauseMs * 1.6);
  }
}
