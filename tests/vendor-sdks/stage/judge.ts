import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parse, stringify } from "lossless-json";
import { inVendorSdks } from "../setup/folder";
import { nodePackages } from "../setup/node-packages";
import { python } from "../setup/python";

/** What an operation of an SDK came to. */
export interface Verdict {
  readonly value?: unknown;
  /** What the SDK threw, in its own words: its class, and whatever it tells of the cloud's answer. */
  readonly error?: Readonly<Record<string, unknown>>;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** A program with an SDK in it that performs operations, one after another, on our behalf. */
export class Judge {
  readonly #child: ChildProcess;
  readonly #home: string;
  readonly #waiting: { resolve(verdict: Verdict): void; reject(error: Error): void }[] = [];
  #stderr = "";
  #ended = false;

  constructor(child: ChildProcess, home: string) {
    this.#child = child;
    this.#home = home;
    child.stderr?.setEncoding("utf8").on("data", (text) => (this.#stderr += text));
    child.on("error", (error) => this.#end(error.message));
    child.on("close", (code) => this.#end(`the program ended with code ${code}`));
    if (child.stdout === null) throw new Error("the program has no output");
    createInterface({ input: child.stdout }).on("line", (line) => {
      this.#waiting.shift()?.resolve(parse(line, undefined, readNumber) as Verdict);
    });
  }

  call(operation: string, args: Readonly<Record<string, unknown>> = {}): Promise<Verdict> {
    if (this.#ended) throw new Error(`the program has ended: ${this.#stderr}`);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.stdin?.write(`${stringify({ operation, args })}\n`);
    });
  }

  async stop(): Promise<void> {
    if (!this.#ended) {
      const closed = new Promise((resolve) => this.#child.once("close", resolve));
      this.#child.stdin?.end();
      this.#child.kill();
      await closed;
    }
    rmSync(this.#home, { recursive: true, force: true });
  }

  #end(reason: string): void {
    this.#ended = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(`${reason}: ${this.#stderr}`));
  }
}

/** Ids beyond 2^53 come as bigint. */
function readNumber(text: string): number | bigint {
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(Number(text)) ? BigInt(text) : Number(text);
}

/** `file` is a program of tests/vendor-sdks/python (`.py`) or tests/vendor-sdks/node (`.cjs`). */
export async function openJudge(file: string, variables: Variables): Promise<Judge> {
  const language = await languageOf(file);
  const home = newHome();
  return new Judge(start(language, [file], { home, variables }), home);
}

/** Runs a program of an SDK's user to its end. */
export async function runProgram(file: string, args: readonly string[], variables: Variables): Promise<Outcome> {
  const language = await languageOf(file);
  const home = newHome();
  try {
    const child = start(language, [file, ...args], { home, variables });
    let [stdout, stderr] = ["", ""];
    child.stdout?.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.stdin?.end();
    const code = await new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exit) => resolve(exit ?? -1));
    });
    return { code, stdout, stderr };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Language {
  readonly name: "python" | "node";
  readonly interpreter: string;
  readonly variables: Variables;
}

async function languageOf(file: string): Promise<Language> {
  // Nothing is written beside the programs, and those of a cloud import what all share.
  if (file.endsWith(".py")) {
    const variables = { PYTHONDONTWRITEBYTECODE: "1", PYTHONPATH: inVendorSdks("python") };
    return { name: "python", interpreter: await python(), variables };
  }
  return { name: "node", interpreter: process.execPath, variables: { NODE_PATH: await nodePackages() } };
}

/** Some SDKs write to the home folder as soon as they are loaded. */
const newHome = () => mkdtempSync(join(tmpdir(), "access-audit-judge-"));

interface Surroundings {
  readonly home: string;
  readonly variables: Variables;
}

/** Nothing of the caller's environment comes along: neither credentials nor a proxy nor a home folder to write to. */
function start(language: Language, [file = "", ...args]: readonly string[], around: Surroundings): ChildProcess {
  const { home, variables } = around;
  const guard = language.name === "python" ? deadProxy(variables) : {};
  const env = { PATH: process.env.PATH, HOME: home, TMPDIR: home, ...language.variables, ...guard, ...variables };
  const command = [inVendorSdks(language.name, file), ...args];
  return spawn(language.interpreter, command, { cwd: home, env, stdio: ["pipe", "pipe", "pipe"] });
}

/** An SDK that is not led to the emulator fails here instead of reaching a cloud; node/loopback.cjs does it for Node. */
function deadProxy({ EMULATOR_URL: url }: Variables): Variables {
  const nobody = "http://127.0.0.1:9";
  const emulator = url === undefined ? "" : new URL(url).host;
  return { HTTP_PROXY: nobody, HTTPS_PROXY: nobody, NO_PROXY: `127.0.0.1,${emulator}` };
}
