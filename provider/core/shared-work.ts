import { UserError } from "./errors";
import { Operation } from "./operation";

/**
 * Waits for work that several operations share, such as a log-in. The work belongs to none of them, so that the end of one
 * does not fail the others; each waits no longer than it may itself.
 */
export function awaitShared<T>(operation: Operation, what: string, work: Promise<T>): Promise<T> {
  const { signal } = operation;
  return new Promise<T>((resolve, reject) => {
    const end = () => reject(new UserError(`could not ${what}: ${operation.expiry()}`));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
    const release = () => signal.removeEventListener("abort", end);
    work.finally(release).then(resolve, reject);
  });
}

/** Runs calls that go out together: the failure of one ends the others, which nobody waits for any more. */
export async function together<T>(operation: Operation, work: (joint: Operation) => Promise<T>): Promise<T> {
  const failure = new AbortController();
  try {
    return await work(new Operation(operation.session, { within: operation, cancel: failure.signal }));
  } finally {
    failure.abort();
  }
}
