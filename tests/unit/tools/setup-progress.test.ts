import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";

/** What a step of half a second says that would say something each 15 seconds. */
function said(measure: string): string {
  const often = `data:text/javascript,const real = setInterval; globalThis.setInterval = (run) => real(run, 20);`;
  const step = `import { startProgress } from "${inProject("tools", "setup", "progress.mjs")}";
    const { stop } = startProgress("Building", ${measure}); setTimeout(stop, 500);`;
  const { stderr } = spawnSync(process.execPath, ["--import", often, "--input-type=module", "-e", step], {
    encoding: "utf8",
  });
  return stderr;
}

it("a long step of the set-up says how much of it is done", () => {
  expect(said('() => "3 of 4 packages"')).toMatch(/^(Building: 3 of 4 packages, \d s\n)+$/);
});

it("and how long it has taken where that is not known", () => {
  expect(said("undefined")).toMatch(/^(Building: \d s\n)+$/);
  expect(said("() => undefined")).toMatch(/^(Building: \d s\n)+$/);
});
