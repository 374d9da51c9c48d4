import type { Line } from "./shot.mts";

const [lineHeight, letterWidth, edge, top] = [19, 7.83, 18, 42];

/** A terminal, light or dark as the reader's system is. */
export function svg(lines: readonly Line[]): string {
  const width = Math.ceil(Math.max(...lines.map(({ text }) => text.length)) * letterWidth + 2 * edge);
  const height = top + lines.length * lineHeight + edge;
  const text = lines.map(
    (line, at) =>
      `<text class="${line.look}" x="${edge}" y="${top + at * lineHeight + 13}" xml:space="preserve">${escaped(line.text)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="access-audit drift, and pulumi up">
<style>
.window { fill: #ffffff; stroke: #d0d7de } .button { fill: #d0d7de }
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1f2328 }
.command { fill: #0550ae; font-weight: 600 } .finding { fill: #b31d28 } .repaired { fill: #116329 }
@media (prefers-color-scheme: dark) {
  .window { fill: #0d1117; stroke: #30363d } .button { fill: #30363d }
  text { fill: #e6edf3 }
  .command { fill: #79c0ff } .finding { fill: #ff7b72 } .repaired { fill: #7ee787 }
}
</style>
<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((at) => `<circle class="button" cx="${edge + 4 + at * 18}" cy="20" r="6"/>`).join("")}
${text.join("\n")}
</svg>
`;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
