import { type Document, isScalar, LineCounter, type Node, type Pair, parseDocument } from "yaml";

export type LineOf = (node: unknown) => number;
export type Refuse = (line: number, problem: string) => void;

/** A file of YAML that a person wrote, with every mistake at its line. */
export interface YamlFile {
  readonly root: Document["contents"];
  readonly lineOf: LineOf;
  readonly refuse: Refuse;
  /** What was refused so far, those of the syntax first; with any, the root is not to be read. */
  readonly problems: readonly string[];
}

export function yamlFile(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: string[] = [];
  const refuse: Refuse = (line, problem) => void problems.push(`${path}:${line}: ${problem}`);
  for (const { pos, message } of [...document.errors, ...document.warnings])
    refuse(lines.linePos(pos[0]).line, message.split("\n")[0] ?? "");
  const lineOf: LineOf = (node) => lines.linePos((node as Node | null)?.range?.[0] ?? 0).line;
  return { root: document.contents, lineOf, refuse, problems };
}

/** The name of a member. */
export const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : "");
