import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import ts from "typescript";
import { keyVault } from "../../../tools/setup/engine/key-vault.mjs";
import { prepareTestEngine } from "../../../tools/setup/engine/test-engine.mjs";
import { endTree } from "../../../tools/setup/process-tree.mjs";
import { inProject } from "../../../tools/setup/project.mjs";
import { undeclaredIn } from "../../report-schemas";
import type { CommandOutcome, EngineEvent, Outcome, StackOptions, StateResource } from "./outcome";
import { fill, isFolder, project } from "./project-folder";

const stackName = "test";

/** What the engine marks secrets with in a state. */
const secretMark = "4dabf18193072939515e22adb298388d";

export class TestStack {
  readonly folder = mkdtempSync(join(tmpdir(), "access-audit-stack-"));
  readonly #running = new Set<ChildProcess>();
  readonly #env: NodeJS.ProcessEnv;
  #commands = 0;

  constructor(
    engineEnv: NodeJS.ProcessEnv,
    extra: StackOptions["env"],
    readonly typescript = true,
  ) {
    this.#env = {
      ...engineEnv,
      PULUMI_BACKEND_URL: `file://${join(this.folder, "backend")}`,
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_STACK: stackName,
      ...extra,
    };
    mkdirSync(join(this.folder, "backend"));
  }

  up(...args: string[]): Promise<Outcome> {
    return this.#operation("up", ["--yes", "--skip-preview", ...args]);
  }

  preview(...args: string[]): Promise<Outcome> {
    return this.#operation("preview", args);
  }

  refresh(...args: string[]): Promise<Outcome> {
    return this.#operation("refresh", args.includes("--preview-only") ? args : ["--yes", "--skip-preview", ...args]);
  }

  destroy(...args: string[]): Promise<Outcome> {
    return this.#operation("destroy", ["--yes", "--skip-preview", ...args]);
  }

  /** The text of the whole exported state, secrets encrypted as they are on the disk. */
  async export(): Promise<string> {
    return (await this.#expect("stack", "export")).stdout;
  }

  /** The resources in the state, without the stack itself and its providers. */
  async state(): Promise<readonly StateResource[]> {
    return this.#resources().filter(({ type }) => !type.startsWith("pulumi:"));
  }

  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const outputs = this.#resources().find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
    if (!JSON.stringify(outputs).includes(secretMark)) return outputs;
    return JSON.parse((await this.#expect("stack", "output", "--json", "--show-secrets")).stdout);
  }

  /** As the backend keeps them. A command that says the same costs as much as a tenth of an `up`. */
  #resources(): readonly StateResource[] {
    const stacks = join(this.folder, "backend", ".pulumi", "stacks");
    const [project = ""] = readdirSync(stacks);
    const state = JSON.parse(readFileSync(join(stacks, project, `${stackName}.json`), "utf8"));
    return (state.checkpoint.latest?.resources ?? []) as StateResource[];
  }

  /** Any command of the CLI in the stack's folder, with `env` on top of the stack's own. */
  cli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandOutcome> {
    return this.#run("pulumi", args, env);
  }

  /** `access-audit` in the stack's folder. */
  async accessAudit(...args: string[]): Promise<CommandOutcome> {
    const outcome = await this.#run(process.execPath, [inProject("dist", "cli", "main.js"), ...args]);
    const undeclared =
      args.includes("--json") && outcome.stdout !== "" ? undeclaredIn(args[0] ?? "", outcome.stdout) : [];
    if (undeclared.length > 0) throw new Error(`the JSON is not as docs/schemas says: ${undeclared.join("; ")}`);
    return outcome;
  }

  #run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandOutcome> {
    return new Promise((resolve, reject) => {
      const stdio = ["ignore", "pipe", "pipe"] as const;
      const child = spawn(command, args, { cwd: this.folder, env: { ...this.#env, ...env }, stdio: [...stdio] });
      this.#running.add(child);
      let [stdout, stderr] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
      child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
      child.on("error", (error) => (stderr += error.message));
      child.on("close", (code) => {
        this.#running.delete(child);
        // A promise of ours that fails before anybody waits for it: Node tells the user of it. Where a command fails, it may be one of
        // the program: Pulumi's library waits for one export after the other.
        const [warned] = /.*PromiseRejectionHandledWarning.*/.exec(stdout + stderr) ?? [];
        if (warned !== undefined && code === 0) reject(new Error(`${command} ${args.join(" ")}: ${warned}`));
        resolve({ exitCode: code ?? -1, stdout, stderr });
      });
    });
  }

  /** Ctrl-C for what runs. */
  interrupt(): void {
    for (const child of this.#running) child.kill("SIGINT");
  }

  /** Replaces the program; the next operation runs the new one. */
  setProgram(text: string): void {
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const run = this.typescript ? text : ts.transpileModule(text, { compilerOptions }).outputText;
    writeFileSync(join(this.folder, this.typescript ? "index.ts" : "index.js"), run);
  }

  /**
   * Ends what still runs and removes the folder. What the stack holds goes with the emulator. Whoever debugs keeps the folder by
   * `ACCESS_AUDIT_KEEP_STACKS=1`, and is told where it is.
   */
  async remove(): Promise<void> {
    await Promise.all([...this.#running].map((child) => endTree(child)));
    if (process.env.ACCESS_AUDIT_KEEP_STACKS) {
      const names = ["PATH", "PULUMI_BACKEND_URL", "PULUMI_HOME", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_STACK"];
      const exports = names.map((name) => `${name}=${JSON.stringify(this.#env[name])}`);
      console.log(`kept: cd ${this.folder}; export ${exports.join(" ")}`);
      return;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  async init(): Promise<void> {
    const settings = join(this.folder, `Pulumi.${stackName}.yaml`);
    const isEncrypted = existsSync(settings) && readFileSync(settings, "utf8").includes("encryptionsalt");
    // The key vault ends with this process, and somebody may look into a stack that is kept.
    const needsPassphrase = isEncrypted || process.env.ACCESS_AUDIT_KEEP_STACKS;
    const { secretsProvider } = needsPassphrase ? { secretsProvider: "passphrase" } : await keyVault();
    await this.#expect("stack", "init", stackName, "--secrets-provider", secretsProvider);
  }

  async configure({ config = {}, secrets = {} }: Pick<StackOptions, "config" | "secrets">): Promise<void> {
    const plain = Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    const secret = Object.entries(secrets).flatMap(([key, value]) => ["--secret", `${key}=${value}`]);
    if (plain.length + secret.length > 0) await this.#expect("config", "set-all", ...plain, ...secret);
  }

  async #operation(name: string, args: readonly string[]): Promise<Outcome> {
    this.#commands += 1;
    const log = join(this.folder, `events-${this.#commands}.jsonl`);
    // The event log is the one the Automation API reads; the CLI hides the option unless it debugs.
    const command = [name, "--non-interactive", "--color", "never", "--event-log", log, ...args];
    const outcome = await this.cli(command, { PULUMI_DEBUG_COMMANDS: "true" });
    const events = readEvents(log);
    const summary = events.findLast(({ summaryEvent }) => summaryEvent !== undefined)?.summaryEvent;
    return { ...outcome, events, changes: summary?.resourceChanges ?? {} };
  }

  async #expect(...args: string[]): Promise<CommandOutcome> {
    const outcome = await this.cli([...args, "--non-interactive"]);
    if (outcome.exitCode !== 0) throw new Error(`pulumi ${args.join(" ")} failed: ${outcome.stderr}${outcome.stdout}`);
    return outcome;
  }
}

/**
 * A stack of its own in a temporary folder outside of the repository, driven by the real `pulumi`.
 * Use it as `const stack = await createStack(…); try { … } finally { await stack.remove(); }`.
 */
export async function createStack(options: StackOptions): Promise<TestStack> {
  const { env } = await prepareTestEngine();
  const path = [...(options.path ?? []), env.PATH ?? ""].join(delimiter);
  // A user's folder is run as a user runs it. A program of a line or two spends half of its run on the check of types.
  const isText = !isFolder(options.program);
  const typeChecks = isText ? { PULUMI_NODEJS_TRANSPILE_ONLY: "true" } : {};
  const typescript = !isText || options.typescript === true;
  const stack = new TestStack({ ...env, ...typeChecks, PATH: path }, options.env, typescript);
  try {
    fill(stack, options.program);
    // A folder may bring a project and a configuration of its own.
    if (isFolder(options.program)) await stack.init();
    else copyStack(await freshStack(env), stack.folder);
    await stack.configure(options);
    return stack;
  } catch (error) {
    await stack.remove();
    throw error;
  }
}

let fresh: Promise<string> | undefined;

/** The folder of a stack of which nothing is known yet; each test of a program begins with a copy of it. */
function freshStack(env: NodeJS.ProcessEnv): Promise<string> {
  fresh ??= initialised(new TestStack(env, {}));
  return fresh;
}

async function initialised(stack: TestStack): Promise<string> {
  process.once("exit", () => rmSync(stack.folder, { recursive: true, force: true }));
  writeFileSync(join(stack.folder, "Pulumi.yaml"), project);
  await stack.init();
  return stack.folder;
}

function copyStack(from: string, to: string): void {
  for (const part of ["backend", `Pulumi.${stackName}.yaml`])
    cpSync(join(from, part), join(to, part), { recursive: true });
}
function readEvents(log: string): readonly EngineEvent[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as EngineEvent);
}
