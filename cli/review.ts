import { type Command, Option } from "commander";
import { gateHelp } from "./gate/options";
import { addReportOptions } from "./report/formats";
import { readingHelp } from "./report/reading";
import { inOrder, noStack, type Report } from "./report/report";
import { changesOf } from "./review/changes";
import { judgePreview } from "./review/findings";
import { bucketByBucket } from "./review/fleets";
import { massRemoval, type RemovalLimits, removalsHelp, removalsOption, usualLimits } from "./review/mass-removal";
import { type Preview, readPreview, runPreview } from "./review/preview";

interface Options {
  readonly preview?: string;
  readonly stack?: string;
  readonly cwd: string;
  readonly maxRemovals?: RemovalLimits;
}

const help = `
Examples:
  $ access-audit review                                  runs pulumi preview --json and judges what it would change
  $ pulumi preview --json --show-sames > preview.json; access-audit review --preview preview.json
  $ access-audit review --max-removals 20 --max-removals 10%
  $ access-audit review --output markdown=review.md
                                                         for the comment of a pull request

It compares the state with the preview. It reports what is switched off, narrowed, delivered elsewhere or nowhere, kept
for a shorter time, deleted, replaced with a gap, or removed in large numbers. Another value that weakens nothing, such
as a prefix, has the severity low. A change that strengthens auditing is not reported. A resource that only has another
name in the program is reported as renamed.
${removalsHelp}
${gateHelp}
Exit codes: 0 no finding has the severity of --fail-on or a higher one, 7 some have, 1 an error, such as a preview that
failed.`;

/** `access-audit review`: which changes of a preview weaken auditing. */
export function reviewCommand(command: Command): Command {
  command
    .addOption(
      new Option(
        "--preview <file>",
        "the output of pulumi preview --json, or - for the standard input; otherwise one is run",
      ).conflicts("stack"),
    )
    .option("--stack <name>", "the stack to preview; by default the one that is selected")
    .option("--cwd <folder>", "the folder of the Pulumi project", ".")
    .addOption(removalsOption);
  const publisher = addReportOptions(command);
  return command
    .addHelpText("after", `${help}${readingHelp("review", "findings")}`)
    .action(async ({ preview, stack, cwd, maxRemovals }: Options) => {
      const { judge, publish } = publisher();
      const judged = preview === undefined ? await runPreview(cwd, stack) : readPreview(preview);
      publish(judge(reportOf(judged, cwd, maxRemovals ?? usualLimits)));
    });
}

function reportOf({ steps, unshown, errors }: Preview, folder: string, limits: RemovalLimits): Report {
  const stack = /^urn:pulumi:(.*?)::/.exec(steps[0]?.urn ?? "")?.[1] ?? noStack;
  const changes = changesOf(steps).flatMap(bucketByBucket);
  return {
    command: "review",
    subject: stack,
    labels: ["before", "after"],
    resources: inOrder([...judgePreview(changes, folder), ...massRemoval(changes, unshown, limits)]),
    errors,
  };
}
