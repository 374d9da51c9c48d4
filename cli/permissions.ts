import { type Command, Option } from "commander";
import { kindNames, sourceNames } from "../provider/kinds";
import { cloudOption, cloudsOf } from "./options/regions";
import { needsOf, type Purpose, purposeNames, purposes } from "./permissions/purposes";
import { grantOf, grantsJson, grantText } from "./permissions/tell";
import { readingHelp } from "./report/reading";
import { managedResources } from "./stack/state";
import { failPlainly, openStack } from "./stack/workspace";

interface Options {
  readonly cloud?: readonly string[];
  readonly for: readonly Purpose[];
  readonly only?: readonly string[];
  readonly stack?: string | true;
  readonly cwd: string;
  readonly json?: true;
}

const help = `
Examples:
  $ access-audit permissions                                  each cloud, for everything about resources
  $ access-audit permissions --cloud huawei --for drift events
                                                              for a pipeline that runs drift --explain
  $ access-audit permissions --cloud tencent --only BucketAccessMonitor AuditTrack
  $ access-audit permissions --stack prod --for drift        what a stack has, on the clouds that it has it on
  $ access-audit permissions --for scan --json > policies.json; access-audit emulate --permissions policies.json
                                                              an emulator that refuses everything else

What --for takes:
${purposeNames.map((name) => `  ${name.padEnd(14)}${purposes[name]}`).join("\n")}

The policies allow the actions on all resources of the account. Narrow them to your buckets, trails and instances where
the cloud can. The actions are those of the vendors' pages. docs/guide/limits.md of this package names those that no
page confirms. Assuming a role needs a permission of its own. The command reads no credentials and calls no cloud.

--stack reads the state of the stack, so it knows the resources of the last pulumi up. It narrows up and drift. Data
sources are not in a state: name those of the program with --only.

Exit codes: 0, or 1 an error.`;

/** `access-audit permissions`: the least that each cloud has to allow, as a policy of its own. */
export function permissionsCommand(command: Command): Command {
  return command
    .addOption(cloudOption())
    .addOption(
      new Option("--for <purpose...>", "what is done with them").choices([...purposeNames]).default(["up"], "up"),
    )
    .addOption(
      new Option("--only <name...>", "only these resources and data sources").choices([...kindNames, ...sourceNames]),
    )
    .option("--stack [name]", "only what this stack has; without a name the stack that is selected")
    .option("--cwd <folder>", "the folder of the Pulumi project", ".")
    .option("--json", "print one line of JSON")
    .addHelpText("after", `${help}${readingHelp("permissions", "none")}`)
    .action((options: Options) => tell(options));
}

async function tell({ cloud: names, for: asked, only, stack, cwd, json }: Options): Promise<void> {
  const found = stack === undefined ? undefined : await kindsOf(stack === true ? undefined : stack, cwd);
  const asks = cloudsOf(names).filter(({ name }) => found === undefined || found.has(name));
  const grants = asks.map((cloud) => {
    const own = found && [...(found.get(cloud.name) ?? []), ...(only ?? [])];
    const needs = asked.flatMap((purpose) =>
      needsOf(cloud, purpose, ofResources.includes(purpose) ? (own ?? only) : only),
    );
    return grantOf(cloud, needs);
  });
  console.log(json ? grantsJson(grants, asked) : grants.map((grant) => grantText(grant, asked)).join("\n\n"));
}

/** The purposes that are about resources of a stack. */
const ofResources: readonly Purpose[] = ["up", "drift"];

/** The kinds of the resources of a stack, by cloud. */
async function kindsOf(name: string | undefined, folder: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const open = await openStack(folder, name);
  const resources = managedResources(await open.stack.exportStack().catch(failPlainly), open.folder);
  const found = new Map<string, Set<string>>();
  for (const { cloud, kind } of resources) found.set(cloud, (found.get(cloud) ?? new Set()).add(kind));
  if (found.size > 0) return found;
  throw new Error(
    `the stack ${open.name} has no resource of this package yet. Name what the program has with --cloud and --only`,
  );
}
