import { UserError } from "./errors";
import type { Operation } from "./operation";

const firstPauseMs = 300;
const longestPauseMs = 5000;

/**
 * Reads until `settled` says that a write shows, with growing pauses, within the operation's deadline. Clouds answer
 * from copies: a read right after a write may show the state before it.
 */
export async function settle<T>(
  operation: Operation,
  what: string,
  read: () => Promise<T>,
  unsettled: (value: T) => string | undefined,
): Promise<T> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 1.6)) {
    const value = await read();
    operation.lastSeen = unsettled(value);
    if (operation.lastSeen === undefined) return value;
    try {
      await operation.sleep(pauseMs);
    } catch (cause) {
      throw new UserError(`the change to ${what} was sent, but does not show: ${operation.expiry()}`, { cause });
    }
  }
}
