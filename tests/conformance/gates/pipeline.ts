import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clientEnvironment } from "../../../cli/emulate-credentials";
import { type Emulator, startEmulator } from "../../../emulator/index";
import { inProject, projectCache } from "../../../tools/setup/project.mjs";

/** What a command of the built package said. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  /** Waits until it has printed this text. */
  printed(text: string): Promise<void>;
  stop(signal: NodeJS.Signals): Promise<Outcome>;
}

/** A job of a pipeline: an empty folder, clouds, and the command line as it is installed. */
export interface Pipeline {
  readonly emulator: Emulator;
  run(...args: string[]): Promise<Outcome>;
  /** Begins a command that does not end by itself. */
  start(...args: string[]): Running;
  /** With further variables. */
  runWith(variables: Readonly<Record<string, string>>, ...args: string[]): Promise<Outcome>;
  /** Where a file of this name is. */
  at(name: string): string;
  write(name: string, text: string): void;
  /** Adds to a file, which may be in a folder that is not there yet. */
  add(name: string, text: string): void;
  read(name: string): string;
  has(name: string): boolean;
  remove(name: string): void;
  close(): Promise<void>;
}

export async function openPipeline(): Promise<Pipeline> {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-gates-"));
  const emulator = await startEmulator();
  // Each command loads the same packages.
  const compiled = { NODE_COMPILE_CACHE: join(projectCache, "compiled") };
  const env = { PATH: process.env.PATH, HOME: folder, ...compiled, ...clientEnvironment(emulator, {}) };
  const at = (name: string) => join(folder, name);
  const begin = (args: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
    const options = { cwd: folder, env: { ...env, ...variables } };
    const child = spawn(process.execPath, [inProject("bin", "access-audit"), ...args], options);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    const ended = new Promise<Outcome>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
    });
    return { child, ended, stdout: () => stdout };
  };
  return {
    emulator,
    run: (...args) => begin(args).ended,
    runWith: (variables, ...args) => begin(args, variables).ended,
    start(...args) {
      const { child, ended, stdout } = begin(args);
      return {
        async printed(text) {
          while (!stdout().includes(text) && child.exitCode === null)
            await Promise.race([once(child.stdout, "data"), ended]);
          if (!stdout().includes(text)) throw new Error(`it ended without ${text}: ${(await ended).stderr}`);
        },
        async stop(signal) {
          child.kill(signal);
          return ended;
        },
      };
    },
    at,
    write: (name, text) => writeFileSync(at(name), text),
    add(name, text) {
      mkdirSync(dirname(at(name)), { recursive: true });
      appendFileSync(at(name), text);
    },
    read: (name) => readFileSync(at(name), "utf8"),
    has: (name) => existsSync(at(name)),
    remove: (name) => rmSync(at(name), { force: true }),
    async close() {
      await emulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The findings of a report in JSON: of which resource, what, and who says that it does not count. */
export function findingsIn(json: string): [name: string, rule: string, suppressedBy: string | null][] {
  const { resources } = JSON.parse(json) as {
    resources: { name: string; findings: { rule: string; suppressedBy: string | null }[] }[];
  };
  return resources
    .flatMap(({ name, findings }) =>
      findings.map((one): [string, string, string | null] => [name, one.rule, one.suppressedBy]),
    )
    .sort();
}
