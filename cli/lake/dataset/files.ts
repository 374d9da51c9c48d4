import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolders } from "../../text/given-path";

/** Writes a file that is there whole or not at all, also when the machine stops. */
export function writeWhole(file: string, text: string): void {
  makeFolder(dirname(file));
  const aside = `${file}.new`;
  writeAside(aside, text);
  moveInto(aside, file);
}

/** The same for a file that may be there already, and stays then. Of several processes at once, the first one writes it. */
export function writeFirst(file: string, text: string): void {
  if (!existsSync(file)) linkFirst(file, text);
  removeAside(file);
  syncFolder(dirname(file));
}

function linkFirst(file: string, text: string): void {
  makeFolder(dirname(file));
  const aside = `${file}.${randomUUID()}.new`;
  writeAside(aside, text);
  try {
    linkSync(aside, file);
  } catch {
    // Another process was first, or the disk has no links.
    if (!existsSync(file)) renameSync(aside, file);
  }
}

/** What this process and those left that were killed. One that still runs finds that another was first. */
function removeAside(file: string): void {
  const folder = dirname(file);
  const isAside = (name: string) => name.startsWith(`${basename(file)}.`) && name.endsWith(".new");
  for (const name of readdirSync(folder).filter(isAside)) rmSync(join(folder, name), { force: true });
}

function writeAside(aside: string, text: string): void {
  const descriptor = openSync(aside, "w", 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Moves a file that is on the disk already. */
export function moveInto(from: string, to: string): void {
  makeFolder(dirname(to));
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Folders that were made are on the disk, so that nothing in them is lost. */
function makeFolder(folder: string): void {
  for (const made of makeFolders(folder, 0o700)) syncFolder(dirname(made));
}

function syncFolder(folder: string): void {
  // Windows opens no folder.
  if (process.platform === "win32") return;
  const descriptor = openSync(join(folder, "."), "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
