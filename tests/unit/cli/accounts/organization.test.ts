import { describe, expect, it } from "vitest";
import { program } from "../../../../cli/program";
import { clouds } from "../../../../provider/registry";

const commands = ["scan", "events", "logs"];

describe("the members of an organization", () => {
  it.each(commands.flatMap((command) => clouds.map(({ name }) => [command, name] as const)))(
    "%s refuses to list those of %s, and says what to do",
    async (command, cloud) => {
      const all = await program("0.0.0", [command]);
      for (const one of [all, ...all.commands]) one.exitOverride().configureOutput({ writeErr: () => undefined });
      await expect(all.parseAsync([command, "--organization", cloud], { from: "user" })).rejects.toThrow(
        new RegExp(`organization of ${cloud} cannot be listed: .* name them in a file for --accounts`),
      );
    },
  );
});
