import { capture, tail } from "../setup/command.mjs";
import { SetupError } from "../setup/failure.mjs";
import { projectRoot } from "../setup/project.mjs";

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program that must succeed; what it printed. */
export async function run(program: string, args: readonly string[], { cwd = projectRoot, env }: Options = {}) {
  const options = { cwd, ...(env === undefined ? {} : { env: { ...process.env, ...env } }) };
  const { code, stdout, stderr } = await capture(program, [...args], options);
  if (code !== 0) throw new SetupError(`${[program, ...args].join(" ")} failed:\n${tail(stdout + stderr, 20)}`);
  return stdout;
}
