/**
 * Secrets that this process has seen. Whatever leaves the provider as text (an error, a warning) passes through
 * {@link redact}, because a vendor's message may echo a part of the request.
 */
const secrets = new Set<string>();

/** Shorter text than this is no secret worth the damage that replacing it would do to a message. */
const shortestSecret = 6;

/** Remembers `value` and its URL-encoded form, so that no text that leaves the provider holds either. */
export function rememberSecret(value: string | undefined): void {
  if (value === undefined || value.length < shortestSecret) return;
  secrets.add(value);
  secrets.add(encodeURIComponent(value));
}

/** `text` with every remembered secret replaced. Longer secrets go first: one may hold another. */
export function redact(text: string): string {
  let clean = text;
  for (const secret of [...secrets].sort((a, b) => b.length - a.length)) clean = clean.split(secret).join("[redacted]");
  return clean;
}
