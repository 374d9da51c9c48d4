import type { FaultKind } from "../core/session/errors";

/** How often one kind of failure is tried again, and why. */
interface RetryRule {
  readonly attempts: number;
  readonly reason: string;
}

/**
 * Which failures are tried again. A call of its own may be excluded: one that creates and has no idempotency token turns
 * `Unavailable` into `Ambiguous`, and the lifecycle looks for the object before it tries again.
 */
export const retryRules: Readonly<Record<FaultKind, RetryRule>> = {
  Throttled: {
    attempts: Number.POSITIVE_INFINITY,
    reason: "the request was not carried out; the deadline is the limit",
  },
  Unavailable: {
    attempts: 6,
    reason: "clouds fail for seconds; after six attempts it is an outage that a person must know of",
  },
  NotFound: { attempts: 1, reason: "an answer, not a failure" },
  Denied: { attempts: 1, reason: "permissions do not come back by themselves" },
  Invalid: { attempts: 1, reason: "the same request gets the same answer" },
  Conflict: { attempts: 1, reason: "only rows marked `repeat` in a cloud's table pass with time" },
  Ambiguous: { attempts: 1, reason: "repeating could do it twice" },
};

const firstDelayMs = 200;
const longestDelayMs = 20_000;

/**
 * Milliseconds to wait before attempt `attempt + 1`: full jitter over an exponentially growing span, so that many
 * resources that failed together do not come back together, and never less than what the server asked for.
 */
export function retryDelayMs(attempt: number, retryAfterMs: number | undefined, random: () => number): number {
  const span = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return Math.max(Math.round(random() * span), retryAfterMs ?? 0);
}

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date. More than any number can tell is for ever;
 * what is neither says nothing, and text that happens to look like another sort of date is not taken for one.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`, and the older form with dashes. */
const httpDate = /^[A-Z][a-z]{2,8}, \d{1,2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;
