import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { isEmpty, tidied } from "../stack/diagnostics";
import { saidBy } from "../stack/workspace";
import { systemReason } from "../text/given-path";

const state = z.object({
  type: z.string(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
  provider: z.string().optional(),
  retainOnDelete: z.boolean().optional(),
  sourcePosition: z.string().optional(),
  stackTrace: z.array(z.object({ sourcePosition: z.string().optional() })).optional(),
});
export type PreviewState = z.output<typeof state>;

const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.optional(),
  newState: state.optional(),
  diffReasons: z.array(z.string()).nullish(),
  detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});
export type PreviewStep = z.output<typeof step>;

/** What `pulumi preview --json` prints; a failed one has diagnostics and no summary of changes. */
const preview = z.object({
  steps: z.array(step).nullish(),
  diagnostics: z.array(z.object({ severity: z.string().default(""), message: z.string().default("") })).nullish(),
  changeSummary: z.record(z.string(), z.number()).nullish(),
});

export interface Preview {
  readonly steps: readonly PreviewStep[];
  /** How many resources, of whatever kind, stay as they are and are not among the steps. */
  readonly unshown: number;
  /** Why it did not come to an end; a preview that failed shows only a part of the changes. */
  readonly errors: readonly string[];
}

/** Reads a file that `pulumi preview --json` wrote, or the standard input for `-`. */
export function readPreview(file: string): Preview {
  const name = file === "-" ? "the standard input" : file;
  try {
    return parsePreview(readFileSync(file === "-" ? 0 : file, "utf8"), name);
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new Error(`${name} could not be read: ${systemReason(error)}`);
    throw error;
  }
}

/** Runs `pulumi preview --json`, which changes nothing. */
export async function runPreview(
  folder: string,
  stack: string | undefined,
  more: readonly string[] = [],
): Promise<Preview> {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  const command = [
    "preview",
    "--json",
    "--show-sames",
    "--non-interactive",
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...more,
  ];
  const { stdout, stderr, code } = await run("pulumi", command, folder);
  if (stdout.trim() === "") {
    throw new Error(saidBy(stderr) || `pulumi preview ended with ${code}`);
  }
  const preview = parsePreview(stdout, "the output of pulumi preview --json");
  const silent = code !== 0 && preview.errors.length === 0;
  return silent ? { ...preview, errors: [`pulumi preview ended with ${code}`] } : preview;
}

function run(command: string, args: readonly string[], cwd: string) {
  return new Promise<{ stdout: string; stderr: string; code: number | null }>((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", (error) =>
      reject("code" in error && error.code === "ENOENT" ? new Error("the command pulumi is not in PATH") : error),
    );
    child.on("close", (code) => resolve({ stdout, stderr, code }));
  });
}

function parsePreview(text: string, name: string): Preview {
  const parsed = preview.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${name} is not what pulumi preview --json prints`);
  const { diagnostics, changeSummary } = parsed.data;
  const steps = parsed.data.steps ?? [];
  const told = (diagnostics ?? [])
    .filter(({ severity, message }) => severity === "error" && !isEmpty(message))
    .map(({ message }) => tidied(message));
  const incomplete = changeSummary ? [] : ["the preview did not come to an end, so not all changes are known"];
  const unshown = Math.max(0, (changeSummary?.same ?? 0) - unchanged(steps));
  return { steps, unshown, errors: [...new Set([...told, ...incomplete])] };
}

function unchanged(steps: readonly PreviewStep[]): number {
  const changed = new Set(steps.filter(({ op }) => op !== "same" && op !== "refresh").map(({ urn }) => urn));
  return new Set(steps.map(({ urn }) => urn).filter((urn) => !changed.has(urn))).size;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
