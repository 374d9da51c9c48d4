/**
 * Secrets that this process has seen. Whatever leaves the provider as text (an error, a warning) passes through
 * {@link redact}, because a vendor's message may echo a part of the request.
 */
const known = new Set<string>();

/** Longer secrets go first: one may hold another. */
let longestFirst: readonly string[] = [];

/** Shorter text than this is no secret worth the damage that replacing it would do to a message. */
const shortestSecret = 6;

/** Those of {@link known} that name a key, and open nothing by themselves. */
const names = new Set<string>();

/**
 * Remembers `value` and its URL-encoded form, so that no text that leaves the provider holds either. `isName`: it is the id of a key,
 * which a record of what was done with the key holds too.
 */
export function rememberSecret(value: string | undefined, isName = false): void {
  if (value === undefined || value.length < shortestSecret) return;
  const before = known.size;
  known.add(value).add(encodeURIComponent(value));
  if (isName) names.add(value).add(encodeURIComponent(value));
  if (known.size > before) longestFirst = [...known].sort((a, b) => b.length - a.length);
}

/** `text` with every remembered secret replaced. */
export function redact(text: string): string {
  return longestFirst.reduce((clean, secret) => clean.replaceAll(secret, "[redacted]"), text);
}

/** A record of what happened, with every remembered secret replaced; the id of the key that signed a call stays. */
export function redactRecord(text: string): string {
  return longestFirst.reduce(
    (clean, secret) => (names.has(secret) ? clean : clean.replaceAll(secret, "[redacted]")),
    text,
  );
}
