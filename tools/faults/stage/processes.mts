import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { descendants, endProcess, isAlive, until } from "../../setup/process-tree.mjs";

export const backends = ["dynamic", "native"] as const;
export type Backend = (typeof backends)[number];

/** What stands in the command line of the process that runs our handlers. */
const hosts: Readonly<Record<Backend, string>> = {
  dynamic: "dynamic-provider",
  native: "pulumi-resource-access-audit",
};

/** Between a SIGKILL and the end of a process lies what the kernel is busy with. */
const killLimitMs = 30_000;

const hasProc = existsSync("/proc/self/stat");

/** The processes below `root` that run our handlers. */
export function providersBelow(root: number, backend: Backend): readonly number[] {
  return descendants(root).filter((pid) => commandLine(pid).includes(hosts[backend]));
}

/** Ends processes as a crash would, and waits until they are gone. */
export async function crash(pids: readonly number[]): Promise<void> {
  for (const pid of pids) endProcess(pid, "SIGKILL");
  if (!(await until(() => !pids.some(isRunning), killLimitMs))) throw new Error(`processes ${pids} survive a SIGKILL`);
}

/** A process that ended and that nobody waited for still has its number, but it does nothing any more. */
export function isRunning(pid: number): boolean {
  if (!hasProc) return isAlive(pid);
  try {
    return !/^.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function commandLine(pid: number): string {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}
