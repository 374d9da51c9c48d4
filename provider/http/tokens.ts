import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { privateFolder, runtimeFolder } from "../core/runtime-folder";

/** A queue of calls, and how many tokens it has. Each is free again a window after it was taken. */
export interface Queue {
  readonly name: string;
  readonly size: number;
}

/** None is held: whoever dies takes nothing from the others for longer than a window. */
export interface Tokens {
  /** Takes one of the first `usable` tokens and returns 0, or returns the milliseconds until one of them is free. */
  take(queue: Queue, usable: number, windowMs: number, nowMs: number): number;
}

/** The tokens of one process. */
export class MemoryTokens implements Tokens {
  private readonly taken = new Map<string, number[]>();

  take({ name, size }: Queue, usable: number, windowMs: number, nowMs: number): number {
    const times = this.taken.get(name) ?? new Array<number>(size).fill(0);
    this.taken.set(name, times);
    const [number, takenMs] = oldest(times.entries(), usable);
    const waitMs = takenMs + windowMs - nowMs;
    if (waitMs > 0) return waitMs;
    times[number] = nowMs;
    return 0;
  }
}

/** The tokens of this user, or of this process alone where they cannot be kept in a folder. */
export function sharedTokens(): Tokens {
  try {
    return new FileTokens();
  } catch {
    return new MemoryTokens();
  }
}

/** Tokens that were not taken for so long are of queues that nobody uses any more. */
const forgottenMs = 24 * 60 * 60_000;

/** Whoever loses this often against other processes waits as if all were taken. */
const attempts = 50;

/**
 * The tokens that all processes of a user share: a folder for each queue, and in it a file for each token, whose name ends with
 * the time at which it was last taken. A rename is carried out for one process only, so nothing has to be locked.
 */
export class FileTokens implements Tokens {
  private readonly parent: string;
  private readonly ready = new Set<string>();

  /** Throws where the folder cannot be made or is not the user's own. */
  constructor(parent: string = runtimeFolder()) {
    this.parent = privateFolder(parent);
  }

  take(queue: Queue, usable: number, windowMs: number, nowMs: number): number {
    const folder = this.folderOf(queue);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [number, takenMs] = oldest(tokensIn(folder), usable);
      const waitMs = takenMs + windowMs - nowMs;
      // A time to come is that of a clock that was put back since.
      if (waitMs > 0 && waitMs <= windowMs) return waitMs;
      if (renamed(join(folder, `${number}.${takenMs}`), join(folder, `${number}.${nowMs}`))) return 0;
    }
    return windowMs;
  }

  private folderOf({ name, size }: Queue): string {
    const digest = createHash("sha256").update(`${name}/${size}`).digest("base64url").slice(0, 16);
    const folder = join(this.parent, `rate.${digest}`);
    if (this.ready.has(folder)) return folder;
    this.forget();
    const draft = mkdtempSync(join(this.parent, "draft."));
    for (let number = 0; number < size; number++) writeFileSync(join(draft, `${number}.0`), "", { mode: 0o600 });
    // Refused where another process was faster: its folder is as good.
    if (!renamed(draft, folder)) rmSync(draft, { recursive: true });
    this.ready.add(folder);
    return folder;
  }

  private forget(): void {
    for (const name of readdirSync(this.parent)) {
      if (!/^(rate|draft)\./.test(name)) continue;
      const path = join(this.parent, name);
      const usedMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - usedMs > forgottenMs) rmSync(path, { recursive: true, force: true });
    }
  }
}

function* tokensIn(folder: string): Iterable<[number, number]> {
  for (const name of readdirSync(folder)) {
    const [number, takenMs] = name.split(".").map(Number);
    if (number !== undefined && takenMs !== undefined) yield [number, takenMs];
  }
}

/** The token that has been free for the longest time, or will be free first. */
function oldest(tokens: Iterable<[number, number]>, usable: number): [number: number, takenMs: number] {
  let found: [number, number] = [0, Number.POSITIVE_INFINITY];
  for (const token of tokens) if (token[0] < usable && token[1] < found[1]) found = token;
  return found;
}

function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}
