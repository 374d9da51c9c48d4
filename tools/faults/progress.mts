import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Finished } from "./suite.mts";

/** Remembers the cells that were run in a file, so that a run that was ended can be taken up again. */
export class Progress {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** What was run before. */
  load(): readonly Finished[] {
    if (!existsSync(this.#file)) return [];
    // A run that was killed may leave half a line.
    const lines = readFileSync(this.#file, "utf8").split("\n").slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Finished);
  }

  forget(): void {
    rmSync(this.#file, { force: true });
  }

  add(finished: Finished): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    appendFileSync(this.#file, `${JSON.stringify(finished)}\n`);
  }
}
