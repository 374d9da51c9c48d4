/** What drives whoever shows a text, by the rules of each; nothing of it may come from outside. */
const driving: Readonly<Record<string, (line: string) => boolean>> = {
  "a control character": (line) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(line),
  "an invisible character or another direction": (line) => /\p{Cf}/u.test(line),
  "half a character": (line) => !line.isWellFormed(),
  // The runner cuts blanks off before it looks.
  "a command of GitHub Actions": (line) => line.trimStart().startsWith("::"),
  "an old command of GitHub Actions, or one of Azure Pipelines or TeamCity": (line) => /##[\w-]*\[/.test(line),
  "a colour of the engine": (line) => line.includes("<{%"),
};

/** What in the lines of a text drives whoever shows them. */
export function drivingIn(text: string): string[] {
  const lines = text.split("\n");
  return Object.entries(driving).flatMap(([what, is]) =>
    lines.filter(is).map((line) => `${what}: ${JSON.stringify(line).slice(0, 200)}`),
  );
}
