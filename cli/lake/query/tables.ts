import { foreignText, harmless } from "../../../provider/core/session/foreign-text";
import { quotedCell } from "../../report/csv";
import { jsonText } from "../../report/json-text";
import type { Answer } from "./duckdb";

type Write = (text: string) => Promise<void>;

/** Rows of a table on a terminal: more are better read as CSV or JSON. */
const mostRows = 1000;
const widest = 60;

export const tableFormats = { table, csv, json } satisfies Readonly<
  Record<string, (answer: Answer, write: Write) => Promise<void>>
>;

/** For a person: columns side by side. */
async function table({ columns, rows }: Answer, write: Write): Promise<void> {
  const shown: string[][] = [];
  let more = 0;
  for await (const row of rows()) {
    if (shown.length < mostRows) shown.push(row.map((cell) => foreignText(textOf(cell), widest)));
    else more += 1;
  }
  const widths = columns.map((name, index) => Math.max(name.length, ...shown.map((row) => row[index]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd()}\n`;
  await write(line(columns) + line(widths.map((width) => "-".repeat(width))) + shown.map(line).join(""));
  await write(more > 0 ? `${more} more rows: --format csv or --format json has all\n` : `${shown.length} rows\n`);
}

async function csv({ columns, rows }: Answer, write: Write): Promise<void> {
  await write(`${columns.map(quotedCell).join(",")}\r\n`);
  for await (const row of rows()) await write(`${row.map((cell) => quotedCell(harmless(textOf(cell)))).join(",")}\r\n`);
}

/** A line for each row. */
async function json({ columns, rows }: Answer, write: Write): Promise<void> {
  for await (const row of rows()) {
    const members = columns.map((name, index) => [name, plainOf(row[index])]);
    await write(`${jsonText(Object.fromEntries(members))}\n`);
  }
}

const textOf = (cell: unknown): string => {
  const plain = plainOf(cell);
  return plain === null ? "" : typeof plain === "object" ? JSON.stringify(plain) : String(plain);
};

/** A value as JSON has it; integers above 2^53 stay whole as text. */
function plainOf(cell: unknown): unknown {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "bigint") return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
  if (typeof cell !== "object") return cell;
  if (Array.isArray(cell)) return cell.map(plainOf);
  return String(cell);
}
