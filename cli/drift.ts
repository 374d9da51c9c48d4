import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Shard, shardOption } from "./accounts/shard";
import { runHelp } from "./accounts/shard-mark";
import { driftOfAllStacks, type Timeout } from "./drift/all-stacks";
import { driftOfStack } from "./drift/stack";
import { planOf } from "./fix/plan";
import { repair, terminalAsker } from "./fix/run";
import { gateHelp } from "./gate/options";
import { durationOption } from "./options/time";
import { terminalProgress } from "./progress";
import { addReportOptions } from "./report/formats";
import { readingHelp } from "./report/reading";
import { inOrder, type Report } from "./report/report";
import { openStack } from "./stack/workspace";
import { addWebhookOptions, webhookHelp } from "./webhook/options";

interface Options {
  readonly stack?: string;
  readonly cwd: string;
  readonly explain?: true;
  readonly allStacks?: true;
  readonly accounts?: string;
  readonly shard?: Shard;
  readonly run?: string;
  readonly parallel?: number;
  readonly stackTimeout?: Timeout;
  readonly fix?: true;
  readonly yes?: true;
}

const help = `
Examples:
  $ access-audit drift                                   the selected stack of this folder
  $ access-audit drift --stack prod --fail-on high       a low drift is reported, but the exit code is 0
  $ access-audit drift --output sarif=drift.sarif --output junit=drift.xml
                                                         both files from one run, and text on the terminal
  $ access-audit drift --explain                         who changed it, by the cloud's own audit events
  $ access-audit drift --state drift-state.json --webhook https://example.com/drift
                                                         send what changed since the last run; nothing if nothing did
  $ access-audit drift --all-stacks --accounts accounts.yaml
                                                         every stack of the project, each with its account's credentials
  $ access-audit drift --all-stacks --shard 0/4 --output json=drift-0.json
                                                         a quarter; access-audit merge puts the quarters together

  $ access-audit drift --fix                             repairs by pulumi up, after a question, and looks again
  $ access-audit drift --fix --yes                       the same without a question, but never what weakens auditing

It reads the resources of this package in the stack. Without --fix it writes neither the state nor a cloud. What the
resource option ignoreChanges covers is reported as suppressed.
${gateHelp}${webhookHelp}
Exit codes: 0 no drift has the severity of --fail-on or a higher one, 7 some has, 1 an error, such as a resource that
could not be read, 8 as 0, but what changed could not be sent.`;

/** `access-audit drift`: what differs between the stack and the clouds, property by property. */
export function driftCommand(command: Command): Command {
  command
    .option("--stack <name>", "the stack; by default the one that is selected")
    .option("--cwd <folder>", "the folder of the Pulumi project", ".")
    .option("--explain", "ask the clouds' audit events who changed it, and when")
    .option("--all-stacks", "every stack of the project, in one report")
    .addOption(
      new Option(
        "--parallel <count>",
        "with --all-stacks: how many stacks are read at the same time, by default one for each core",
      ).argParser(parseCount),
    )
    .addOption(
      new Option(
        "--stack-timeout <time>",
        "with --all-stacks: how long one stack may take, such as 10m; one that takes longer is an error",
      ).argParser((text): Timeout => ({ ms: durationOption(text), text })),
    )
    .option(
      "--accounts <file>",
      "with --all-stacks: whose credentials each stack is read with; docs/guide/many-accounts.md",
    )
    .addOption(shardOption({ of: "with --all-stacks: " }))
    .option("--run <name>", runHelp)
    .option("--fix", "ask, then repair the findings by pulumi up; the report shows what is left")
    .option("--yes", "with --fix: do not ask; what weakens auditing is still not run");
  const openWebhook = addWebhookOptions(command);
  const publisher = addReportOptions(command);
  return command.addHelpText("after", `${help}${readingHelp("drift", "findings")}`).action(async (options: Options) => {
    const announce = openWebhook();
    const { judge, publish } = publisher();
    const report = judge(await drift(options));
    const last = options.fix && (await fixed(report, options)) ? judge(await drift(options)) : report;
    publish(last);
    await announce(last);
  });
}

/** Whether anything was repaired. */
async function fixed(report: Report, { cwd, stack, yes }: Options): Promise<boolean> {
  if (report.errors.length > 0)
    throw new Error(`nothing is repaired, because not everything could be read: ${report.errors.join("; ")}`);
  const open = await openStack(cwd, stack);
  return await repair(open.name, open.folder, await planOf(open, report.resources), terminalAsker(yes === true));
}

async function drift({ cwd, stack, explain: asked, ...options }: Options): Promise<Report> {
  const { allStacks, accounts, shard, run, parallel = availableParallelism(), stackTimeout: timeout } = options;
  const explain = asked ?? false;
  if (allStacks && stack !== undefined) throw new Error("--stack and --all-stacks do not go together");
  if (options.fix && allStacks) throw new Error("--fix is for one stack");
  if (options.yes && !options.fix) throw new Error("--yes is for --fix");
  const only = { "--accounts": accounts, "--shard": shard, "--stack-timeout": timeout };
  for (const [option, value] of Object.entries(only))
    if (value !== undefined && !allStacks) throw new Error(`${option} is for --all-stacks`);
  const progress = terminalProgress();
  try {
    if (allStacks) return await driftOfAllStacks({ cwd, explain, accounts, shard, run, parallel, timeout }, progress);
    const open = await openStack(cwd, stack);
    const { resources, errors } = await driftOfStack(open, { explain, progress });
    return {
      command: "drift",
      subject: open.name,
      labels: ["declared", "live"],
      resources: inOrder(resources),
      errors,
    };
  } finally {
    progress.stop();
  }
}

function parseCount(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= 64) return count;
  throw new InvalidArgumentError("It must be a number from 1 to 64.");
}
