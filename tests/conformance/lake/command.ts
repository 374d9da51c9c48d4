import { Command } from "commander";
import { vi } from "vitest";
import { eventsCommand } from "../../../cli/lake/events";
import { logsCommand } from "../../../cli/lake/logs/logs";
import { queryCommand } from "../../../cli/lake/query/query";

const commands = { events: eventsCommand, logs: logsCommand, query: queryCommand };

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a command in this process, against what the environment says. */
export async function runCommand(
  name: keyof typeof commands,
  environment: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<Ran> {
  const printed: string[] = [];
  const told: string[] = [];
  vi.stubEnv("HOME", "/nonexistent");
  for (const [variable, value] of Object.entries(environment)) vi.stubEnv(variable, value);
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const error = vi.spyOn(console, "error").mockImplementation((text) => void told.push(String(text)));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await commands[name](new Command(name).exitOverride()).parseAsync(args, { from: "user" });
    return { stdout: printed.join(""), stderr: told.join("\n"), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
}

export const runEvents = (environment: Readonly<Record<string, string>>, ...args: string[]) =>
  runCommand("events", environment, ...args);
