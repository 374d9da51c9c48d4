import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { clouds } from "../../../provider/registry";
import { inProject } from "../../../tools/setup/project.mjs";

const roomsIn = (folder: string) =>
  readdirSync(inProject(folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Whoever knows where a service is in the provider finds what plays it in the emulator. */
it.each(clouds.map(({ name }) => name))("%s has the same rooms in the provider and in the emulator", (cloud) => {
  const [rooms, played] = [roomsIn(`provider/clouds/${cloud}`), roomsIn(`emulator/clouds/${cloud}`)];
  expect(rooms).toContain("identity");
  // A cloud that only knows keys has nothing to play there.
  expect([...new Set(["identity", ...played])].sort()).toEqual(rooms);
});
