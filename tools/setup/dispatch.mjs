// `npm start`, `npm test` and the scripts beside them. Runs on the machine's own Node before any package is there: gets the
// packages, then hands over to the Node that came with them.
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { endingSignals } from "./command.mjs";
import { SetupError } from "./failure.mjs";
import { ensurePackages } from "./packages.mjs";
import { inProject, packageBin, projectRoot } from "./project.mjs";

/** @type {Record<string, string>} */
const commands = {
  setup: inProject("tools", "setup", "main.mjs"),
  start: inProject("tools", "start", "main.mts"),
  test: inProject("tools", "test", "main.mts"),
  bench: inProject("tools", "bench", "main.mts"),
  faults: inProject("tools", "faults", "main.mts"),
  mutants: inProject("tools", "mutants", "main.mts"),
  generate: inProject("tools", "generate", "main.mts"),
  picture: inProject("tools", "picture", "main.mts"),
  simulate: inProject("tools", "simulate", "main.mts"),
  lake: inProject("tools", "lake", "main.mts"),
  archive: inProject("tools", "archive", "main.mts"),
  release: inProject("tools", "release", "main.mts"),
  site: inProject("tools", "site", "main.mts"),
};

/** A `npm` that is told to end goes without telling us; then nobody is left who waits for the outcome. */
const parent = process.ppid;
const orphanPollMs = 500;
const watch = setInterval(endWhenOrphaned, orphanPollMs);
watch.unref();

const [name = "setup", ...args] = process.argv.slice(2);
const command = commands[name];

try {
  if (process.platform === "win32") throw new SetupError("Windows is not supported here.", "Use WSL.");
  if (command === undefined)
    throw new SetupError(`Unknown command ${name}: one of ${Object.keys(commands).join(", ")}.`);
  await ensurePackages();
  handOver(command, args);
} catch (error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error);
  process.exitCode = 1;
}

/**
 * @param {string} script
 * @param {string[]} rest
 */
function handOver(script, rest) {
  const env = { ...process.env, PATH: packageBin + delimiter + (process.env.PATH ?? "") };
  const child = spawn(join(packageBin, "node"), [script, ...rest], { cwd: projectRoot, env, stdio: "inherit" });
  // Staying until the child has cleaned up. It may see a Ctrl-C twice, from the terminal and from here.
  for (const signal of endingSignals) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

function endWhenOrphaned() {
  if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}
