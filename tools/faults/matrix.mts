import type { Finished } from "./suite.mts";

/** A table of how many cells are green, of how many that were run. */
export function matrix(finished: readonly Finished[]): string {
  const columns = [...new Set(finished.map(({ column }) => column))];
  const rows = [...new Set(finished.map(({ row }) => row))].sort();
  const table = [
    ["", ...columns],
    ...rows.map((row) => [row, ...columns.map((column) => field(finished, row, column))]),
  ];
  const widths = table[0]?.map((_, index) => Math.max(...table.map((line) => line[index]?.length ?? 0))) ?? [];
  const lines = table.map((line) => line.map((text, index) => text.padEnd(widths[index] ?? 0)).join("  "));
  return lines.map((line) => line.trimEnd()).join("\n");
}

function field(finished: readonly Finished[], row: string, column: string): string {
  const cells = finished.filter((cell) => cell.row === row && cell.column === column);
  if (cells.length === 0) return "·";
  const green = cells.filter(({ problems }) => problems.length === 0).length;
  return `${green}/${cells.length}${green < cells.length ? " RED" : ""}`;
}

/** A red cell with what is wrong, and how to run it again. */
export function explain({ key, problems, notes }: Finished): string {
  const told = notes.length > 0 ? ` (${notes.join(", ")})` : "";
  return [
    `${key}${told}`,
    ...problems.map((problem) => `  ${problem.replaceAll("\n", "\n  ")}`),
    `  again: ${again(key)}`,
  ].join("\n");
}

const again = (key: string): string => `npm run faults -- --cell ${key.includes(" ") ? JSON.stringify(key) : key}`;
