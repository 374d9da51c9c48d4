import { appendFileSync, closeSync, constants, fstatSync, openSync, readdirSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../fields/validation";
import { privateFolder, runtimeFolder } from "./runtime-folder";

/**
 * What was begun, and is known to nobody but us until the engine has saved its state: written down before the request, so that
 * whoever comes after an interruption finds what it made. All names are digests.
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
  find(key: string): Asked | undefined;
}

/** Nothing is asked about for longer. */
const keptMs = 25 * 60 * 60_000;

export class MemoryNotebook implements Notebook {
  private readonly asked = new Map<string, Asked>();

  write(asked: Asked): void {
    this.asked.set(asked.key, asked);
  }

  entries(): readonly Asked[] {
    return [...this.asked.values()];
  }

  find(key: string): Asked | undefined {
    return this.asked.get(key);
  }
}

/** Those of the process, where nobody keeps them for all processes of a user. */
export const ofProcess: Readonly<Record<Subject, Notebook>> = {
  asked: new MemoryNotebook(),
  begun: new MemoryNotebook(),
};

/** Files of the user's own, to which all processes append lines: one for each period, of which two are read. */
class FileNotebook implements Notebook {
  private readonly known = new Map<string, Asked>();
  private readonly positions = new Map<string, number>();

  constructor(
    private readonly folder: string,
    private readonly name: string,
  ) {
    const kept = new Set(this.files());
    const mine = readdirSync(folder).filter((file) => file.startsWith(`${name}.`) && !kept.has(file));
    for (const file of mine) rmSync(join(folder, file), { force: true });
  }

  write(asked: Asked): void {
    const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
    const flag = (O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0)) as unknown as string;
    const [, today = ""] = this.files();
    // Whoever was killed while it wrote left half a line, which ends here.
    appendFileSync(join(this.folder, today), `\n${JSON.stringify(asked)}\n`, { mode: 0o600, flag });
  }

  entries(): readonly Asked[] {
    this.catchUp();
    return [...this.known.values()];
  }

  find(key: string): Asked | undefined {
    this.catchUp();
    return this.known.get(key);
  }

  /** That of the period before, and that of this one. */
  private files(): readonly [string, string] {
    const period = Math.floor(Date.now() / keptMs);
    return [`${this.name}.${period - 1}`, `${this.name}.${period}`];
  }

  /** Reads what was added since the last look; a line that is being written is left for the next one. */
  private catchUp(): void {
    for (const file of this.files()) {
      const position = this.positions.get(file) ?? 0;
      const added = textFrom(join(this.folder, file), position);
      const end = added.lastIndexOf(0x0a) + 1;
      this.positions.set(file, position + end);
      for (const line of added.subarray(0, end).toString("utf8").split("\n")) {
        const entry = entryOf(line);
        if (entry !== undefined) this.known.set(entry.key, entry);
      }
    }
  }
}

/** Nothing for a line that somebody damaged. */
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

function textFrom(path: string, position: number): Buffer {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
  try {
    const text = Buffer.alloc(Math.max(0, fstatSync(file).size - position));
    return text.subarray(0, readSync(file, text, 0, text.length, position));
  } finally {
    closeSync(file);
  }
}

/** What a notebook is about: what was asked of a cloud that takes no token, or changes that were begun. */
export type Subject = "asked" | "begun";

/**
 * The notebook of this user, or of this process alone where it cannot be kept in a folder. Each emulator has its own: what was asked
 * of one of them, another one does not know.
 */
export function sharedNotebook(subject: Subject, emulatorUrl?: string): Notebook {
  try {
    const name = emulatorUrl === undefined ? subject : `${subject}-${new URL(emulatorUrl).port}`;
    return new FileNotebook(privateFolder(runtimeFolder()), name);
  } catch {
    return ofProcess[subject];
  }
}
