import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { tail } from "../setup/command.mjs";
import { endTree } from "../setup/process-tree.mjs";
import { inProject, projectRoot } from "../setup/project.mjs";

export interface PulumiResult {
  readonly code: number;
  readonly stdout: string;
}

interface RunOptions {
  /** Print what the command prints, under its command line. */
  readonly show?: boolean;
  /** Ends in failure unless the code is this. */
  readonly expect?: (code: number) => boolean;
}

/** Runs `pulumi` in the project; an interruption ends it with all its plugins. */
export class Pulumi {
  readonly #env: NodeJS.ProcessEnv;
  readonly #signal: AbortSignal;

  constructor(env: NodeJS.ProcessEnv, signal: AbortSignal) {
    this.#env = env;
    this.#signal = signal;
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<PulumiResult> {
    const command = ["pulumi", ...args, "--non-interactive", "--color", "never"];
    return this.#checked(`pulumi ${args.join(" ")}`, command, options);
  }

  /** The project's own command line, in the project and with the stack's environment. */
  accessAudit(args: readonly string[], options: RunOptions = {}): Promise<PulumiResult> {
    const command = [process.execPath, inProject("dist", "cli", "main.js"), ...args];
    return this.#checked(`access-audit ${args.join(" ")}`, command, options);
  }

  async #checked(
    title: string,
    command: readonly string[],
    { show = false, expect = (code) => code === 0 }: RunOptions,
  ): Promise<PulumiResult> {
    if (show) console.log(`    $ ${title}`);
    const { code, stdout, stderr } = await this.#spawn(command, show);
    this.#signal.throwIfAborted();
    if (!expect(code)) {
      const reason = show ? "" : `:\n${tail(stderr + stdout, 30)}`;
      throw new Error(`${title} ended with code ${code}${reason}`);
    }
    return { code, stdout };
  }

  async json<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse((await this.run([...args, "--json"])).stdout) as T;
  }

  #spawn([program = "", ...args]: readonly string[], show: boolean): Promise<PulumiResult & { stderr: string }> {
    return new Promise((resolve) => {
      // Apart from the terminal's process group: a Ctrl-C reaches pulumi once, from here.
      const child = spawn(program, args, {
        cwd: projectRoot,
        env: this.#env,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      const end = () => void endTree(child);
      this.#signal.addEventListener("abort", end, { once: true });
      const stdout = collect(child.stdout, show);
      const stderr = collect(child.stderr, show);
      child.on("error", (error) => stderr.lines.push(error.message));
      child.on("close", (code) => {
        this.#signal.removeEventListener("abort", end);
        resolve({ code: code ?? 1, stdout: stdout.lines.join("\n"), stderr: stderr.lines.join("\n") });
      });
    });
  }
}

function collect(stream: Readable, show: boolean): { readonly lines: string[] } {
  const lines: string[] = [];
  createInterface({ input: stream }).on("line", (line) => {
    lines.push(line);
    if (show && line.trim() !== "") console.log(`    | ${line}`);
  });
  return { lines };
}
