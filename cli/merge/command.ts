import type { Command } from "commander";
import { redact } from "../../provider/core/session/redact";
import { addReportOptions, type Publisher } from "../report/formats";
import { page } from "../scan/page";
import { readEarlier } from "../scan/page/trend";
import { verdictAfter } from "../scan/report";
import { scanJson, scanText } from "../scan/tell";
import { judgeScan } from "../scan/verdict";
import { writeReport } from "../write-report";
import { mergeParts } from "./merge";
import { readPart } from "./read-part";

interface Options {
  readonly html?: string;
  readonly earlier?: readonly string[];
}

const help = `
Examples:
  $ access-audit merge scan-*.json                              the parts of a scan with --shard, as one
  $ access-audit merge drift-*.json --output sarif=drift.sarif --output json=drift.json
  $ access-audit merge scan-*.json --html audit.html

It takes what --output json=FILE of drift, review or scan wrote: all parts of one run with --shard, or whole reports
about different stacks or accounts. The merged report is what one run would have written. A missing part is reported as
an error; the findings of the other parts are still reported. A part that is given twice, parts of different runs, and
reports with the same thing twice are refused.

Exit codes: 0 no finding has the severity of --fail-on or a higher one, 7 some have, 1 an error, such as a missing part.`;

/** `access-audit merge`: one report out of many. */
export function mergeCommand(command: Command): Command {
  command
    .argument("<files...>", "reports in JSON of one command")
    .option("--html <file>", "of scans: write a page that needs nothing else")
    .option("--earlier <files...>", "with --html: earlier reports in JSON, the oldest first; the page shows the trend");
  const publisher = addReportOptions(command, { gate: false, json: false });
  return command
    .addHelpText("after", help)
    .action((files: readonly string[], options: Options) => merge(files, options, publisher()));
}

function merge(files: readonly string[], options: Options, { publish }: Publisher): void {
  const { html } = options;
  const earlier = readEarlier(options);
  const { report, scanned, missing } = mergeParts(files.map(readPart));
  if (report.command !== "scan") {
    if (html !== undefined) throw new Error("--html is of scans only");
    publish(report);
    return;
  }
  const { gaps, unknown } = verdictAfter(judgeScan(scanned), report);
  const unseen = missing.map((message) => ({ cloud: report.subject, name: null, message }));
  const verdict = { gaps, unknown: [...unknown, ...unseen] };
  const time = report.time === undefined ? new Date() : new Date(report.time);
  if (html !== undefined) writeReport(html, redact(page(scanned, verdict, time, earlier)));
  publish(report, {
    text: (judged) => scanText(scanned, verdict, judged),
    json: (judged) => scanJson(scanned, verdict, judged),
  });
}
