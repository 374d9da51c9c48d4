import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { z } from "zod";
import { type Emulator, type GivenCredentials, seed, startEmulator } from "../emulator/index";
import { addCredentialOptions, clientEnvironment, readCredentials } from "./emulate-credentials";
import { readingHelp } from "./report/reading";
import { systemReason } from "./text/given-path";

interface Options {
  readonly port: number;
  readonly state?: string;
  readonly permissions?: string;
  readonly json?: true;
}

const examples = `
Examples:
  $ access-audit emulate                          a free port, generated credentials, state in memory
  $ access-audit emulate --port 7878 --state .emulator/state.json
  $ access-audit emulate --json                   one line of JSON with the URL and the environment to set
  $ access-audit permissions --json > policies.json; access-audit emulate --permissions policies.json
                                                  refuses whatever these policies do not allow
  $ TENCENTCLOUD_SECRET_ID=id TENCENTCLOUD_SECRET_KEY=key access-audit emulate
                                                  accepts the credentials that your clients have already

It listens on 127.0.0.1 only and stops on Ctrl-C or SIGTERM.`;

/** `access-audit emulate`: the clouds' wire protocols on a local port. */
export function emulateCommand(command: Command): Command {
  command
    .option("--port <number>", "port to listen on; 0 takes a free one", parsePort, 0)
    .option("--state <file>", "keep the state in this file and start from it")
    .option("--permissions <file>", "allow only what this output of access-audit permissions --json allows")
    .option("--json", "print one line of JSON when it listens");
  return addCredentialOptions(command)
    .addHelpText("after", `${examples}${readingHelp("emulate", "none")}`)
    .action((options: Options) => emulate(options));
}

async function emulate(options: Options): Promise<void> {
  const given = readCredentials({ ...options }, process.env);
  const stopped = Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  const emulator = await start(options, given);
  console.log(options.json ? jsonLine(emulator, given) : textLines(emulator, given).join("\n"));
  await stopped;
  await emulator.stop();
}

async function start({ port, state, permissions }: Options, credentials: GivenCredentials): Promise<Emulator> {
  const allowed = permissions === undefined ? {} : { permissions: policiesIn(permissions) };
  try {
    return await startEmulator({ port, credentials, ...allowed, ...(state === undefined ? {} : { stateFile: state }) });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
      throw new Error(`port ${port} of 127.0.0.1 is in use; choose another, or 0 for a free one`, { cause: error });
    throw error;
  }
}

const policyFile = z.object({
  clouds: z.array(z.object({ cloud: z.string(), policies: z.array(z.object({ document: z.unknown() })) })),
});

/** The policies of a file, by cloud. */
function policiesIn(file: string): Readonly<Record<string, readonly unknown[]>> {
  const advice = "it must be the output of access-audit permissions --json";
  let parsed: z.output<typeof policyFile>;
  try {
    parsed = policyFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? advice : systemReason(error);
    throw new Error(`could not read the policies of ${file}: ${reason}`, { cause: error });
  }
  return Object.fromEntries(
    parsed.clouds.map(({ cloud, policies }) => [cloud, policies.map(({ document }) => document)]),
  );
}

function parsePort(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return port;
}

/** Credentials that the user gave are known to them already; they must not end up in a log. */
function jsonLine(emulator: Emulator, given: GivenCredentials): string {
  const generated = Object.entries(emulator.credentials).filter(([cloud]) => !(cloud in given));
  return JSON.stringify({
    url: emulator.url,
    credentials: Object.fromEntries(generated),
    environment: clientEnvironment(emulator, given),
  });
}

function textLines(emulator: Emulator, given: GivenCredentials): string[] {
  const { url } = emulator;
  const bucket = `${url}/_emulator/tencent/buckets/${seed.tencent.bucket}`;
  return [
    `The clouds are at ${url} (Ctrl-C stops them). For the shell of your clients:`,
    "",
    ...Object.entries(clientEnvironment(emulator, given)).map(([name, value]) => `export ${name}='${value}'`),
    "",
    "To look at the clouds, and to change them:",
    `  curl ${url}/_emulator/state`,
    `  curl ${url}/_emulator/journal`,
    `  curl ${bucket}`,
    `  curl -X PUT ${bucket} -d '{"accessMonitor":"Disabled"}'`,
    `  curl -X POST ${url}/_emulator/faults -d '{"service":"cos","kind":"throttle","times":2}'`,
    `  curl -X POST ${url}/_emulator/reset`,
    "",
  ];
}
