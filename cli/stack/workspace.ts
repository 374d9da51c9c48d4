import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { LocalWorkspace, Stack, Workspace } from "@pulumi/pulumi/automation";
import { reasonOf } from "../../provider/core/session/errors";

/** A stack that exists, in the folder of its project. */
export interface OpenStack {
  readonly stack: Stack;
  readonly name: string;
  readonly folder: string;
}

/**
 * Opens the stack `name`, or the one that is selected, in the project that `folder` belongs to. Nothing is written, not
 * even which stack is selected: other commands may run in the same checkout.
 */
export async function openStack(folder: string, name: string | undefined): Promise<OpenStack> {
  if (name === "") throw new Error("--stack is empty");
  const automation = await loadAutomation();
  const workDir = projectFolder(folder);
  const workspace = await automation.LocalWorkspace.create({ workDir }).catch(failPlainly);
  const chosen = name ?? process.env.PULUMI_STACK ?? (await workspace.stack().catch(failPlainly))?.name;
  if (chosen === undefined)
    throw new Error("no stack is selected: name one with --stack, or run pulumi stack select in the project's folder");
  const stack = await automation.Stack.select(chosen, withoutSelecting(workspace));
  return { stack, name: chosen, folder: workDir };
}

/** Loading it takes half a second that the other commands need not spend. */
const loadAutomation = () => import("@pulumi/pulumi/automation/index.js");

/** A project whose stacks are read one by one. */
export interface Project {
  readonly name: string;
  readonly folder: string;
  /** The names of its stacks, in order. */
  stacks(): Promise<readonly string[]>;
  /** Opens a stack for commands that run with further variables. */
  open(stack: string, variables?: Readonly<Record<string, string>>): Promise<OpenStack>;
}

/** Opens the project that `folder` belongs to. As above, nothing is written. */
export async function openProject(folder: string): Promise<Project> {
  const automation = await loadAutomation();
  const workDir = projectFolder(folder);
  // Each asks the command for its version; one asks for all.
  const pulumiCommand = await automation.PulumiCommand.get().catch(failPlainly);
  const open = (envVars: Record<string, string>) =>
    automation.LocalWorkspace.create({ workDir, pulumiCommand, envVars }).catch(failPlainly);
  const workspace = await open({});
  return {
    name: (await workspace.projectSettings().catch(failPlainly)).name,
    folder: workDir,
    stacks: async () => (await workspace.listStacks().catch(failPlainly)).map(({ name }) => name).sort(),
    async open(name, variables = {}) {
      const stack = await automation.Stack.select(name, withoutSelecting(await open({ ...variables })));
      return { stack, name, folder: workDir };
    },
  };
}

/** Pulumi takes the project from the folder or any above it; the Automation API from the folder only. */
function projectFolder(folder: string): string {
  const isProject = (path: string) =>
    ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].some((f) => existsSync(join(path, f)));
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  let path = resolve(folder);
  while (!isProject(path)) {
    const above = dirname(path);
    if (above === path)
      throw new Error(`there is no Pulumi.yaml in ${resolve(folder)} or above it; --cwd names the project's folder`);
    path = above;
  }
  return path;
}

/** The Automation API names the stack to each command anyway; selecting it besides would change the user's choice. */
function withoutSelecting(workspace: LocalWorkspace): Workspace {
  return Object.create(workspace, { selectStack: { value: async () => undefined } });
}

export function failPlainly(error: unknown): never {
  const text = reasonOf(error);
  if (/spawn pulumi ENOENT|pulumi: (command )?not found/i.test(text))
    throw new Error("the command pulumi is not in PATH", { cause: error });
  throw new Error(saidBy(text), { cause: error });
}

/**
 * What a failed command of Pulumi said. The Automation API puts the exit code, both outputs and the command itself into
 * one text; the lines that Pulumi calls errors say it all, and without any the whole is better than nothing. One that was killed said
 * nothing.
 */
export function saidBy(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const errors = lines.filter((line) => line.startsWith("error: ")).map((line) => line.slice("error: ".length));
  const [, signal] = /Command was killed with (SIG\w+)/.exec(text) ?? [];
  if (errors.length === 0 && signal === "SIGKILL")
    return "pulumi was killed (SIGKILL). The machine may have too little memory";
  if (errors.length === 0 && signal !== undefined) return `pulumi was stopped (${signal})`;
  const told = errors.length > 0 ? errors : lines.filter((line) => line !== "");
  return [...new Set(told)].join("\n");
}
