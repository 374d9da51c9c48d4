/** Blanks count as one; `…` stands for anything, and so do times, digests and the port of this run. */
export function isShown(shown: string, printed: string): boolean {
  const plain = (one: string) =>
    one
      .replace(/\d{8}T\d{6}Z|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/\b\d{8}\//g, "<day>/")
      .replace(/\b[0-9a-f]{64}\b/g, "<digest>")
      .replace(/\s+/g, " ")
      .trim();
  const parts = plain(shown).split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*");
  return new RegExp(`^${pattern}$`, "s").test(plain(printed));
}
