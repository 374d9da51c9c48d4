import { UserError } from "./errors";
import { Operation } from "./operation";
import type { Session } from "./session";

/**
 * Waits for work that several operations share, such as a log-in. The work belongs to none of them, so that the end of one
 * does not fail the others; each waits no longer than it may itself.
 */
export function awaitShared<T>(operation: Operation, what: string | (() => string), work: Promise<T>): Promise<T> {
  const { signal } = operation;
  return new Promise<T>((resolve, reject) => {
    const end = () =>
      reject(new UserError(`could not ${typeof what === "string" ? what : what()}: ${operation.expiry()}`));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
    const release = () => signal.removeEventListener("abort", end);
    work.finally(release).then(resolve, reject);
  });
}

/** Work that several operations wait for, as {@link awaitShared}; once nobody waits any more, it ends too. */
export class SharedWork<T> {
  readonly done: Promise<T>;
  private readonly own: Operation;
  private readonly stop = new AbortController();
  private waiting = 0;

  constructor(session: Session, work: (own: Operation) => Promise<T>) {
    this.own = new Operation(session, { cancel: this.stop.signal });
    this.done = work(this.own);
    this.done.catch(() => undefined);
  }

  /** True when it was ended, so that whoever comes now has to begin anew. */
  get ended(): boolean {
    return this.stop.signal.aborted;
  }

  /** `doing` says in the error what was being done, from where the work has got to. */
  async wait(operation: Operation, doing: (at: string | undefined) => string): Promise<T> {
    this.waiting += 1;
    try {
      return await awaitShared(operation, () => doing(this.own.lastSeen), this.done);
    } finally {
      this.waiting -= 1;
      if (this.waiting === 0) this.stop.abort();
    }
  }
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
