import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inProject } from "../../../tools/setup/project.mjs";
import { type Clouds, startClouds } from "../../engine/stage/clouds";

const { inputs, outputs, runs } = parse(readFileSync(inProject("action.yml"), "utf8"));
const [step] = runs.steps;

/** What the runner would give the step, and what it would get back. */
describe("the action", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-action-"));
  let clouds: Clouds;

  beforeAll(async () => {
    clouds = await startClouds();
    mkdirSync(join(folder, "node_modules", ".bin"), { recursive: true });
    symlinkSync(inProject("bin", "access-audit"), join(folder, "node_modules", ".bin", "access-audit"));
  });
  afterAll(async () => {
    await clouds?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(given: Readonly<Record<string, string>>) {
    const variables = Object.entries<string>(step.env).map(([name, from]) => {
      const input = /^\$\{\{ inputs\.(.*) \}\}$/.exec(from)?.[1];
      return [name, input === undefined ? inProject() : (given[input] ?? inputs[input].default ?? "")];
    });
    const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary") };
    for (const file of Object.values(files)) writeFileSync(file, "");
    const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
    const env = {
      ...process.env,
      ...clouds.environment,
      PATH,
      ...files,
      RUNNER_TEMP: join(folder, "temp"),
      ...Object.fromEntries(variables),
    };
    const outcome = await new Promise<{ code: number; said: string }>((resolve) =>
      execFile("bash", ["-c", step.run], { cwd: folder, env }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr }),
      ),
    );
    const told = readFileSync(files.GITHUB_OUTPUT, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("="));
    return { ...outcome, told: Object.fromEntries(told), summary: readFileSync(files.GITHUB_STEP_SUMMARY, "utf8") };
  }

  it("scans, fails by what it found, and leaves the reports", async () => {
    const { code, said, told, summary } = await run({ command: "scan", arguments: "--cloud\ntencent\n" });
    expect(code, said).toBe(7);
    expect(told["exit-code"]).toBe("7");
    expect(Object.keys(told).sort()).toEqual(Object.keys(outputs).sort());
    expect(JSON.parse(readFileSync(told.sarif, "utf8")).runs[0].tool.driver.name).toBe("access-audit scan");
    expect(summary).toBe(readFileSync(told.markdown, "utf8"));
    expect(summary).toContain("tencent");
    expect(summary).not.toContain("alibaba");
  });

  it("tells an error as one, without a report of an earlier step", async () => {
    const { code, told } = await run({ command: "scan", arguments: "--baseline=none.json" });
    expect(code).toBe(1);
    expect(told).toEqual({ "exit-code": "1" });
  });

  it("runs no other command, and no part of an input as one", async () => {
    expect(await run({ command: "emulate" })).toMatchObject({
      code: 1,
      said: expect.stringContaining("must be drift"),
    });
    const { said } = await run({ command: "scan", stack: "$(touch owned); touch owned" });
    expect(said).not.toContain("owned: command");
    expect(() => readFileSync(join(folder, "owned"))).toThrow("ENOENT");
  });
});
