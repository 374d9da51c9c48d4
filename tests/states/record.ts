import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { version } from "../../package.json";
import { clouds as offered } from "../../provider/registry";
import { backends } from "../engine/stage/programs";
import { cloudsFile, foundFile, programOf, readEnd, stateFile, withRelease } from "./releases";

/** Recorded once, by the code of the release itself: what is there already is never overwritten. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { flag: "wx" });
}

interface Exported {
  readonly deployment: { readonly resources: readonly Readonly<Record<string, unknown>>[] };
}

/** Where in the program a resource was declared: paths of the machine, and nothing that the engine goes by. */
function withoutPositions(text: string): string {
  const { deployment, ...rest } = JSON.parse(text) as Exported;
  const resources = deployment.resources.map(({ sourcePosition: _position, stackTrace: _trace, ...kept }) => kept);
  return `${JSON.stringify({ ...rest, deployment: { ...deployment, resources } }, null, 2)}\n`;
}

const offers = offered.flatMap(({ name, resources }) => resources.map(({ kind }) => `${kind} on ${name}`));

it.each(backends)("records the states of this release on the $backend backend", async ({ backend }) => {
  await withRelease(
    version,
    foundFile(version),
    programOf(version, backend),
    async (stack, { control }, emulatorFile) => {
      const up = await stack.up();
      expect(up.exitCode, up.stdout + up.stderr).toBe(0);
      const declared = (await stack.state()).map(({ type, id }) => `${type.split(":").at(-1)} on ${id?.split("/")[0]}`);
      expect(declared, "the program has every kind on every cloud").toEqual(expect.arrayContaining(offers));
      const [state, clouds] = [await stack.export(), readFileSync(emulatorFile, "utf8")];
      const destroy = await stack.destroy();
      expect(destroy.exitCode, destroy.stdout + destroy.stderr).toBe(0);
      expect(control.state()).toMatchObject(readEnd(version));
      write(stateFile(version, backend), withoutPositions(state));
      write(cloudsFile(version, backend), clouds);
    },
  );
});
