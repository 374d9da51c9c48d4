import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture } from "../../tools/setup/command.mjs";
import { inProject } from "../../tools/setup/project.mjs";
import { projectFiles } from "../project-files";

/** What a command said. */
export interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** A copy of the repository as it is now, with the packages of this one. */
export class Copy {
  readonly #folder = mkdtempSync(join(tmpdir(), "access-audit-copy-"));

  constructor() {
    for (const file of projectFiles().filter((name) => !notCopied.test(name)))
      cpSync(inProject(file), join(this.#folder, file));
    symlinkSync(inProject("node_modules"), join(this.#folder, "node_modules"));
  }

  /** Lays the files of a folder of this one over the copy. */
  lay(folder: string): void {
    cpSync(inProject("tests", "toy-cloud", folder), this.#folder, { recursive: true });
  }

  /** Adds `line` below the first line that has `anchor`. */
  addLine(file: string, anchor: string, line: string): void {
    const lines = this.#read(file).split("\n");
    const at = lines.findIndex((one) => one.includes(anchor));
    if (at < 0) throw new Error(`${file} has no ${anchor}`);
    lines.splice(at + 1, 0, line);
    this.#write(file, lines.join("\n"));
  }

  /** Puts `instead` in the place of a text. */
  replace(file: string, text: string, instead: string): void {
    const all = this.#read(file);
    if (!all.includes(text)) throw new Error(`${file} has no ${text}`);
    this.#write(file, all.replace(text, instead));
  }

  /** Compiles without writing anything. */
  compile(...include: readonly string[]): Promise<Said> {
    const config = {
      extends: "./tests/tsconfig.json",
      compilerOptions: { rootDir: "." },
      include,
      exclude: [],
    };
    this.#write("tsconfig.toy.json", JSON.stringify(config));
    return this.#run("tsc", "--noEmit", "--pretty", "false", "-p", "tsconfig.toy.json");
  }

  /** Runs test files that stand in the copy. */
  test(...files: readonly string[]): Promise<Said> {
    return this.#run("vitest", "run", "--config", "tests/toy-cloud/vitest.config.mts", ...files);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #run(command: string, ...args: readonly string[]): Promise<Said> {
    const path = inProject("node_modules", ".bin", command);
    const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|FORCE_COLOR)/.test(name));
    const env = { ...Object.fromEntries(own), NO_COLOR: "1" };
    const { code, stdout, stderr } = await capture(path, [...args], { cwd: this.#folder, env });
    return { code, text: stdout + stderr };
  }

  #read(file: string): string {
    return readFileSync(join(this.#folder, file), "utf8");
  }

  #write(file: string, text: string): void {
    writeFileSync(join(this.#folder, file), text);
  }
}

/** Nothing in the copy reads these. */
const notCopied = /^(sdk\/(go|python)|tests\/(states|vendor-sdks\/(node|python))|tools\/(bench|engine))\//;
