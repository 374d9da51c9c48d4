import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { inProject } from "../../setup/project.mjs";
import type { Declared } from "../subjects/subject.mts";
import type { Backend } from "./processes.mts";

/** What a program declares. */
export interface Program {
  readonly backend: Backend;
  readonly resources: readonly Declared[];
  /** Whether each resource waits for the one before it. */
  readonly chained: boolean;
}

/**
 * A process that runs the programs of a stack, one after the other, as Pulumi's Automation API does with inline programs. To start
 * Node and to load Pulumi's library takes longer than all else that a command does.
 */
export class ProgramHost {
  readonly #child: ChildProcess;
  /** What `pulumi` is told by `--client`. */
  readonly address: string;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.address = address;
  }

  /** @param env what programs see, the clouds' address among it, for a class looks ahead in a preview */
  static async start(env: NodeJS.ProcessEnv): Promise<ProgramHost> {
    const child = fork(inProject("tools", "faults", "stage", "program-process.mts"), { env });
    const [address] = await answer(child);
    return new ProgramHost(child, String(address));
  }

  /** Replaces what the program declares; the next command sees it. */
  async declare(program: Program): Promise<void> {
    const declared = answer(this.#child);
    this.#child.send(program);
    await declared;
  }

  close(): void {
    this.#child.kill("SIGKILL");
  }
}

/** The next message of a process. */
async function answer(child: ChildProcess): Promise<unknown[]> {
  const listening = new AbortController();
  const { signal } = listening;
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error("the process that runs programs ended");
  });
  try {
    return await Promise.race([once(child, "message", { signal }), ended]);
  } finally {
    // What is no longer waited for is rejected.
    ended.catch(() => undefined);
    listening.abort();
  }
}
