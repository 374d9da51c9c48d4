import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

/** The system's reasons, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is a file, and must be a folder",
  EEXIST: "it is a file, and must be a folder",
  EISDIR: "it is a folder, and must be a file",
  EACCES: "this user has no permission",
  EPERM: "this user has no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
};

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Why the system refused a file or a folder. */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message.replace(/,? \w+ '.*$/s, "") : String(error);
  return reasons[codeOf(error)] ?? message;
}

/** The text of a file that a person named; `what` is the option and the path, such as `--accounts accounts.yaml`. */
export function readGiven(what: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const reason = codeOf(cause) === "ENOENT" ? "there is no such file" : systemReason(cause);
    throw new Error(`${what}: ${reason}`, { cause });
  }
}

/** What a JSON file holds; `refusal` says what it cannot be where it is none, such as `cannot be the baseline`. */
export function jsonIn(path: string, refusal: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? "it is not JSON" : systemReason(cause);
    throw new Error(`${path} ${refusal}: ${reason}`, { cause });
  }
}

/**
 * Makes a folder and those above it, one after the other, and says which. Node's own way never ends where a folder is there and takes
 * nothing, as in `/proc`.
 */
export function makeFolders(folder: string, mode = 0o777): readonly string[] {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  if (missing.length === 0 && !statSync(folder).isDirectory()) mkdirSync(folder);
  for (const one of missing)
    try {
      mkdirSync(one, { mode });
    } catch (error) {
      // Another process was first.
      if (codeOf(error) !== "EEXIST" || !existsSync(one) || !statSync(one).isDirectory()) throw error;
    }
  return missing;
}

/** Refuses a folder in which nothing can be written, before anything is done for it. */
export function checkFolder(what: string, folder: string): void {
  try {
    makeFolders(folder, 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = codeOf(cause) === "ENOENT" ? "no folder can be made there" : systemReason(cause);
    throw new Error(`${what}: ${reason}`, { cause });
  }
}

/** Refuses a file that cannot be written; what it has stays as it is. */
export function checkFile(what: string, file: string): void {
  const place = resolve(file);
  checkFolder(what, dirname(place));
  if (existsSync(place) && statSync(place).isDirectory()) throw new Error(`${what}: ${reasons.EISDIR}`);
  const probe = `${place}.${process.pid}.part`;
  try {
    closeSync(openSync(probe, "w", 0o600));
    rmSync(probe);
  } catch (cause) {
    const reason = codeOf(cause) === "ENOENT" ? "no file can be made there" : systemReason(cause);
    throw new Error(`${what}: ${reason}`, { cause });
  }
}
