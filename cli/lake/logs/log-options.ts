import { type Command, InvalidArgumentError, Option } from "commander";
import { organizationOption } from "../../accounts/organization";
import { type Shard, shardOption } from "../../accounts/shard";
import { accountsOption } from "../../accounts/work";
import { cloudOption, regionOption } from "../../options/regions";
import { momentOption } from "../../options/time";
import { dayMs } from "../spans";

export interface LogOptions {
  readonly cloud?: readonly string[];
  readonly region?: readonly string[];
  readonly engine?: readonly string[];
  readonly instance?: readonly string[];
  readonly since: number;
  readonly until?: number;
  readonly download?: string;
  readonly format: "ndjson" | "csv";
  readonly json?: true;
  readonly stack?: string;
  readonly accounts?: string;
  readonly shard?: Shard;
}

const usualDays = 30;

export function addLogOptions(command: Command): Command {
  return command
    .addOption(cloudOption())
    .addOption(regionOption("the databases of these regions; by default of access-audit:<cloud>.region"))
    .addOption(accountsOption("the accounts to read"))
    .addOption(organizationOption())
    .addOption(shardOption({ together: "all parts may fetch into one folder" }).conflicts("instance"))
    .option("--engine <name...>", "only databases of these services, such as rds")
    .option("--instance <id...>", "only these instances; by default all")
    .addOption(
      new Option("--since <time>", "how long ago, such as 36h or 30d; a day in UTC; or a time with its offset")
        .argParser(momentOption)
        .default(Date.now() - usualDays * dayMs, `${usualDays}d`),
    )
    .addOption(new Option("--until <time>", "in the same forms; by default now").argParser(momentOption))
    .addOption(
      new Option(
        "--download <folder>",
        "also fetch the files that are ready; those that are there already are not fetched again",
      ).argParser((folder: string, before?: string) => {
        if (before === undefined) return folder;
        throw new InvalidArgumentError("Files go into one folder: give --download once.");
      }),
    )
    .addOption(
      new Option("--format <format>", "what goes to the terminal").choices(["ndjson", "csv"]).default("ndjson"),
    )
    .option("--json", "the same as --format ndjson")
    .option("--stack <name>", "take the configuration of this Pulumi stack into account");
}
