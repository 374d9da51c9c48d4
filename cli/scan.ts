import { existsSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import pLimit from "p-limit";
import { redact } from "../provider/core/session/redact";
import { organizationOption } from "./accounts/organization";
import { type Shard, shardOption } from "./accounts/shard";
import { markOf, runHelp } from "./accounts/shard-mark";
import { type AccountWork, accountsOption, accountWork, parallelAccounts } from "./accounts/work";
import { terminalAsker } from "./fix/run";
import { fixScan } from "./fix/scan-fix";
import { gateHelp } from "./gate/options";
import { cloudOption, regionOption, regionsOf } from "./options/regions";
import { terminalProgress } from "./progress";
import { addReportOptions, type Publisher } from "./report/formats";
import { readingHelp } from "./report/reading";
import { counted } from "./report/words";
import { usualKeepDays } from "./scan/destinations";
import { importables, importFile, typescriptProgram, yamlProgram } from "./scan/export";
import { page } from "./scan/page";
import { readEarlier } from "./scan/page/trend";
import { scanReport, verdictAfter } from "./scan/report";
import { type ScannedCloud, scanCloud } from "./scan/scan";
import { scanJson, scanText } from "./scan/tell";
import { judgeScan } from "./scan/verdict";
import { shellWord } from "./text/shell-word";
import { writeReport } from "./write-report";

interface Options {
  readonly cloud?: readonly string[];
  readonly region?: readonly string[];
  readonly databases?: true;
  readonly destinations?: true;
  readonly keepDays: number;
  readonly stack?: string;
  readonly accounts?: string;
  readonly shard?: Shard;
  readonly run?: string;
  readonly html?: string;
  readonly earlier?: readonly string[];
  readonly importFile?: string;
  readonly program?: string;
  readonly force?: true;
  readonly fix?: true;
  readonly yes?: true;
}

const help = `
Examples:
  $ access-audit scan                              every cloud that has credentials
  $ access-audit scan --cloud huawei --region cn-north-4 ap-southeast-1
  $ access-audit scan --region huawei/cn-north-4   the other clouds in all their regions
  $ access-audit scan --databases                  also which database instances are audited
  $ access-audit scan --destinations               also whether what is recorded is safe where it is delivered
  $ access-audit scan --html audit.html            one page, which works from the file
  $ access-audit scan --html audit.html --earlier 2026-10.json 2026-11.json
                                                   the page shows how coverage changed since these reports
  $ access-audit scan --fail-on high --output sarif=scan.sarif --output csv=scan.csv
                                                   both files from one run, and text on the terminal
  $ access-audit scan --baseline scan.json         only what an earlier --output json=scan.json does not have counts
  $ access-audit scan --fix                        what to add to a program, or to do in a console, about each finding
  $ access-audit scan --fix --stack prod           repairs by pulumi up what the stack declares, after a question
  $ access-audit scan --import-file import.json --program index.ts
  $ pulumi import --file import.json --generate-code=false; pulumi preview
                                                   everything is under control, as it is, and nothing differs
  $ access-audit scan --accounts accounts.yaml     every account of a file, each with credentials of its own
  $ access-audit scan --accounts accounts.yaml --shard 0/4 --output json=scan-0.json
                                                   a quarter of them; access-audit merge puts the quarters together

Tracks and databases are listed in the regions of --region. Without it, they are listed in the regions of the buckets
and in that of access-audit:<cloud>.region.

The findings unaudited, not-delivering, unaudited-database, destination-missing and destination-public have the severity
high, all others medium.
${gateHelp}
Exit codes: 0 no finding has the severity of --fail-on or a higher one, 7 some have, 1 an error, such as a bucket that
could not be read.`;

/** `access-audit scan`: what exists on the clouds, and what of it nobody watches. */
export function scanCommand(command: Command): Command {
  command
    .addOption(cloudOption())
    .addOption(regionOption("only buckets and tracks of these regions"))
    .option("--databases", "also the database instances of the regions, and whether each is audited")
    .option(
      "--destinations",
      "also check the buckets that records are delivered to: they exist, are private, encrypted, and keep records",
    )
    .addOption(
      new Option("--keep-days <number>", "days for which these buckets must keep records")
        .argParser(dayCount)
        .default(usualKeepDays),
    )
    .option("--stack <name>", "take the configuration of this Pulumi stack into account")
    .addOption(accountsOption("the accounts to look at"))
    .addOption(organizationOption())
    .addOption(shardOption())
    .option("--run <name>", runHelp)
    .option("--html <file>", "write a page that needs nothing else")
    .option("--earlier <files...>", "with --html: earlier reports in JSON, the oldest first; the page shows the trend")
    .option("--import-file <file>", "write what pulumi import --file takes")
    .addOption(
      new Option("--program <file>", "write a program of what was found: .ts, or a Pulumi.yaml").argParser(programFile),
    )
    .option(
      "--fix",
      "say what to do about each finding; with --stack, repair by pulumi up what it declares, after a question",
    )
    .option("--yes", "with --fix and --stack: do not ask; what weakens auditing is still not run")
    .option("--force", "write the import file and the program over files that exist");
  const publisher = addReportOptions(command);
  return command.addHelpText("after", `${help}${readingHelp("scan", "findings")}`).action((options: Options) => {
    if (!options.destinations && command.getOptionValueSource("keepDays") === "cli")
      throw new Error("--keep-days is for the buckets of --destinations");
    return scan(options, publisher());
  });
}

function dayCount(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number of days.");
}

function programFile(file: string): string {
  if (/\.(ts|yaml|yml)$/.test(file)) return file;
  throw new InvalidArgumentError("It must end with .ts, .yaml or .yml.");
}

async function scan(options: Options, { judge, publish }: Publisher): Promise<void> {
  const { cloud: names, region: regions, stack, accounts, shard } = options;
  for (const file of [options.importFile, options.program])
    if (file !== undefined && !options.force && existsSync(file))
      throw new Error(`${file} exists already and was not changed. Give --force to overwrite it`);
  if (options.fix && (accounts ?? shard) !== undefined) throw new Error("--fix is for one account and its whole work");
  if (options.yes && !(options.fix && stack !== undefined)) throw new Error("--yes is for --fix with --stack");
  if (accounts !== undefined && (options.importFile ?? options.program) !== undefined)
    throw new Error("what --import-file and --program write is of one account, and --accounts names several");
  const earlier = readEarlier(options);
  const { work, all } = await accountWork({ accounts, clouds: names, stack, shard });
  const also = {
    databases: options.databases ?? false,
    ...(options.destinations ? { destinations: { keepDays: options.keepDays } } : {}),
  };
  const progress = terminalProgress();
  const scanOne = ({ cloud, account, session }: AccountWork) => {
    const named = regionsOf(cloud.name, regions);
    const own = account?.regions?.filter((region) => named?.includes(region) ?? true);
    const required = names !== undefined || account !== undefined;
    const wanted = { regions: own ?? named, required, ...also, account: account?.name };
    return scanCloud(cloud, session, wanted, progress);
  };
  let scanned: readonly ScannedCloud[];
  try {
    scanned = await pLimit(parallelAccounts).map(work, scanOne);
  } finally {
    progress.stop();
  }
  if (work.length > 0 && scanned.every(({ skipped }) => skipped !== undefined))
    throw new Error("no cloud has credentials. Run access-audit whoami to see which places were searched");
  const found = judgeScan(scanned);
  const scope = {
    databases: also.databases,
    destinations: options.destinations ?? false,
    regionsOf: (cloud: string, name: string | undefined) =>
      work.find(({ account }) => account?.name === name)?.account?.regions ?? regionsOf(cloud, regions),
  };
  const shared = { all, names, regions, ...also };
  const mark = markOf(shard, { run: options.run, work: shared });
  const time = new Date();
  const report = judge({ ...scanReport(scanned, found, scope), ...mark, time: time.toISOString() });
  const verdict = verdictAfter(found, report);
  if (
    options.fix &&
    (await fixScan(stack, scanned, verdict, terminalAsker(options.yes === true), terminalProgress()))
  ) {
    const { fix: _, yes: __, ...again } = options;
    return await scan(again, { judge, publish });
  }
  write(options.html, () => page(scanned, verdict, time, earlier));
  const imported = importables(scanned);
  write(options.importFile, () => importFile(imported));
  write(options.program, (file) => (file.endsWith(".ts") ? typescriptProgram(imported) : yamlProgram(imported)));
  tellFiles(options, counted(imported.length, "resource"));
  publish(report, {
    text: (judged) => scanText(scanned, verdict, judged),
    json: (judged) => scanJson(scanned, verdict, judged),
  });
}

/** On the other stream, so that a report on the terminal stays as it is. */
function tellFiles({ importFile: list, program: code }: Options, resources: string): void {
  if (code !== undefined) console.error(`wrote a program of ${resources} to ${code}`);
  if (list === undefined) return;
  console.error(`wrote ${resources} to ${list}; import them with this command:`);
  console.error(`  pulumi import --file ${shellWord(list)} --generate-code=false --protect=false`);
}

function write(file: string | undefined, text: (file: string) => string): void {
  if (file === undefined) return;
  writeReport(file, redact(text(file)));
}
