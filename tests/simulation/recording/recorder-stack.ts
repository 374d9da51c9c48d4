import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serveProgram } from "../../../tools/setup/engine/serve-program.mjs";
import { prepareTestEngine } from "../../../tools/setup/engine/test-engine.mjs";
import { endProcess } from "../../../tools/setup/process-tree.mjs";
import { inProject } from "../../../tools/setup/project.mjs";
import type { Call } from "../calls";
import type { Program } from "../scenario";
import { declare } from "./declare";
import type { StateFile } from "./state-file";

/** What a process of the recorder tells of itself. */
export interface Told {
  readonly event: string;
  readonly pid: number;
  readonly backend?: string;
  readonly parent?: number;
  readonly engine?: string;
  readonly provider?: string;
}

export interface Ran {
  readonly pid: number | undefined;
  readonly exitCode: number | null;
  readonly output: string;
  readonly calls: readonly Call[];
  readonly told: readonly Told[];
}

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Kills the engine and its plugins when all of these calls are under way. */
  readonly killAt?: readonly string[];
}

const fixture = inProject("tests", "fixtures", "recorder");
const handler = join(fixture, "handler.cjs");
const pollMs = 10;

/** A stack of the recorder's things on the real engine. Its programs run in this process, which saves the start of Node. */
export class RecorderStack {
  readonly #folder = mkdtempSync(join(tmpdir(), "access-audit-recorder-"));
  readonly #journal = join(this.#folder, "journal.jsonl");
  readonly #state = join(this.#folder, "backend", ".pulumi", "stacks", "recorder", "test.json");
  #env: NodeJS.ProcessEnv = {};

  static async create(): Promise<RecorderStack> {
    const stack = new RecorderStack();
    const { env, secretsProvider } = await prepareTestEngine();
    stack.#env = {
      ...env,
      PULUMI_BACKEND_URL: `file://${join(stack.#folder, "backend")}`,
      PULUMI_HOME: join(stack.#folder, "home"),
      PULUMI_STACK: "test",
      RECORDER_JOURNAL: stack.#journal,
    };
    mkdirSync(join(stack.#folder, "backend"));
    const plugin = `plugins: { providers: [{ name: recorder, path: ${JSON.stringify(fixture)} }] }`;
    writeFileSync(join(stack.#folder, "Pulumi.yaml"), `name: recorder\nruntime: nodejs\n${plugin}\n`);
    symlinkSync(inProject("node_modules"), join(stack.#folder, "node_modules"), "dir");
    const { exitCode, output } = await stack.cli(["stack", "init", "test", "--secrets-provider", secretsProvider]);
    if (exitCode !== 0) throw new Error(output);
    return stack;
  }

  /** Runs a command of the CLI over a program. */
  async run(program: Program, args: readonly string[], { env = {}, killAt = [] }: RunOptions = {}): Promise<Ran> {
    writeFileSync(this.#journal, "");
    const served = await serveProgram(() => declare(program, handler));
    try {
      const ran = this.cli([...args, `--client=${served.address}`, "--exec-kind=auto.inline"], env, (pulumi) =>
        killAt.length > 0 ? this.#killAt(pulumi, killAt) : undefined,
      );
      const { pid, exitCode, output } = await ran;
      const entries = this.#entries();
      const calls = entries.filter(({ event }) => event === "call") as readonly unknown[] as readonly Call[];
      return { pid, exitCode, output, calls, told: entries.filter(({ event }) => event !== "call") };
    } finally {
      served.stop();
    }
  }

  async cli(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    during: (pulumi: ChildProcess) => Promise<void> | undefined = () => undefined,
  ): Promise<Pick<Ran, "pid" | "exitCode" | "output">> {
    const child = spawn("pulumi", [...args, "--non-interactive", "--color=never"], {
      cwd: this.#folder,
      // The options by which a program of another process is run are for debugging only.
      env: { ...this.#env, PULUMI_DEBUG_COMMANDS: "true", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
    const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
    await during(child);
    return { pid: child.pid, exitCode: await closed, output };
  }

  readState(): StateFile {
    return JSON.parse(readFileSync(this.#state, "utf8")) as StateFile;
  }

  /** Puts a state in the place of the stack's; a lock that a killed engine left is lifted. */
  writeState(state: StateFile): void {
    rmSync(join(this.#folder, "backend", ".pulumi", "locks"), { recursive: true, force: true });
    writeFileSync(this.#state, JSON.stringify(state));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #entries(): Told[] {
    const lines = readFileSync(this.#journal, "utf8").split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Told);
  }

  async #killAt(pulumi: ChildProcess, calls: readonly string[]): Promise<void> {
    const waited = new Set(calls);
    while (waited.size > 0 && pulumi.exitCode === null) {
      await sleep(pollMs);
      for (const { event, ...call } of this.#entries())
        if (event === "call") waited.delete(`${(call as unknown as Call).verb} ${(call as unknown as Call).name}`);
    }
    pulumi.kill("SIGKILL");
    for (const { event, pid } of this.#entries()) if (event === "start") endProcess(pid, "SIGKILL");
  }
}
