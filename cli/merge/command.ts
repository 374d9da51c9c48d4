import type { Command } from "commander";
import { redact } from "../../provider/core/session/redact";
import { addReportOptions, type Publisher } from "../report/formats";
import { page } from "../scan/page";
import { verdictAfter } from "../scan/report";
import { scanJson, scanText } from "../scan/tell";
import { judgeScan } from "../scan/verdict";
import { writeReport } from "../write-report";
import { mergeParts } from "./merge";
import { readPart } from "./read-part";

interface Options {
  readonly html?: string;
}

const help = `
Examples:
  $ access-audit merge scan-*.json                              the parts of a scan with --shard, as one
  $ access-audit merge drift-*.json --output sarif=drift.sarif --output json=drift.json
  $ access-audit merge scan-*.json --html audit.html

It takes what --output json=FILE of drift, review or scan wrote: all parts of one run with --shard, or whole reports about different
stacks or accounts. The one report is what one run would have written. A part that is missing is told as an error, beside what the others
found. Refused are a part that is there twice, parts of different runs, and reports in which one thing stands twice.

Exit codes: those of the command that wrote the reports. 0 nothing of --fail-on or graver, 7 something, 1 an error: also when a part
is missing.`;

/** `access-audit merge`: one report out of many. */
export function mergeCommand(command: Command): Command {
  command
    .argument("<files...>", "reports in JSON of one command")
    .option("--html <file>", "of scans: write a page that needs nothing else");
  const publisher = addReportOptions(command, { gate: false, json: false });
  return command
    .addHelpText("after", help)
    .action((files: readonly string[], options: Options) => merge(files, options, publisher()));
}

function merge(files: readonly string[], { html }: Options, { publish }: Publisher): void {
  const { report, scanned, missing } = mergeParts(files.map(readPart));
  if (report.command !== "scan") {
    if (html !== undefined) throw new Error("--html is of scans only");
    publish(report);
    return;
  }
  const { gaps, unknown } = verdictAfter(judgeScan(scanned), report);
  const unseen = missing.map((message) => ({ cloud: report.subject, name: null, message }));
  const verdict = { gaps, unknown: [...unknown, ...unseen] };
  if (html !== undefined) writeReport(html, redact(page(scanned, verdict, new Date())));
  publish(report, {
    text: (judged) => scanText(scanned, verdict, judged),
    json: (judged) => scanJson(scanned, verdict, judged),
  });
}
