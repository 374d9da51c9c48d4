import { lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder for what lives as long as a run: the session's own where the system has one, else a private one. */
export function runtimeFolder(): string {
  const { XDG_RUNTIME_DIR: session } = process.env;
  return session ? join(session, "access-audit") : join(tmpdir(), `access-audit-${process.getuid?.() ?? "user"}`);
}

/** Makes the folder. Throws where it is somebody else's, or others may write to it: they could put words into our mouth. */
export function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const own = process.getuid === undefined || found.uid === process.getuid();
  if (found.isDirectory() && own && (process.platform === "win32" || (found.mode & 0o022) === 0)) return folder;
  throw new Error(`${folder} is not a folder of this user alone`);
}
