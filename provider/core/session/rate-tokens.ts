import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { privateFolder, runtimeFolder } from "./runtime-folder";

/** A queue of calls, and how many tokens it has. Each is free again a window after its call reached the cloud. */
export interface Queue {
  readonly name: string;
  readonly size: number;
}

/** A token that was taken: `arrived` says that its call has reached the cloud by now. */
export interface Taken {
  arrived(nowMs: number): void;
}

/** None is held: whoever dies takes nothing from the others for longer than a call may travel, and a window. */
export interface Tokens {
  /** Takes one of the first `usable` tokens, or returns the milliseconds until one of them may be free. */
  take(queue: Queue, usable: number, windowMs: number, nowMs: number): Taken | number;
}

/**
 * A call whose answer is not there yet counts as arrived after so long. It bounds what a slow answer costs, and what a
 * process that died keeps from the others.
 */
const longestTravelMs = 1000;

/** How long a token is not free. A call that travels may arrive now, so its token is free a window from now at the earliest. */
function waitOf(arrivalMs: number, windowMs: number, nowMs: number): number {
  // A later time is that of a clock that was put back since.
  if (arrivalMs > nowMs + longestTravelMs) return 0;
  return Math.max(0, Math.min(arrivalMs, nowMs) + windowMs - nowMs);
}

/** The tokens of one process. */
export class MemoryTokens implements Tokens {
  private readonly arrivals = new Map<string, number[]>();

  take({ name, size }: Queue, usable: number, windowMs: number, nowMs: number): Taken | number {
    const arrivals = this.arrivals.get(name) ?? new Array<number>(size).fill(0);
    this.arrivals.set(name, arrivals);
    const [number, arrivalMs] = oldest(arrivals.entries(), usable);
    const waitMs = waitOf(arrivalMs, windowMs, nowMs);
    if (waitMs > 0) return waitMs;
    const latestMs = nowMs + longestTravelMs;
    arrivals[number] = latestMs;
    return {
      arrived: (atMs) => {
        if (arrivals[number] === latestMs) arrivals[number] = Math.min(atMs, latestMs);
      },
    };
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
 * the time at which its last call arrived at the latest. A rename is carried out for one process only, so nothing has to be locked.
 */
export class FileTokens implements Tokens {
  private readonly parent: string;
  private readonly ready = new Set<string>();

  /** Throws where the folder cannot be made or is not the user's own. */
  constructor(parent: string = runtimeFolder()) {
    this.parent = privateFolder(parent);
  }

  take(queue: Queue, usable: number, windowMs: number, nowMs: number): Taken | number {
    const folder = this.folderOf(queue);
    const file = (number: number, arrivalMs: number) => join(folder, `${number}.${arrivalMs}`);
    const latestMs = nowMs + longestTravelMs;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [number, arrivalMs] = oldest(tokensIn(folder), usable);
      const waitMs = waitOf(arrivalMs, windowMs, nowMs);
      if (waitMs > 0) return waitMs;
      if (!renamed(file(number, arrivalMs), file(number, latestMs))) continue;
      return { arrived: (atMs) => void (atMs < latestMs && renamed(file(number, latestMs), file(number, atMs))) };
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
    const [number, arrivalMs] = name.split(".").map(Number);
    if (number !== undefined && arrivalMs !== undefined) yield [number, arrivalMs];
  }
}

/** The token whose last call is the longest ago. */
function oldest(tokens: Iterable<[number, number]>, usable: number): [number: number, arrivalMs: number] {
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
