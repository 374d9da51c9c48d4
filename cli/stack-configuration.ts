import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { checkedSettings, ownConfiguration } from "../provider/configuration";
import type { Accounts } from "../provider/core/session/account";
import { readSettings, type Settings } from "../provider/core/session/settings";

/** `pulumi config --json`: structured values come as JSON text. */
const answer = z.record(z.string(), z.object({ value: z.string().optional() }));

/**
 * The settings of the environment and, where a stack is named, of its configuration, secrets included. Nothing of it may be
 * printed.
 */
export async function stackSettings(stack: string | undefined, folder = process.cwd()): Promise<Settings> {
  return (await settingsReader(stack, folder))();
}

/** The same for one account of several after the other: the configuration is asked for once. */
export async function settingsReader(
  stack: string | undefined,
  folder = process.cwd(),
): Promise<(accounts?: Accounts) => Settings> {
  if (stack === undefined) return (accounts) => readSettings({ read: () => undefined }, process.env, accounts);
  const values = answer.safeParse(await ask(stack, folder));
  if (!values.success) throw new Error(`pulumi config --json of the stack ${stack} is not in the expected form`);
  const texts = Object.entries(values.data).map(([key, { value }]) => [key, value]);
  const configuration = ownConfiguration(Object.fromEntries(texts));
  return (accounts) => checkedSettings(configuration, process.env, accounts);
}

async function ask(stack: string, cwd: string): Promise<unknown> {
  const command = ["config", "--json", "--show-secrets", "--non-interactive", "--stack", stack];
  try {
    const { stdout } = await promisify(execFile)("pulumi", command, { cwd, maxBuffer: 16 * 1024 * 1024 });
    return JSON.parse(stdout);
  } catch (error) {
    // Never the whole failure: it holds what the command printed, and that may be a part of the configuration.
    const { code, stderr } = Object(error);
    const [line = ""] = String(stderr ?? "")
      .split("\n")
      .filter(Boolean);
    const reason = code === "ENOENT" ? "the command pulumi is not in PATH" : line || "pulumi gave no answer";
    throw new Error(`could not read the configuration of the stack ${stack}: ${reason}`);
  }
}
