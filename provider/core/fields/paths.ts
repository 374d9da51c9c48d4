/** `storage.prefix`, `tags["a.b"]` and `eventNames[0]` as their parts. */
export function partsOf(path: string): string[] {
  const found = path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[\]]+)/g);
  return [...found].map(([, quoted, index, name]) => quoted ?? index ?? name ?? "");
}

/** The input that a path is in. */
export const topOf = (path: string): string => path.split(/[.[]/)[0] ?? path;

/**
 * The entry of the resource option `ignoreChanges` that covers a property: the property itself, something that holds it, or a
 * pattern with `*` for any member. https://www.pulumi.com/docs/iac/concepts/options/ignorechanges/
 */
export function ignoredBy(property: string, ignoreChanges: readonly string[]): string | undefined {
  const path = partsOf(property);
  return ignoreChanges.find((ignored) => {
    const pattern = partsOf(ignored);
    return pattern.length <= path.length && pattern.every((part, index) => part === "*" || part === path[index]);
  });
}

/** Whether `ignoreChanges` covers a property. */
export const isIgnored = (property: string, ignoreChanges: readonly string[]): boolean =>
  ignoredBy(property, ignoreChanges) !== undefined;
