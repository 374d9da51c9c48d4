import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { SetupError } from "./failure.mjs";
import { endTree } from "./process-tree.mjs";

/**
 * @typedef {{ code: number, stdout: string, stderr: string }} Result
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, onError?: (text: string) => void }} Options
 */

/** @type {readonly NodeJS.Signals[]} */
export const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end and keeps what it prints. A program that cannot be started has code 127, as in a shell.
 * A signal that would end this process ends the program first, with all that it started.
 * @param {string} program
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<Result>}
 */
export function capture(program, args, { cwd, env, onError } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const interruption = onInterruption(() => endTree(child, "SIGTERM"));
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
      onError?.(text);
    });
    child.on("error", (error) => {
      interruption.forget();
      resolve({ code: 127, stdout, stderr: stderr + error.message });
    });
    child.on("close", (code) => {
      interruption.forget();
      if (interruption.happened()) reject(new SetupError("Interrupted."));
      else resolve({ code: code ?? 1, stdout, stderr });
    });
  });
}

/** @param {() => void} react called once */
function onInterruption(react) {
  let happened = false;
  const listener = () => {
    if (!happened) react();
    happened = true;
  };
  for (const signal of endingSignals) process.on(signal, listener);
  return {
    happened: () => happened,
    forget: () => {
      for (const signal of endingSignals) process.off(signal, listener);
    },
  };
}

/**
 * @param {string} name
 * @param {string | undefined} path the value of PATH
 * @returns {string | undefined}
 */
export function findOnPath(name, path) {
  const folders = (path ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @param {number} lines
 */
export const tail = (text, lines) => text.trimEnd().split("\n").slice(-lines).join("\n");

/**
 * @param {string} text
 * @param {number} lines
 */
export const head = (text, lines) => text.trimEnd().split("\n").slice(0, lines).join("\n");
