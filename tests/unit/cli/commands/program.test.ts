import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { program } from "../../../../cli/program";
import { inProject } from "../../../../tools/setup/project.mjs";

/** The modules of the project that a run of the command line loads. */
function loadedBy(...args: string[]): readonly string[] {
  const list = `process.on("exit", () => console.error(JSON.stringify(Object.keys(require.cache))))`;
  const hook = [
    "--import",
    `data:text/javascript,import{createRequire}from"node:module";const require=createRequire(process.argv[1]);${list}`,
  ];
  const { stderr } = spawnSync(process.execPath, [...hook, inProject("bin", "access-audit"), ...args], {
    encoding: "utf8",
  });
  return JSON.parse(stderr.trim().split("\n").at(-1) ?? "[]");
}

describe("the command line", () => {
  it.each([["--help"], ["--version"], ["scna"]])("loads no cloud for %s", (asked) => {
    const loaded = loadedBy(asked);
    expect(loaded).toContainEqual(expect.stringContaining("program.js"));
    expect(loaded.filter((file) => /provider.clouds|node_modules.zod/.test(file))).toEqual([]);
  });

  it("loads of its commands the one that is asked for", () => {
    const loaded = loadedBy("whoami", "--help");
    expect(loaded).toContainEqual(expect.stringMatching(/cli.whoami\.js$/));
    expect(loaded.filter((file) => /cli.(scan|drift|review|emulate)\.js$/.test(file))).toEqual([]);
  });

  it("says of each command what it does", async () => {
    const { commands } = await program("0.0.0");
    expect(commands.map((command) => command.name())).toEqual([
      "drift",
      "emulate",
      "events",
      "fleet",
      "logs",
      "merge",
      "permissions",
      "query",
      "review",
      "scan",
      "whoami",
    ]);
    for (const command of commands) expect(command.options.length, command.name()).toBeGreaterThan(0);
  });
});
