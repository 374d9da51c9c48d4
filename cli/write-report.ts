import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolders, systemReason } from "./text/given-path";

/** Writes a file that may be there already, in a folder that may not. */
export function writeReport(file: string, text: string): void {
  try {
    makeFolders(dirname(file));
    writeFileSync(file, text);
  } catch (cause) {
    throw new Error(`${file} could not be written: ${systemReason(cause)}`, { cause });
  }
}
