import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";

const { engines } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as { engines: { node: string } };
const floor = engines.node.replace(">=", "");

/** What a program says that runs on a Node which says of itself that it is `version`. */
function runOn(version: string, file: string, ...args: string[]) {
  const pretend = `data:text/javascript,Object.defineProperty(process.versions, "node", { value: "${version}" })`;
  return spawnSync(process.execPath, ["--import", pretend, inProject(file), ...args], { encoding: "utf8" });
}

describe.each(["bin/access-audit", "bin/pulumi-resource-access-audit", "tools/setup/run.mjs"])("%s", (file) => {
  it.each(["18.20.8", "20.18.3", "19.9.0"])("tells Node %s in one sentence that it is too old", (version) => {
    const { status, stdout, stderr } = runOn(version, file);
    expect(stderr).toBe(
      `access-audit needs Node ${floor} or later, but this is Node ${version}. Install a newer Node.\n`,
    );
    expect([status, stdout]).toEqual([1, ""]);
  });
});

it.each([floor, `${floor}.1`, "24.0.0"])("the command line runs on Node %s", (version) => {
  const { status, stdout } = runOn(version, "bin/access-audit", "--version");
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(status).toBe(0);
});

it("the README names the same Node everywhere", () => {
  const named = readFileSync(inProject("README.md"), "utf8").matchAll(/Node (\d[\d.]*\d)/g);
  expect([...new Set([...named].map(([, version]) => version))]).toEqual([floor]);
});
