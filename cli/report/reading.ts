/** The part of a command's help that says where its findings and the members of its JSON are described. */
export function readingHelp(command: string, findings: "findings" | "none"): string {
  const told = findings === "findings" ? "\nWhat each finding means: docs/reference/findings.md of this package." : "";
  return `${told}\nThe members of --json: docs/schemas/${command}.json of this package.`;
}
