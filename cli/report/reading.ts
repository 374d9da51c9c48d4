/** The part of a command's help that says where its findings and the members of its JSON are described. */
export function readingHelp(command: string, findings: "findings" | "none"): string {
  const told =
    findings === "findings"
      ? "\nWhat each finding means and how it is repaired: docs/reference/findings.md of this package, with a page for each id."
      : "";
  return `${told}\nThe members of --json: docs/schemas/${command}.json of this package.`;
}
