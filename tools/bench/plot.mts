import { type Results, rowsOf } from "./report.mts";

const width = 720;
const barHeight = 14;
const left = 150;
const shades = { native: "#2f6fde", dynamic: "#7a5cd6", floor: "#8a8f98", emulator: "#d9a441" } as const;
const commands = ["up", "up without changes", "refresh", "destroy"];

/** Seconds of each command for the most resources that were measured: ours, the emulator's share, and the floor. */
export function plot({ figures, machine }: Pick<Results, "figures" | "machine">): string {
  const count = Math.max(...figures.map((figure) => figure.count));
  const rows = rowsOf(figures).filter(({ figure }) => figure.isOurs && figure.count === count);
  const most = Math.max(...rows.map(({ figure }) => figure.seconds), ...rows.map(({ floor }) => floor.seconds));
  const long = (seconds: number) => Math.max(1, (seconds / most) * (width - left - 60));
  const parts: string[] = [];
  let y = 48;
  const bar = (x: number, seconds: number, fill: string) =>
    `<rect x="${x.toFixed(1)}" y="${y}" width="${long(seconds).toFixed(1)}" height="${barHeight}" fill="${fill}"/>`;
  const text = (x: number, at: number, said: string, more = "") => `<text x="${x}" y="${at}"${more}>${said}</text>`;
  for (const command of commands) {
    parts.push(text(12, y + barHeight - 3, command, ' font-weight="600"'));
    const own = rows.filter(({ figure }) => figure.command === command);
    for (const { figure } of own) {
      const name = figure.contender === "native" ? "native" : "dynamic";
      const alone = figure.seconds - figure.emulatorSeconds;
      parts.push(bar(left, alone, shades[name]), bar(left + long(alone), figure.emulatorSeconds, shades.emulator));
      parts.push(text(left + long(figure.seconds) + 8, y + barHeight - 3, `${figure.seconds.toFixed(1)} s, ${name}`));
      y += barHeight + 4;
    }
    const [first] = own;
    if (first !== undefined) {
      parts.push(bar(left, first.floor.seconds, shades.floor));
      const said = `${first.floor.seconds.toFixed(1)} s, floor`;
      parts.push(text(left + long(first.floor.seconds) + 8, y + barHeight - 3, said));
      y += barHeight + 18;
    }
  }
  const title = `${count} access monitors against a provider that does nothing; yellow: the emulator's own CPU time`;
  const where = `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, Pulumi ${machine.pulumi}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 16}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    '<g fill="#1c2128">',
    text(12, 24, title, ' font-size="13" font-weight="600"'),
    ...parts,
    text(12, y + 4, where, ' fill="#57606a"'),
    "</g></svg>",
    "",
  ].join("\n");
}
