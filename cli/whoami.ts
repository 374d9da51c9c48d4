import type { Command } from "commander";
import { NoCredentials } from "../provider/core/credentials/credentials";
import type { Identification } from "../provider/core/credentials/expiring-credentials";
import { reasonOf } from "../provider/core/session/errors";
import { harmless, outward } from "../provider/core/session/foreign-text";
import { sharedTokens } from "../provider/core/session/rate-tokens";
import { redact } from "../provider/core/session/redact";
import { Session } from "../provider/core/session/session";
import type { Cloud } from "../provider/kinds/cloud";
import { cloudOption, cloudsOf } from "./options/regions";
import { jsonText } from "./report/json-text";
import { readingHelp } from "./report/reading";
import { wrapped } from "./report/wrapped";
import { stackSettings } from "./stack-configuration";

interface Options {
  readonly cloud?: readonly string[];
  readonly stack?: string;
  readonly json?: true;
}

/** What is known of one cloud: its credentials, that there are none, or why they cannot be had. */
interface Report {
  readonly cloud: string;
  readonly title: string;
  readonly found?: Omit<Identification, "passed">;
  readonly error?: string;
  readonly passed: Identification["passed"];
}

const examples = `
Examples:
  $ access-audit whoami                           every cloud, from the environment and the profile files
  $ access-audit whoami --cloud tencent alibaba   fails unless both have credentials
  $ access-audit whoami --stack dev               also the configuration of the stack, run in the project's folder
  $ access-audit whoami --json

Exit codes: 0 credentials were found (with --cloud: for each of these clouds), 1 they were not, or could not be had.
Secrets are never printed, and key ids only in part.`;

/** `access-audit whoami`: which credentials would be used, from where, and what was looked at before. */
export function whoamiCommand(command: Command): Command {
  return command
    .addOption(cloudOption())
    .option("--stack <name>", "take the configuration of this Pulumi stack into account")
    .option("--json", "print one line of JSON")
    .addHelpText("after", `${examples}${readingHelp("whoami", "none")}`)
    .action((options: Options) => whoami(options));
}

async function whoami({ cloud: names, stack, json }: Options): Promise<void> {
  const session = new Session(await stackSettings(stack), {
    warn: (text) => console.error(wrapped(outward(text))),
    tokens: sharedTokens(),
  });
  const asked = cloudsOf(names);
  const reports = await Promise.all(asked.map((cloud) => reportOn(cloud, session)));
  console.log(
    redact(json ? jsonLine(reports) : reports.map((report) => wrapped(textLines(report).join("\n"))).join("\n\n")),
  );
  const missing = reports.filter(({ found }) => found === undefined);
  const failed = reports.some(({ error }) => error !== undefined);
  if (failed || missing.length === reports.length || (names !== undefined && missing.length > 0)) process.exitCode = 1;
}

async function reportOn({ name: cloud, title, identify }: Cloud, session: Session): Promise<Report> {
  try {
    const { passed, ...found } = await identify(session);
    return { cloud, title, found, passed };
  } catch (error) {
    if (error instanceof NoCredentials) return { cloud, title, passed: error.passed };
    return { cloud, title, error: reasonOf(error), passed: [] };
  }
}

function textLines({ cloud, title, found, error, passed }: Report): string[] {
  const head = found ? `${found.credentials}, from ${found.place}` : (error ?? "no credentials found");
  return [
    ...`${title} (${cloud}): ${head}`.split("\n"),
    ...(found?.identity ? [`  as ${found.identity}`] : []),
    ...(found?.expiresAt ? [`  until ${found.expiresAt.toISOString()}, renewed before`] : []),
    ...(passed.length > 0
      ? ["  skipped places:", ...passed.map(({ place, reason }) => `    - ${place}: ${reason}`)]
      : []),
    ...(found || error ? [] : ["  next: set one of them, or name the stack that has them with --stack"]),
  ].map(harmless);
}

/** Every cloud has the same members; what does not apply is null. */
function jsonLine(reports: readonly Report[]): string {
  const rows = reports.map(({ cloud, title, found, error, passed }) => ({
    cloud,
    title,
    found: found !== undefined,
    credentials: found?.credentials ?? null,
    place: found?.place ?? null,
    identity: found?.identity ?? null,
    expiresAt: found?.expiresAt?.toISOString() ?? null,
    error: error ?? null,
    passed,
  }));
  return jsonText({ clouds: rows });
}
