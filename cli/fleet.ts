import { type Command, Option } from "commander";
import { type Fleet, fleetsOf, singleKinds } from "./fleet/fleets";
import { fleetJson, fleetProgram, fleetYaml } from "./fleet/program";
import { exitCodes } from "./report/report";
import { managedResources } from "./stack/state";
import { failPlainly, openStack } from "./stack/workspace";

interface Options {
  readonly fromStack: string | true;
  readonly cwd: string;
  readonly format: keyof typeof formats;
}

const formats: Readonly<Record<"typescript" | "yaml" | "json", (fleets: readonly Fleet[]) => string>> = {
  typescript: fleetProgram,
  yaml: fleetYaml,
  json: fleetJson,
};

const help = `
Examples:
  $ access-audit fleet --from-stack                      the selected stack of this folder
  $ access-audit fleet --from-stack prod --format json   for programs in any language

It prints a BucketAccessMonitors for each cloud, provider and onDelete of the BucketAccessMonitor resources, and a
BucketAccessLogs for those of the BucketAccessLog resources. Their formerStatuses and formerLogs are what the buckets
had before. Replace the single resources in the program by them. One pulumi up then moves the stack, and writes nothing
to the clouds. Remove formerStatuses and formerLogs afterwards. The command reads the state of the stack. It writes
neither the state nor a cloud.

Exit codes: 0 there is a fleet, 7 the stack has no resource that could be in one, 1 an error.`;

/** `access-audit fleet`: the fleets that the resources of a stack could become. */
export function fleetCommand(command: Command): Command {
  return command
    .requiredOption("--from-stack [name]", "the stack; by default the one that is selected")
    .option("--cwd <folder>", "the folder of the Pulumi project", ".")
    .addOption(new Option("--format <name>", "what is printed").choices(Object.keys(formats)).default("typescript"))
    .addHelpText("after", help)
    .action(async ({ fromStack, cwd, format }: Options) => {
      const open = await openStack(cwd, fromStack === true ? undefined : fromStack);
      const resources = managedResources(await open.stack.exportStack().catch(failPlainly), open.folder);
      const { fleets, leftOut } = fleetsOf(resources);
      for (const text of leftOut) console.error(text);
      if (fleets.length > 0) return void process.stdout.write(formats[format](fleets));
      console.error(`${open.name} has no ${singleKinds.join(" and no ")} that could be in a fleet`);
      process.exitCode = exitCodes.found;
    });
}
