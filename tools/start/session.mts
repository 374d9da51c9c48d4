import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inProject } from "../setup/project.mjs";

/** All that the quick start leaves on the disk: the stack's state and settings, the emulator's pid and log. */
export const stateFolder = inProject(".state");

const file = inProject(".state", "quickstart.json");

export interface Session {
  readonly pid: number;
  readonly url: string;
  /** The emulator's credentials, under the names that the clouds' own tools read. */
  readonly environment: Readonly<Record<string, string>>;
}

export function saveSession(session: Session): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600 });
}

export function loadSession(): Session | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Session;
  } catch {
    return undefined;
  }
}

/** The stack describes what a now ended emulator held, so nothing of it is worth keeping. */
export function removeState(): void {
  rmSync(stateFolder, { recursive: true, force: true });
}
