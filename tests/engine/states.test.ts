import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sampled } from "../../tools/test/sampled.mjs";
import { cloudsFile, programOf, readEnd, releases, stateFile, withRelease } from "../states/releases";
import type { Clouds } from "./stage/clouds";
import type { Outcome, StateResource } from "./stage/outcome";
import type { TestStack } from "./stage/stack";

const writes = ({ control }: Clouds) => control.journal().filter((entry) => entry.writes);

/** How many resources a state has; the engine does not count providers that it made by itself. */
function countIn(file: string): number {
  const { deployment } = JSON.parse(readFileSync(file, "utf8")) as { deployment: { resources: StateResource[] } };
  return deployment.resources.filter(({ urn }) => !urn.endsWith("::default")).length;
}

function expectNothing({ exitCode, changes, stdout, stderr }: Outcome, same: number, clouds: Clouds): void {
  expect(exitCode, stdout + stderr).toBe(0);
  expect(changes, stdout).toEqual({ same });
  expect(writes(clouds)).toEqual([]);
}

async function importState(stack: TestStack, file: string): Promise<void> {
  const imported = await stack.cli(["stack", "import", "--file", file, "--non-interactive"]);
  expect(imported.exitCode, imported.stdout + imported.stderr).toBe(0);
}

const lives = [
  { made: "dynamic", goesOn: "dynamic" },
  { made: "native", goesOn: "native" },
  { made: "dynamic", goesOn: "native" },
] as const;

it("there are the states of the first release", () => {
  expect(releases()).toContain("0.1.0");
});

describe.each(releases())("a stack that %s made", (release) => {
  it.each(sampled("states of a release", lives, 1))(
    "on the $made backend goes on unchanged on the $goesOn backend",
    async ({ made, goesOn }) => {
      const file = stateFile(release, made);
      const same = countIn(file);
      const program = programOf(release, made, goesOn);
      await withRelease(release, cloudsFile(release, made), program, async (stack, clouds) => {
        await importState(stack, file);
        expectNothing(await stack.preview("--expect-no-changes"), same, clouds);
        expectNothing(await stack.preview("--refresh", "--expect-no-changes"), same, clouds);
        // It is the up that gives the resources the types of the other backend, so that this backend ends them.
        if (made !== goesOn) expectNothing(await stack.up("--expect-no-changes"), same, clouds);

        // What was remembered when each thing came under management counts until the end.
        const destroy = await stack.destroy();
        expect(destroy.exitCode, destroy.stdout + destroy.stderr).toBe(0);
        expect(clouds.control.state()).toMatchObject(readEnd(release));
      });
    },
  );
});
