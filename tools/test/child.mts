import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { endingSignals } from "../setup/command.mjs";
import { endTree } from "../setup/process-tree.mjs";
import { projectRoot } from "../setup/project.mjs";

const running = new Set<ChildProcess>();

/** Runs a program on this terminal; the exit code. */
export function runChild(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: projectRoot, stdio: ["ignore", "inherit", "inherit"], detached: true });
    running.add(child);
    child.on("error", (error) => console.error(`${program}: ${error.message}`));
    child.on("close", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** On Ctrl-C and SIGTERM ends what the tests started before it ends the run. */
export function endChildrenOnSignal(): void {
  for (const signal of endingSignals) {
    process.once(signal, () => {
      process.on(signal, () => {});
      void Promise.all([...running].map((child) => endTree(child))).then(() =>
        process.exit(128 + constants.signals[signal]),
      );
    });
  }
}
