import type { Command } from "commander";
import { Operation } from "../provider/core/session/operation";
import { sharedTokens } from "../provider/core/session/rate-tokens";
import { redact } from "../provider/core/session/redact";
import { Session } from "../provider/core/session/session";
import { findResource } from "../provider/registry";
import { explain } from "./drift/explain";
import { judgeDrift } from "./drift/findings";
import { gateHelp } from "./gate/options";
import { terminalProgress } from "./progress";
import { addReportOptions } from "./report/formats";
import { readingHelp } from "./report/reading";
import { inOrder, type Report } from "./report/report";
import { planOf, refreshPreview } from "./stack/refresh";
import { type ManagedResource, managedResources } from "./stack/state";
import { successionsOf } from "./stack/successions";
import { failPlainly, type OpenStack, openStack } from "./stack/workspace";
import { stackSettings } from "./stack-configuration";

interface Options {
  readonly stack?: string;
  readonly cwd: string;
  readonly explain?: true;
}

const help = `
Examples:
  $ access-audit drift                                   the selected stack of this folder
  $ access-audit drift --stack prod --fail-on high       a low drift is told, but ends with 0
  $ access-audit drift --output sarif=drift.sarif --output junit=drift.xml
                                                         both files from one run, and text on the terminal
  $ access-audit drift --explain                         who changed it, by the cloud's own audit events

It reads the resources of this package in the stack, and never writes the state nor a cloud. What the option
ignoreChanges covers is told as suppressed.
${gateHelp}
Exit codes: 0 no drift of --fail-on or graver, 7 drift, 1 an error: also when a single resource could not be read.`;

/** `access-audit drift`: what differs between the stack and the clouds, property by property. */
export function driftCommand(command: Command): Command {
  command
    .option("--stack <name>", "the stack; by default the one that is selected")
    .option("--cwd <folder>", "the folder of the Pulumi project", ".")
    .option("--explain", "ask the clouds' audit events who changed it, and when");
  const publisher = addReportOptions(command);
  return command.addHelpText("after", `${help}${readingHelp("drift", "findings")}`).action(async (options: Options) => {
    const { judge, publish } = publisher();
    publish(judge(await drift(options)));
  });
}

async function drift({ cwd, stack, explain: wanted }: Options): Promise<Report> {
  const progress = terminalProgress();
  try {
    const open = await openStack(cwd, stack);
    const resources = managedResources(await open.stack.exportStack().catch(failPlainly), open.folder);
    const refreshed = await refreshPreview(open, resources, progress.begin("resources read", resources.length));
    const openSession = sharedSession(open);
    const readLive = async ({ kind, cloud, id, inputs }: ManagedResource) => {
      const session = await openSession();
      return (await findResource(kind, cloud).read(new Operation(session), id, inputs))?.inputs;
    };
    const context = { refreshed, successions: successionsOf(planOf(refreshed)), stack: open.name, readLive };
    const examined = await Promise.all(resources.map((resource) => judgeDrift(resource, context)));
    return {
      command: "drift",
      subject: open.name,
      labels: ["declared", "live"],
      resources: inOrder(wanted ? await explain(openSession, resources, examined, progress) : examined),
      errors: refreshed.errors.map(redact),
    };
  } finally {
    progress.stop();
  }
}

/** One session with the stack's configuration, opened when something has to be asked of a cloud directly. */
function sharedSession({ name, folder }: OpenStack): () => Promise<Session> {
  let session: Promise<Session> | undefined;
  return () => {
    session ??= stackSettings(name, folder).then((settings) => new Session(settings, { tokens: sharedTokens() }));
    return session;
  };
}
