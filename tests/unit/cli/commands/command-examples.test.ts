import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { commandNames, program } from "../../../../cli/program";
import { inProject } from "../../../../tools/setup/project.mjs";
import { projectFiles } from "../../../project-files";

/** The commands of a text, each as its words; those with a placeholder for a whole word are none. */
function commandsIn(text: string): string[][] {
  const lines = text.split("\n").flatMap((line) => line.replace(/^\s*\$ /, "").split(/;|&&|\|/));
  return lines.flatMap((line) => {
    const [, found] = /^\s*(?:[A-Z_]+=\S+ )*(?:npx )?access-audit( .*)?$/.exec(line) ?? [];
    if (found === undefined) return [];
    const words = found.replace(/ {3,}.*$| #.*$| > .*$| &$/, "").match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
    return [words.map((word) => word.replace(/^["']|["']$/g, ""))];
  });
}

const fenced = (text: string) => [...text.matchAll(/^ *```sh\n(.*?)^ *```/gms)].map(([, block = ""]) => block);

async function helpOf(name: string): Promise<string> {
  const [command] = (await program("0.0.0", [name])).commands.filter((one) => one.name() === name);
  let help = "";
  command?.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
  command?.outputHelp();
  return help;
}

/** Takes the words apart as the command line does, and does nothing. */
async function parse(words: readonly string[]): Promise<void> {
  const all = await program("0.0.0", words);
  const quiet = (command: Command) =>
    command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  quiet(all);
  for (const command of all.commands) quiet(command).action(() => undefined);
  await all.parseAsync(words, { from: "user" });
}

describe("the examples", () => {
  it.each(commandNames)("of the help of %s are commands that there are", async (name) => {
    const commands = commandsIn((await helpOf(name)).split("Examples:")[1] ?? "");
    expect(commands.length).toBeGreaterThan(0);
    for (const words of commands) await expect(parse(words), words.join(" ")).resolves.toBeUndefined();
  });

  it.each(projectFiles().filter((file) => file.endsWith(".md")))("of %s, too", async (file) => {
    const commands = fenced(readFileSync(inProject(file), "utf8")).flatMap(commandsIn);
    for (const words of commands.filter((one) => !one.some((word) => word === "--help" || word === "--version")))
      await expect(parse(words), words.join(" ")).resolves.toBeUndefined();
  });

  it("would show a flag that there is not", async () => {
    await expect(parse(["scan", "--colud", "tencent"])).rejects.toThrow("unknown option '--colud'");
  });
});

it("no command says a line of more than 120 columns in its help", async () => {
  for (const name of commandNames)
    expect(
      (await helpOf(name)).split("\n").filter((line) => line.length > 120),
      name,
    ).toEqual([]);
});
