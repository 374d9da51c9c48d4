import { type Command, Option } from "commander";
import { kindNames, sourceNames } from "../provider/kinds";
import { cloudOption, cloudsOf } from "./options/regions";
import { needsOf, type Purpose, purposeNames, purposes } from "./permissions/purposes";
import { grantOf, grantsJson, grantText } from "./permissions/tell";
import { readingHelp } from "./report/reading";

interface Options {
  readonly cloud?: readonly string[];
  readonly for: readonly Purpose[];
  readonly only?: readonly string[];
  readonly json?: true;
}

const help = `
Examples:
  $ access-audit permissions                                  each cloud, for everything about resources
  $ access-audit permissions --cloud huawei --for drift events
                                                              for a pipeline that runs drift --explain
  $ access-audit permissions --cloud tencent --only BucketAccessMonitor AuditTrack
  $ access-audit permissions --for scan --json > policies.json; access-audit emulate --permissions policies.json
                                                              an emulator that refuses everything else

What --for takes:
${purposeNames.map((name) => `  ${name.padEnd(11)}${purposes[name]}`).join("\n")}

The policies allow the actions on all resources of the account. Narrow them to your buckets, trails and instances where
the cloud can. The actions are those of the vendors' pages. docs/guide/limits.md of this package names those that no
page confirms. Taking on a role needs a permission of its own. The command reads no credentials and makes no call.

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
    .option("--json", "print one line of JSON")
    .addHelpText("after", `${help}${readingHelp("permissions", "none")}`)
    .action((options: Options) => tell(options));
}

function tell({ cloud: names, for: asked, only, json }: Options): void {
  const grants = cloudsOf(names).map((cloud) =>
    grantOf(
      cloud,
      asked.flatMap((purpose) => needsOf(cloud, purpose, only)),
    ),
  );
  console.log(json ? grantsJson(grants, asked) : grants.map((grant) => grantText(grant, asked)).join("\n\n"));
}
