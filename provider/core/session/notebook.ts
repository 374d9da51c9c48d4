import { appendFileSync, constants, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../fields/validation";
import { privateFolder, runtimeFolder } from "./runtime-folder";

/**
 * What was asked of a cloud that neither takes a token nor tells afterwards what it was asked: written down before the request, so
 * that whoever comes after an interruption finds what it made. All names are digests.
 */
export interface Asked {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What there was before. */
  readonly before: readonly string[];
  /** What was made, once that is known. */
  readonly id?: string | undefined;
  /** The cloud refused it: nothing was made. */
  readonly refused?: true | undefined;
}

/** The last word about each key. */
export interface Notebook {
  write(asked: Asked): void;
  entries(): readonly Asked[];
}

/** Nothing that is asked for so is kept for longer. */
const keptMs = 25 * 60 * 60_000;

export class MemoryNotebook implements Notebook {
  private readonly asked = new Map<string, Asked>();

  write(asked: Asked): void {
    this.asked.set(asked.key, asked);
  }

  entries(): readonly Asked[] {
    return [...this.asked.values()];
  }
}

/** That of the process, where nobody keeps one for all processes of a user. */
export const processNotebook: Notebook = new MemoryNotebook();

/** A file of the user's own, to which all processes append lines. */
class FileNotebook implements Notebook {
  constructor(private readonly path: string) {
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > keptMs) rmSync(path, { force: true });
  }

  write(asked: Asked): void {
    const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
    const flag = O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0);
    appendFileSync(this.path, `${JSON.stringify(asked)}\n`, { mode: 0o600, flag: flag as unknown as string });
  }

  entries(): readonly Asked[] {
    const lines = textOf(this.path).split("\n");
    const asked = lines.flatMap((line) => entryOf(line) ?? []);
    return [...new Map(asked.map((one) => [one.key, one])).values()];
  }
}

/** Nothing for a line that is being written, or that somebody damaged. */
function entryOf(line: string): Asked | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isRecord(entry) && typeof entry.key === "string" && Array.isArray(entry.before)
      ? (entry as unknown as Asked)
      : undefined;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/**
 * The notebook of this user, or of this process alone where it cannot be kept in a folder. Each emulator has its own: what was asked
 * of one of them, another one does not know.
 */
export function sharedNotebook(emulatorUrl?: string): Notebook {
  try {
    const name = emulatorUrl === undefined ? "asked" : `asked-${new URL(emulatorUrl).port}`;
    return new FileNotebook(join(privateFolder(runtimeFolder()), name));
  } catch {
    return processNotebook;
  }
}
