/** The most columns of a line for people. */
const width = 120;

/**
 * Text whose longer lines go on in the next, indented by two more, or at the column `goesOnAt`. A word alone may be longer, such as an id, and so may a command,
 * which is copied as a whole. No line begins with a word that could be a command to the pipeline that prints it.
 */
export function wrapped(text: string, goesOnAt?: number): string {
  return text
    .split("\n")
    .map((line) => wrappedLine(line, goesOnAt))
    .join("\n");
}

const plainWord = /^[\p{L}\p{N}("'`]/u;

function wrappedLine(line: string, goesOnAt?: number): string {
  if (line.length <= width || /^ *repair: /.test(line)) return line;
  const [indent = ""] = /^ */.exec(line) ?? [];
  const [first = "", ...words] = line.slice(indent.length).split(" ");
  const lines = [`${indent}${first}`];
  for (const word of words) {
    const last = lines.at(-1) ?? "";
    if (last.length + 1 + word.length <= width || last.trim() === "" || !plainWord.test(word))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${" ".repeat(goesOnAt ?? indent.length + 2)}${word}`);
  }
  return lines.map((one) => one.trimEnd()).join("\n");
}
