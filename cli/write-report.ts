import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file that may be there already, in a folder that may not. */
export function writeReport(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${file} could not be written: ${message.replace(/,? \w+ '.*$/, "")}`, { cause: error });
  }
}
