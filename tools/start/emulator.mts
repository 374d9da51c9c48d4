import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tail } from "../setup/command.mjs";
import { endProcess, isAlive, until } from "../setup/process-tree.mjs";
import { inProject } from "../setup/project.mjs";
import { withoutCloudVariables } from "./environment.mts";
import { type Session, saveSession, stateFolder } from "./session.mts";

const startLimitMs = 20_000;
const answerLimitMs = 2_000;
const stopLimitMs = 5_000;
const main = inProject("dist", "cli", "main.js");

/** Starts the emulator apart from this process, so that it can be kept, and can be found if this process is killed. */
export async function startEmulator(signal: AbortSignal): Promise<Session> {
  mkdirSync(stateFolder, { recursive: true });
  const [output, errors] = [join(stateFolder, "emulator.out"), join(stateFolder, "emulator.err")];
  const [outputFile, errorFile] = [openSync(output, "w"), openSync(errors, "w")];
  const child = spawn(process.execPath, [main, "emulate", "--port", "0", "--json"], {
    detached: true,
    env: withoutCloudVariables(process.env),
    stdio: ["ignore", outputFile, errorFile],
  });
  closeSync(outputFile);
  closeSync(errorFile);
  child.unref();
  let ended = false;
  child.on("exit", () => {
    ended = true;
  });
  await until(() => ended || signal.aborted || firstLine(output) !== undefined, startLimitMs);
  const line = firstLine(output);
  if (child.pid === undefined || line === undefined || ended || signal.aborted) {
    if (child.pid !== undefined) endProcess(child.pid, "SIGKILL");
    throw new Error(`the emulator did not start:\n${tail(readFileSync(errors, "utf8"), 20)}`);
  }
  const session = { pid: child.pid, ...(JSON.parse(line) as Omit<Session, "pid">) };
  saveSession(session);
  return session;
}

function firstLine(file: string): string | undefined {
  const text = readFileSync(file, "utf8");
  return text.includes("\n") ? text.slice(0, text.indexOf("\n")) : undefined;
}

/** Whether the emulator of an earlier run is still there: its pid may long belong to another program, its port says more. */
export async function isRunning({ pid, url }: Session): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return (await fetch(`${url}/_emulator/faults`, { signal: AbortSignal.timeout(answerLimitMs) })).ok;
  } catch {
    return false;
  }
}

export async function stopEmulator({ pid }: Session): Promise<void> {
  endProcess(pid, "SIGTERM");
  if (!(await until(() => !isAlive(pid), stopLimitMs))) endProcess(pid, "SIGKILL");
}

/** Changes a thing the way somebody at a console would: outside Pulumi. */
export async function changeOutside({ url }: Session, path: string, change: Readonly<Record<string, string>>) {
  const response = await fetch(`${url}/_emulator/${path}`, { method: "PUT", body: JSON.stringify(change) });
  if (!response.ok) throw new Error(`the emulator answered ${response.status}: ${await response.text()}`);
}
