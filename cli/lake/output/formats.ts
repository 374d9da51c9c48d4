import type { EventRow } from "../rows";
import { csvHead, csvLine } from "./csv";
import { ndjson } from "./ndjson";
import { ocsfEvent } from "./ocsf-event";

interface TextFormat {
  readonly head: string;
  line(row: EventRow, isTerminal: boolean): string;
}

/** What goes line by line; a Parquet dataset is a folder of its own. */
export const textFormats = {
  ndjson: { head: "", line: ndjson },
  csv: { head: csvHead, line: csvLine },
  ocsf: { head: "", line: ocsfEvent },
} satisfies Readonly<Record<string, TextFormat>>;

export type TextFormatName = keyof typeof textFormats;

/** By the end of a file's name, where no format is given. */
const extensions: readonly (readonly [string, TextFormatName])[] = [
  [".ocsf.ndjson", "ocsf"],
  [".ocsf.json", "ocsf"],
  [".ndjson", "ndjson"],
  [".jsonl", "ndjson"],
  [".csv", "csv"],
];

export interface LineOutput {
  readonly format: TextFormatName;
  /** Without one, the terminal. */
  readonly file: string | undefined;
}

export type Output = LineOutput | { readonly format: "parquet"; readonly folder: string };

const isTextFormat = (name: string): name is TextFormatName => Object.hasOwn(textFormats, name);

/** `parquet=lake`, `csv=events.csv`, or a file whose name says its format. */
export function outputOf(given: string): Output | string {
  const [, named = "", place = ""] = /^(\w+)=(.*)$/.exec(given) ?? [];
  const what = named === "parquet" ? "folder" : "file";
  if (place === "" && (named === "parquet" || isTextFormat(named)))
    return `Its ${what} is missing: write ${named}=<${what}>.`;
  if (named === "parquet") return { format: "parquet", folder: place };
  if (isTextFormat(named)) return { format: named, file: place === "-" ? undefined : place };
  const format = extensions.find(([end]) => given.endsWith(end))?.[1];
  if (format !== undefined) return { format, file: given };
  const ends = extensions.map(([end]) => end).join(", ");
  return `Write parquet=<folder>, ndjson=<file>, csv=<file> or ocsf=<file>, or a file that ends with ${ends}.`;
}
