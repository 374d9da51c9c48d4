import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keyVault } from "../../setup/engine/key-vault.mjs";
import { linkPackages } from "../../setup/package-links.mjs";
import { endTree } from "../../setup/process-tree.mjs";
import { inProject } from "../../setup/project.mjs";
import { type Program, ProgramHost } from "./program-host.mts";

export interface Ended {
  /** null when it was killed. */
  readonly code: number | null;
  readonly output: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<Ended>;
}

interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Set on one that was replaced and is still to be deleted. */
  readonly delete?: boolean;
  readonly initErrors?: readonly string[];
}

/** What is used of the state of a stack. */
export interface Checkpoint {
  readonly resources: readonly StateResource[];
  readonly pending: readonly { readonly type: string }[];
}

const [project, stackName] = ["faults", "faults"];

/** No command takes this long, however busy the machine: whatever does hangs. */
const hangLimitMs = 300_000;

/** The commands that run the program. */
const programCommands = ["up", "preview"];

/** A project in a temporary folder, driven by the real `pulumi`. Its state can be put back to an earlier one. */
export class Stack {
  readonly folder = mkdtempSync(join(tmpdir(), "access-audit-faults-"));
  readonly #env: NodeJS.ProcessEnv;
  readonly #running = new Set<ChildProcess>();
  #host: ProgramHost | undefined;
  #isRemoved = false;

  private constructor(env: NodeJS.ProcessEnv) {
    this.#env = {
      ...env,
      // The engine replaces its state at once, but not the attributes that it writes beside: a kill in between leaves an
      // empty file, and every later command says "failed to load checkpoint: EOF".
      PULUMI_BACKEND_URL: `file://${this.#backend}?metadata=skip`,
      PULUMI_HOME: join(this.folder, "home"),
      // The option that tells the engine where the program runs is for debugging and for Pulumi's Automation API.
      PULUMI_DEBUG_COMMANDS: "true",
      PULUMI_STACK: stackName,
      // Of its own, so that a cell gives the same result again: what our processes share lies here.
      XDG_RUNTIME_DIR: this.#shared,
    };
    mkdirSync(this.#backend);
    mkdirSync(this.#shared, { mode: 0o700 });
    const plugin = `plugins: { providers: [{ name: access-audit, path: ${JSON.stringify(inProject("bin"))} }] }`;
    // Tracks of several products are on the mainland site only.
    const config = "config: { access-audit:tencent: { value: { site: mainland } } }";
    writeFileSync(join(this.folder, "Pulumi.yaml"), `name: ${project}\nruntime: nodejs\n${plugin}\n${config}\n`);
    linkPackages(this.folder, ["@pulumi/pulumi"]);
  }

  /** @param env the environment of `pulumi`, and of the program */
  static async open(env: NodeJS.ProcessEnv): Promise<Stack> {
    const stack = new Stack(env);
    stack.#host = await ProgramHost.start(env);
    return stack;
  }

  /** Replaces what the program declares; the next command sees it. */
  async declare(program: Program): Promise<void> {
    await this.#host?.declare(program);
  }

  start(...args: string[]): Running {
    if (this.#isRemoved) throw new Error("the stack was removed");
    const log = join(this.folder, "output.log");
    // A file, for whoever outlives the command would keep a pipe open.
    const output = openSync(log, "w");
    const isProgramRun = programCommands.includes(args[0] ?? "");
    const program = isProgramRun ? [`--client=${this.#host?.address}`, "--exec-kind=auto.inline"] : [];
    const child = spawn("pulumi", [...args, ...program, "--non-interactive", "--color", "never"], {
      cwd: this.folder,
      env: this.#env,
      stdio: ["ignore", output, output],
    });
    closeSync(output);
    if (child.pid === undefined) throw new Error("pulumi did not start");
    this.#running.add(child);
    const ended = new Promise<Ended>((resolve, reject) => {
      const hanging = setTimeout(() => {
        void endTree(child);
        reject(new Error(`pulumi ${args.join(" ")} hangs:\n${readFileSync(log, "utf8")}`));
      }, hangLimitMs);
      child.on("error", reject);
      child.on("exit", (code) => {
        clearTimeout(hanging);
        this.#running.delete(child);
        resolve({ code, output: readFileSync(log, "utf8") });
      });
    });
    return { child, pid: child.pid, ended };
  }

  run(...args: string[]): Promise<Ended> {
    return this.start(...args).ended;
  }

  /** Runs a command that is not expected to fail. */
  async expect(...args: string[]): Promise<void> {
    const { code, output } = await this.run(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with code ${code}:\n${output}`);
  }

  async init(): Promise<void> {
    const { secretsProvider } = await keyVault();
    await this.expect("stack", "init", stackName, "--secrets-provider", secretsProvider);
  }

  /** Copies the state and the stack's settings to a folder. */
  save(folder: string): void {
    cpSync(this.#backend, join(folder, "backend"), { recursive: true });
    cpSync(join(this.folder, this.#settings), join(folder, this.#settings));
  }

  /** Forgets what earlier runs shared. */
  forget(): void {
    rmSync(this.#shared, { recursive: true, force: true });
    mkdirSync(this.#shared, { mode: 0o700 });
  }

  /** Puts back what {@link save} copied, and forgets what earlier runs shared. */
  restore(folder: string): void {
    this.forget();
    rmSync(this.#backend, { recursive: true, force: true });
    cpSync(join(folder, "backend"), this.#backend, { recursive: true });
    cpSync(join(folder, this.#settings), join(this.folder, this.#settings));
  }

  /** Whether a command that was killed left its lock. */
  isLocked(): boolean {
    const locks = join(this.#backend, ".pulumi", "locks");
    if (!existsSync(locks)) return false;
    return readdirSync(locks, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(".json"));
  }

  checkpoint(): Checkpoint {
    const file = join(this.#backend, ".pulumi", "stacks", project, `${stackName}.json`);
    const { checkpoint } = JSON.parse(readFileSync(file, "utf8"));
    const { resources = [], pending_operations: pending = [] } = checkpoint.latest ?? {};
    return { resources, pending };
  }

  async remove(): Promise<void> {
    this.#isRemoved = true;
    await Promise.all([...this.#running].map((child) => endTree(child)));
    this.#host?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #backend(): string {
    return join(this.folder, "backend");
  }

  get #shared(): string {
    return join(this.folder, "run");
  }

  readonly #settings = `Pulumi.${stackName}.yaml`;
}
