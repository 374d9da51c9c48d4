/**
 * Secrets that this process has seen. Whatever leaves the provider as text (an error, a warning) passes through
 * {@link redact}, because a vendor's message may echo a part of the request.
 */
const known = new Set<string>();

/** Longer secrets go first: one may hold another. */
let longestFirst: readonly string[] = [];

/** Shorter text than this is no secret worth the damage that replacing it would do to a message. */
const shortestSecret = 6;

/** Remembers `value` and its URL-encoded form, so that no text that leaves the provider holds either. */
export function rememberSecret(value: string | undefined): void {
  if (value === undefined || value.length < shortestSecret) return;
  const before = known.size;
  known.add(value).add(encodeURIComponent(value));
  if (known.size > before) longestFirst = [...known].sort((a, b) => b.length - a.length);
}

/** `text` with every remembered secret replaced. */
export function redact(text: string): string {
  return longestFirst.reduce((clean, secret) => clean.replaceAll(secret, "[redacted]"), text);
}
