import { Command } from "commander";
import { vi } from "vitest";
import { eventsCommand } from "../../../cli/lake/events";

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs `access-audit events` in this process, against what the environment says. */
export async function runEvents(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Ran> {
  const printed: string[] = [];
  const told: string[] = [];
  vi.stubEnv("HOME", "/nonexistent");
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const error = vi.spyOn(console, "error").mockImplementation((text) => void told.push(String(text)));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await eventsCommand(new Command("events").exitOverride()).parseAsync(args, { from: "user" });
    return { stdout: printed.join(""), stderr: told.join("\n"), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
}
