import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** @import { ChildProcess } from "node:child_process" */

/** The engine asks its plugins to end and waits 5 s for each. */
const graceMs = 15_000;
const pollMs = 50;

/**
 * Ends a program and all that it started. The engine puts each plugin into a process group of its own, so neither the
 * program's end nor its group's reaches them: they are found by their parents, before they lose them.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} [signal] what the program takes as a request to end; an interrupt cancels the engine's update
 */
export async function endTree(child, signal = "SIGINT") {
  if (child.pid === undefined || hasEnded(child)) return;
  const family = descendants(child.pid);
  child.kill(signal);
  await until(() => hasEnded(child), graceMs);
  const late = [child.pid, ...descendants(child.pid), ...family];
  if (!hasEnded(child)) child.kill("SIGKILL");
  for (const pid of new Set(late)) endProcess(pid, "SIGKILL");
}

/** @param {ChildProcess} child */
const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function endProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {() => boolean} condition
 * @param {number} limitMs
 */
export async function until(condition, limitMs) {
  for (const end = Date.now() + limitMs; Date.now() < end; await sleep(pollMs)) {
    if (condition()) return true;
  }
  return condition();
}

/**
 * @param {number} root
 * @returns {number[]}
 */
export function descendants(root) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const [pid, parent] of existsSync("/proc/self/stat") ? parentsByProc() : parentsByPs()) {
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  /** @type {(pid: number) => number[]} */
  const below = (pid) => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(root);
}

/**
 * Small Linux images have no `ps`.
 * @returns {[number, number][]}
 */
function parentsByProc() {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      // pid (name) state parent …, where the name may hold spaces and brackets.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "");
      return [[Number(pid), Number(fields.split(" ")[1])]];
    } catch {
      return [];
    }
  });
}

/** @returns {[number, number][]} */
function parentsByPs() {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    return [pid, parent];
  });
}
