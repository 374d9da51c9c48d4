import { type Command, InvalidArgumentError, Option } from "commander";
import { type Severity, severities } from "../../provider/core/fields/guard";
import { redact } from "../../provider/core/session/redact";
import { addGateOptions } from "../gate/options";
import { writeReport } from "../write-report";
import { csv } from "./csv";
import { json } from "./json";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { ocsf } from "./ocsf";
import { exitCodeOf, type Report } from "./report";
import { sarif } from "./sarif";
import { text } from "./text";

const writers = { text, json, sarif, junit, markdown, csv, ocsf: (report: Report) => ocsf(report) };
export type Format = keyof typeof writers;

const isFormat = (name: string): name is Format => Object.hasOwn(writers, name);

/** By the end of a file's name, where no format is given. */
const extensions: readonly (readonly [string, Format])[] = [
  [".sarif", "sarif"],
  [".sarif.json", "sarif"],
  [".ocsf.json", "ocsf"],
  [".json", "json"],
  [".xml", "junit"],
  [".md", "markdown"],
  [".csv", "csv"],
  [".txt", "text"],
];

interface Target {
  readonly format: Format;
  readonly file?: string;
}

/** Where reports go. A `--format` before an `--output`, the form of 0.1.0, counts for it. */
class Targets {
  readonly #targets: Target[] = [];
  #open: Format | undefined;
  /** What to write instead of such pairs. */
  readonly pairs: string[] = [];

  format(name: string): void {
    if (!isFormat(name)) throw new InvalidArgumentError(`Allowed choices are ${Object.keys(writers).join(", ")}.`);
    this.#close();
    this.#open = name;
  }

  /** `sarif=drift.sarif`, or a file whose name says its format. */
  output(given: string): void {
    const [, named = "", file = ""] = /^(\w+)=(.*)$/.exec(given) ?? [];
    if (isFormat(named) && file === "")
      throw new InvalidArgumentError(`Its file is missing: write --output ${named}=<file>.`);
    if (isFormat(named)) {
      this.#close();
      this.#add(file, named);
      return;
    }
    if (this.#open !== undefined) this.pairs.push(`--output ${this.#open}=${given}`);
    this.#add(given, this.#open);
    this.#open = undefined;
  }

  /** What was asked for; text goes to the terminal when nothing else does. */
  all(): readonly Target[] {
    this.#close();
    const toTerminal = this.#targets.filter(({ file }) => file === undefined);
    if (toTerminal.length > 1)
      throw new Error(
        `only one report can go to the terminal, but ${toTerminal.map(({ format }) => format).join(" and ")} have no file`,
      );
    return toTerminal.length === 1 ? this.#targets : [...this.#targets, { format: "text" }];
  }

  #add(file: string, given: Format | undefined): void {
    if (file === "-" && given !== undefined) {
      this.#targets.push({ format: given });
      return;
    }
    if (this.#targets.some((target) => target.file === file))
      throw new InvalidArgumentError("Another report goes to this file already.");
    const format = given ?? extensions.find(([end]) => file.endsWith(end))?.[1];
    if (format === undefined)
      throw new InvalidArgumentError(
        `Its format is not clear: write --output <format>=<file>, or end it with ${extensions.map(([end]) => end).join(", ")}.`,
      );
    this.#targets.push({ format, file });
  }

  #close(): void {
    if (this.#open !== undefined) this.#targets.push({ format: this.#open });
    this.#open = undefined;
  }
}

/** Adds the options of reports to a command; what it returns judges a report, writes it and sets the exit code. */
export function addReportOptions(command: Command, { gate = true, json: hasJson = true } = {}): () => Publisher {
  const targets = new Targets();
  command
    .addOption(
      new Option(
        "--fail-on <severity>",
        "the lowest severity for which the exit code is 7. high: recording stopped or nothing is kept; medium: less is recorded, or it goes elsewhere; low: anything",
      )
        .choices(severities)
        .default("low"),
    )
    .addOption(
      new Option("--format <format>", `what goes to the terminal: ${Object.keys(writers).join(", ")}`).argParser(
        (name: string) => targets.format(name),
      ),
    )
    .addOption(
      new Option(
        "--output <format=file>",
        `a file for a report, such as sarif=${command.name()}.sarif; repeat it for several. Without a format, the file name decides`,
      ).argParser((file: string) => targets.output(file)),
    );
  if (hasJson) command.option("--json", "the same as --format json").on("option:json", () => targets.format("json"));
  const openGate = gate ? addGateOptions(command) : () => (report: Report) => report;
  return () => {
    const places = targets.all();
    if (targets.pairs.length > 0)
      process.stderr.write(`note: instead of --format before --output, write ${targets.pairs.join(" ")}\n`);
    const failOn = command.opts<{ failOn: Severity }>().failOn;
    const judge = openGate();
    return { judge, publish: (report, own = {}) => publish(report, { ...writers, ...own }, places, failOn) };
  };
}

export interface Publisher {
  /** The report after the ignore file and the baseline. */
  judge(report: Report): Report;
  /** Writes a judged report in every format that was asked for, and sets the exit code; a command may have formats of its own. */
  publish(report: Report, own?: Partial<Writers>): void;
}

type Writers = Readonly<Record<Format, (report: Report) => string>>;

function publish(report: Report, formats: Writers, targets: readonly Target[], failOn: Severity): void {
  for (const { format, file } of targets) {
    const told = redact(formats[format](report));
    if (file === undefined) {
      process.stdout.write(told);
      continue;
    }
    writeReport(file, told);
  }
  process.exitCode = exitCodeOf(report, failOn);
}
