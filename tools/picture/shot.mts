/** A line of a terminal. */
export interface Line {
  readonly text: string;
  readonly look: "command" | "finding" | "repaired" | "plain";
}

const columns = 108;
const indent = 12;

/** What the quick start prints of these commands, without the progress of Pulumi and the names of this run. */
export function shotOf(output: string): readonly Line[] {
  const lines = output.split("\n").map((line) => line.replace(/^ {4}(\| )?/, "").trimEnd());
  const between = (from: string, to: string) => {
    const begin = lines.findIndex((line) => line.startsWith(from));
    const end = lines.findIndex((line, at) => at > begin && to !== "" && line.startsWith(to));
    if (begin < 0 || end < 0) throw new Error(`the quick start printed no ${from}`);
    return lines.slice(begin, end + 1);
  };
  const drift = between("$ access-audit drift", "quickstart: ").filter((line) => !line.startsWith("resources read"));
  const repair = between("$ pulumi up --refresh", "Duration");
  const repaired = repair.filter((line) => / updated \(|^\$|^ +\d+ unchanged|^ +~ \d+ updated/.test(line));
  return [...drift, "", ...repaired].flatMap((line) => wrapped(line).map((text) => ({ text, look: lookOf(line) })));
}

function lookOf(line: string): Line["look"] {
  if (line.startsWith("$")) return "command";
  if (/^ *(high|medium|low) /.test(line)) return "finding";
  return / updated/.test(line) ? "repaired" : "plain";
}

/** A line that is too long goes on below, where its own text began; it is cut between words or the parts of a name. */
function wrapped(line: string): readonly string[] {
  const text = line.replace(" --yes --skip-preview --suppress-outputs --suppress-progress", "");
  if (text.length <= columns) return [text];
  const [, head = text.slice(0, columns)] = new RegExp(`^(.{${indent},${columns - 1}}(?: |::))`).exec(text) ?? [];
  return [head.trimEnd(), ...wrapped(" ".repeat(indent) + text.slice(head.length))];
}
