/**
 * Compares dotted versions by their numbers; what follows a dash does not count.
 * @param {string} version
 * @param {string} floor
 */
export function atLeast(version, floor) {
  const [have, need] = [numbers(version), numbers(floor)];
  if (have === undefined || need === undefined) return false;
  const at = need.findIndex((part, index) => part !== (have[index] ?? 0));
  return at === -1 || (have[at] ?? 0) > (need[at] ?? 0);
}

/** @param {string} version */
function numbers(version) {
  const found = /^v?(\d+(?:\.\d+)*)/.exec(version.trim());
  return found?.[1]?.split(".").map(Number);
}
