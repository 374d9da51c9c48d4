import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** A process that cannot be mistaken for a later one of the same number. */
export interface ProcessName {
  readonly pid: number;
  /** When it began, in whatever words the system has; empty where it does not say. */
  readonly started: string;
}

interface ProcessFacts extends ProcessName {
  readonly parent: number;
  readonly program: string;
}

/** Some launchers of plugins stay between the engine and us. */
const shells = new Set(["sh", "bash", "dash", "ash", "zsh", "ksh", "busybox", "env"]);

/** The engine that started this process: its parent, past the shells of launchers. */
export function engineProcess(): ProcessName {
  let facts = factsOf(process.ppid);
  while (facts !== undefined && shells.has(facts.program) && facts.parent > 1) facts = factsOf(facts.parent);
  return facts === undefined ? { pid: process.ppid, started: "" } : { pid: facts.pid, started: facts.started };
}

/** True while that very process runs. One that has ended and was not waited for yet does not run. */
export function runs({ pid, started }: ProcessName): boolean {
  return startOf(pid) === started;
}

/** When a running process began; `undefined` when there is none of that number. */
export function startOf(pid: number): string | undefined {
  // Without a process table to read, a signal that does nothing says whether somebody has the number.
  if (process.platform === "win32") return accepts(pid) ? "" : undefined;
  return factsOf(pid)?.started;
}

function accepts(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function factsOf(pid: number): ProcessFacts | undefined {
  if (process.platform === "linux") return factsByProc(pid);
  return process.platform === "win32" ? undefined : factsByPs(pid);
}

/** `pid (name) state parent …`, where the name may hold spaces and brackets; the 22nd member is the start. proc(5) */
function factsByProc(pid: number): ProcessFacts | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = text.lastIndexOf(")");
    const [state = "", parent = "", ...rest] = text.slice(end + 2).split(" ");
    if ("ZX".includes(state)) return undefined;
    return { pid, parent: Number(parent), started: rest[17] ?? "", program: text.slice(text.indexOf("(") + 1, end) };
  } catch {
    return undefined;
  }
}

function factsByPs(pid: number): ProcessFacts | undefined {
  try {
    const columns = "ppid=,state=,lstart=,comm=";
    const line = execFileSync("ps", ["-o", columns, "-p", String(pid)], { encoding: "utf8" });
    const found = /^\s*(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.+?)\s*$/.exec(line);
    if (found === null || found[2]?.startsWith("Z")) return undefined;
    return { pid, parent: Number(found[1]), started: found[3] ?? "", program: basename(found[4] ?? "") };
  } catch {
    return undefined;
  }
}
