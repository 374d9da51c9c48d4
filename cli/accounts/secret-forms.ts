/** Shorter ones are words. */
const leastLength = 16;
/**
 * How often a random text goes from capitals to small letters to digits, at the least. Names do so less often, and those that come
 * near have a digit or two.
 */
const leastChanges = { withDigit: 0.45, withDigits: 0.3 };
const digits = 3;

/** A name under which a secret would stand. */
export function namesSecret(name: string): boolean {
  return /secret|password|passwd|token|credential|access_?-?key|^(ak|sk|key)$/i.test(name);
}

/**
 * True for a text with a part that nobody would make up: a key of an account or its secret. Ids of accounts are digits or small
 * hexadecimal digits, and names are words.
 */
export function looksLikeKey(text: string): boolean {
  return text.split(/[^A-Za-z0-9+=]+/).some(isRandom);
}

function isRandom(part: string): boolean {
  if (part.length < leastLength || /^([0-9]+|[0-9a-f]+)$/.test(part)) return false;
  // The id of a key of capitals and digits alone changes less often.
  if (/^[A-Z0-9]{20}$/.test(part) && /[A-Z]/.test(part) && /[0-9]/.test(part)) return true;
  const sorts = [...part].map((letter) => (/[A-Z]/.test(letter) ? "A" : /[a-z]/.test(letter) ? "a" : "0"));
  const changes = sorts.filter((sort, index) => index > 0 && sort !== sorts[index - 1]).length;
  const share = changes / (part.length - 1);
  const found = sorts.filter((sort) => sort === "0").length;
  return (found > 0 && share >= leastChanges.withDigit) || (found >= digits && share >= leastChanges.withDigits);
}
