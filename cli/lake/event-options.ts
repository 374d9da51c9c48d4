import { type Command, InvalidArgumentError, Option } from "commander";
import { organizationOption } from "../accounts/organization";
import { type Shard, shardOption } from "../accounts/shard";
import { accountsOption } from "../accounts/work";
import { cloudOption, regionOption } from "../options/regions";
import { durationOption, momentOption } from "../options/time";
import { checkFile, checkFolder } from "../text/given-path";
import { type Output, outputOf, type TextFormatName, textFormats } from "./output/formats";
import type { EventFilter } from "./rows";
import { dayMs } from "./spans";
import { usualAccount } from "./targets";

export interface EventOptions extends EventFilter {
  readonly cloud?: readonly string[];
  readonly region?: readonly string[];
  readonly account: string;
  readonly accounts?: string;
  readonly shard?: Shard;
  readonly since: number;
  readonly until?: number;
  readonly follow?: true;
  readonly interval: number;
  readonly format?: TextFormatName;
  readonly output?: Output;
  readonly json?: true;
  readonly stack?: string;
}

export function addEventOptions(command: Command): Command {
  const formats = Object.keys(textFormats);
  return command
    .addOption(cloudOption())
    .addOption(regionOption("the events of these regions; by default of access-audit:<cloud>.region"))
    .addOption(
      new Option("--account <name>", "what the account is called where a dataset has several")
        .argParser(accountName)
        .default(usualAccount)
        .conflicts("accounts"),
    )
    .addOption(accountsOption("the accounts to read"))
    .addOption(organizationOption())
    .addOption(shardOption({ together: "all parts may write one dataset" }))
    .addOption(
      new Option("--since <time>", "how long ago, such as 36h or 30d; a day in UTC; or a time with its offset")
        .argParser(momentOption)
        .default(Date.now() - dayMs, "24h"),
    )
    .addOption(new Option("--until <time>", "in the same forms; by default now").argParser(momentOption))
    .option("--follow", "go on with what happens, until it is stopped")
    .addOption(
      new Option("--interval <time>", "with --follow: how long to wait before each look")
        .argParser(durationOption)
        .default(60_000, "60s"),
    )
    .option("--event <name...>", "only these operations, such as `StopLogging`; all filters must hold")
    .option("--source <name...>", "only calls of these services, as the vendor names them")
    .option("--actor <name...>", "only what these users or roles did")
    .option("--access-key <id...>", "only calls that these keys signed")
    .option("--address <address...>", "only calls from these addresses")
    .option("--resource <name...>", "only what touched these resources")
    .option("--failed", "only calls that failed")
    .addOption(new Option("--format <format>", "what goes to the terminal; ndjson by default").choices(formats))
    .addOption(
      new Option("--output <format=place>", "a place for the rows in place of the terminal").argParser(parseOutput),
    )
    .option("--json", "the same as --format ndjson")
    .option("--stack <name>", "take the configuration of this Pulumi stack into account");
}

function parseOutput(given: string, before?: Output): Output {
  if (before !== undefined) throw new InvalidArgumentError("Rows go to one place: give --output once.");
  const output = outputOf(given);
  if (typeof output === "string") throw new InvalidArgumentError(output);
  return output;
}

/** It is a part of the names of files. */
function accountName(given: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(given)) return given;
  throw new InvalidArgumentError("It must be letters, digits, _ and -, at most 64.");
}

/** Where the rows go. */
export function destinationOf({ format, output, json, follow }: EventOptions): Output {
  const named = format ?? (json ? "ndjson" : undefined);
  if (output === undefined) return { format: named ?? "ndjson", file: undefined };
  if (named !== undefined) throw new Error("--format and --json are for the terminal; --output says its own format");
  if (follow && output.format !== "parquet" && output.file !== undefined)
    throw new Error("with --follow a file would never be whole: write a dataset, or to the terminal");
  return output;
}

/** Refuses a place in which nothing can be written, before any call. */
export function checkDestination(output: Output): void {
  if (output.format === "parquet") checkFolder(`--output parquet=${output.folder}`, output.folder);
  else if (output.file !== undefined) checkFile(`--output ${output.format}=${output.file}`, output.file);
}

export function filterOf(options: EventOptions): EventFilter {
  const { event, source, actor, accessKey, address, resource, failed } = options;
  const given = { event, source, actor, accessKey, address, resource, failed };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
