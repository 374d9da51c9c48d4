import { createHash } from "node:crypto";

const plain = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * The name of an account as a part of the names of files. Names of a file of accounts may have blanks, dots and any letters: of such a one
 * a digest tells it from all others.
 */
export function placeName(account: string): string {
  if (plain.test(account)) return account;
  const legible = account.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 40);
  return `${legible}~${createHash("sha256").update(account).digest("hex").slice(0, 12)}`;
}
