/**
 * Whether the resource option `ignoreChanges` covers a property: the property itself, something that holds it, or a pattern
 * with `*` for any member. https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/
 */
export function isIgnored(property: string, ignoreChanges: readonly string[]): boolean {
  const path = parts(property);
  return ignoreChanges.some((ignored) => {
    const pattern = parts(ignored);
    return pattern.length <= path.length && pattern.every((part, index) => part === "*" || part === path[index]);
  });
}

/** `storage.prefix`, `tags["a.b"]` and `eventNames[0]` as their parts. */
function parts(path: string): string[] {
  const found = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[\]]+)/g);
  return [...found].map(([, quoted, index, name]) => quoted ?? index ?? name ?? "");
}
