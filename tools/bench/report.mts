import { cpus, totalmem } from "node:os";
import { columns, type Profile, profiledCount } from "./profile.mts";
import type { Figure } from "./stacks.mts";

/** Two times of one thing, side by side: only their ratio means anything on another machine. */
export interface Comparison {
  readonly what: string;
  readonly ours: number;
  readonly base: number;
  readonly unit: "s" | "ms" | "µs";
  /** The most that the ratio should be. */
  readonly goal?: number;
}

export interface Results {
  readonly machine: Readonly<Record<string, string>>;
  readonly date: string;
  readonly figures: readonly Figure[];
  readonly comparisons: readonly Comparison[];
  readonly profiles: readonly Profile[];
}

export const machine = (pulumi: string) => ({
  processor: cpus()[0]?.model ?? "unknown",
  cores: String(cpus().length),
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  pulumi,
});

/** What a thousand resources should cost at most, against the floor. */
const goals: Readonly<Record<string, number>> = { native: 1.1, dynamic: 1.2 };
const goalCount = 1000;

/** A figure of ours against the floor's, less what the emulator took. */
export interface Row {
  readonly figure: Figure;
  readonly floor: Figure;
  readonly ratio: number;
  readonly goal?: number;
}

export function rowsOf(figures: readonly Figure[]): Row[] {
  return figures.flatMap((figure) => {
    const floor = figures.find(
      ({ contender, count, command }) => contender === "floor" && count === figure.count && command === figure.command,
    );
    if (floor === undefined || figure.contender === "floor") return [];
    const ratio = (figure.seconds - figure.emulatorSeconds) / floor.seconds;
    const goal = figure.count === goalCount && figure.command !== "refresh" ? goals[figure.contender] : undefined;
    return [{ figure, floor, ratio, ...(goal === undefined ? {} : { goal }) }];
  });
}

const header =
  "| resources | command | of | against the floor | seconds | of these the emulator's CPU | the floor's seconds | requests | state, kB |\n" +
  "| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |";

export function table({ figures, comparisons }: Pick<Results, "figures" | "comparisons">): string {
  const rows = rowsOf(figures).map(({ figure, floor, ratio, goal }) => {
    const { count, command, contender, seconds, emulatorSeconds, requests, stateBytes } = figure;
    const judged = goal === undefined ? "" : ` (goal ${goal.toFixed(2)}, ${ratio <= goal ? "met" : "missed"})`;
    const cells = [
      ...[count, command, contender, `${ratio.toFixed(2)} ×${judged}`, seconds.toFixed(2), emulatorSeconds.toFixed(2)],
      ...[floor.seconds.toFixed(2), requests, (stateBytes / 1000).toFixed(0)],
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const others = comparisons.map(({ what, ours, base, unit, goal }) => {
    const ratio = ours / base;
    const judged = goal === undefined ? "" : ` (goal ${goal.toFixed(2)}, ${ratio <= goal ? "met" : "missed"})`;
    return `| ${what} | ${ratio.toFixed(2)} ×${judged} | ${ours.toFixed(2)} ${unit} | ${base.toFixed(2)} ${unit} |`;
  });
  const parts = [
    ...(rows.length > 0 ? [[header, ...rows].join("\n")] : []),
    ...(others.length > 0
      ? [["| what | ratio | ours | the other |\n| --- | ---: | ---: | ---: |", ...others].join("\n")]
      : []),
  ];
  return parts.join("\n\n");
}

/** Where the time goes, in milliseconds of CPU for all resources. */
export function profileTable(profiles: readonly Profile[]): string {
  const header = `| command | process | ${columns.join(" | ")} |\n| --- | --- |${" ---: |".repeat(columns.length)}`;
  const rows = profiles.map(({ command, process, milliseconds }) => {
    const figures = columns.map((column) => (milliseconds[column] ?? 0).toFixed(0));
    return `| ${command} | ${process} | ${figures.join(" | ")} |`;
  });
  return [header, ...rows].join("\n");
}

/** The page of the documentation that shows the figures. */
export function page(results: Results): string {
  const { machine, date } = results;
  const about = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  return `# Speed

![Seconds of each command by the number of resources, of both backends and of a provider that does nothing](bench.svg)

\`npm run bench -- --save\` wrote this page on ${date}: ${about.join(", ")}. Seconds are of one machine, only ratios mean anything on
another. The floor is a provider in Go on the same engine that takes the same inputs, answers and calls nothing. A ratio is the wall
time less the CPU time of the emulator, against the floor's wall time.

${table(results)}

## Where the time goes

CPU milliseconds of ${profiledCount} native resources, by a profile of the program's process and of the plugin's. The emulator speaks HTTP, so there is
no TLS in them. What is missing up to the seconds above is the engine's.

${profileTable(results.profiles)}

- A create takes three requests: what is found, the write, and a read that shows it. A refresh takes one for each resource, an \`up\` without
  changes none. The read after a write stays: no vendor promises that a write shows at once, and an access monitor that is not on must not be
  told as on.
- Pulumi's library for Node takes four stack traces for each property that a program may read. The floor has four properties, an access
  monitor six: \`onDelete\` and \`previousStatus\`.
- The engine writes its whole state at every step, so a thousand resources cost most of their time by what each has in the state. A
  [fleet](../guide/fleets.md) is one resource, and one step.
`;
}
