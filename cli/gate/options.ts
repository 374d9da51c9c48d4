import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { outward } from "../../provider/core/session/foreign-text";
import type { Gate, Report } from "../report/report";
import { counted } from "../report/words";
import { type Baseline, knownBefore, readBaseline } from "./baseline";
import { isDay, todayOf } from "./day";
import { type IgnoreFile, readIgnoreFile } from "./ignore-file";
import { ignoring } from "./ignoring";
import { writeIgnores } from "./write-ignores";

const usualFile = ".access-audit-ignore.yaml";
const usualDays = 90;

interface Options {
  readonly cwd?: string;
  readonly ignoreFile?: string;
  readonly baseline?: string;
  readonly writeIgnore?: true;
  readonly ignoreReason?: string;
  readonly ignoreUntil?: string;
}

/** The part of a command's help that says what passes. */
export const gateHelp = `
What is ignored: a finding that ${usualFile} names, until its entry expires. With --baseline, a finding
that the earlier report has, unless it is more severe or has another value now. Every format counts and lists
both. A resource that could not be read is never ignored.
  ignore:
    - rule: unmonitored                      an id of docs/reference/findings.md
      id: tencent/ap-guangzhou/scratch-125   an id or a URN; or pattern: tencent/*/scratch-*
      reason: A scratch bucket without data.
      expires: 2027-03-31                    the last day of the entry
      command: scan                          of this command only; optional
      property: storage.prefix               of this property only; optional
      account: production                    of this one of --accounts only; optional
`;

/** Adds the options that say what passes to a command; what it returns reads their files, and then judges a report. */
export function addGateOptions(command: Command): () => (report: Report) => Report {
  command
    .option("--ignore-file <file>", `what is ignored, by default ${usualFile} of the folder, if it is there`)
    .option("--baseline <file>", "an earlier report of this command in JSON: only what is new since then counts")
    .option("--write-ignore", "add what was found to the ignore file")
    .option("--ignore-reason <text>", "the reason that --write-ignore writes; without it, fill it in by hand")
    .addOption(
      new Option(
        "--ignore-until <day>",
        `the last day of what --write-ignore adds (by default in ${usualDays} days)`,
      ).argParser((day: string) => {
        if (isDay(day)) return day;
        throw new InvalidArgumentError("It must be a day such as 2027-03-31.");
      }),
    );
  return () => {
    const { cwd = ".", writeIgnore, ...options } = command.opts<Options>();
    const path = options.ignoreFile ?? join(cwd, usualFile);
    const known = options.baseline === undefined ? undefined : readBaseline(options.baseline, command.name());
    const there = existsSync(path);
    if (options.ignoreFile !== undefined && !there && !writeIgnore) throw new Error(`there is no file ${path}`);
    const file = there ? readIgnoreFile(path) : undefined;
    return (report) => {
      const judged = afterGate(report, file, known);
      if (writeIgnore) write(path, judged, options);
      return judged;
    };
  };
}

function write(path: string, judged: Report, { ignoreReason: reason = "", ignoreUntil }: Options): void {
  const added = writeIgnores(path, judged, { reason, expires: ignoreUntil ?? todayOf(new Date(), usualDays) });
  const when = reason === "" ? "once it has a reason" : "from the next run on";
  const wanting = added > 0 ? `; an entry applies ${when}` : "";
  process.stderr.write(`note: ${counted(added, "entry", "entries")} added to ${outward(path)}${wanting}\n`);
}

function afterGate(report: Report, file: IgnoreFile | undefined, baseline: Baseline | undefined): Report {
  if (file === undefined && baseline === undefined) return report;
  const none: Gate = { ignoreFile: null, ignored: 0, expired: [], baseline: null, known: 0, fixed: [] };
  const started = { ...report, gate: none };
  const ignored = file === undefined ? started : ignoring(started, file, todayOf(new Date()));
  return baseline === undefined ? ignored : knownBefore(ignored, baseline);
}
