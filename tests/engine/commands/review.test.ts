import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Clouds, startClouds } from "../stage/clouds";
import type { CommandOutcome } from "../stage/outcome";
import { drawnBackend, programsOf } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";
import { cases, declarations } from "./review-cases";

interface Told {
  readonly name: string;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
}

/** Every weakening, and no strengthening. */
describe.each(drawnBackend("review"))("access-audit review on the $backend backend", ({ module }) => {
  const program = programsOf(module);
  let clouds: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    clouds = await startClouds();
    for (let index = 0; index < 10; index += 1)
      clouds.control.putBucket("tencent", { name: `b-${index}-1250000000`, region: "ap-guangzhou" });
    stack = await createStack({ program: program(...declarations(2)), typescript: true, env: clouds.environment });
    const up = await stack.up();
    expect(up.exitCode, up.stdout + up.stderr).toBe(0);
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  const expectCases = ({ stdout, stderr, exitCode }: CommandOutcome) => {
    expect(exitCode, stdout + stderr).toBe(7);
    const resources: readonly Told[] = JSON.parse(stdout).resources;
    const found = resources
      .filter(({ findings }) => findings.length > 0)
      .map(({ name, findings }) => [
        name,
        ...findings.map(({ property, rule, severity }) => [property, rule, severity]).sort(),
      ]);
    const expected = cases.flatMap(([name, , , , ...told]) => (told.length > 0 ? [[name, ...told]] : []));
    expect(Object.fromEntries(found.map((one) => [one[0], one]))).toEqual(
      Object.fromEntries(expected.map((one) => [one[0], one])),
    );
  };

  it("finds nothing where nothing changes", async () => {
    const outcome = await stack.accessAudit("review");
    expect(outcome.exitCode, outcome.stdout + outcome.stderr).toBe(0);
    expect(outcome.stdout).toContain("0 of 0 changes weaken auditing");
  });

  it("finds every weakening and no strengthening, in a preview of its own and in the file of one", async () => {
    stack.setProgram(program(...declarations(3)));
    clouds.control.clearJournal();
    expectCases(await stack.accessAudit("review", "--json"));
    expect(clouds.control.journal().filter(({ action }) => /^(Put|Modify|Create|Delete|Update)/.test(action))).toEqual(
      [],
    );

    const { stdout } = await stack.cli(["preview", "--json", "--non-interactive"]);
    writeFileSync(join(stack.folder, "preview.json"), stdout);
    expectCases(await stack.accessAudit("review", "--json", "--preview", "preview.json"));
    const markdown = await stack.accessAudit("review", "--preview", "preview.json", "--format", "markdown");
    expect(markdown.stdout).toContain("| 🔴 high | **off**<br>BucketAccessMonitor, tencent<br>index.ts:");
    expect(markdown.stdout).toContain("the access history is lost");
    expect(markdown.stdout).toContain("renamed from old-name to new-name: nothing is switched off in the cloud");
  });

  it("tells more removals than are allowed, of the stack, and leaves open what a file does not show", async () => {
    stack.setProgram(program(...declarations(3)));
    const massRemovals = async (...args: string[]) => {
      const { stdout } = await stack.accessAudit("review", "--json", ...args);
      const resources: readonly Told[] = JSON.parse(stdout).resources;
      const found = resources.filter(({ name }) => name === "access-audit-test-test");
      return found.flatMap(({ findings }) => findings.map(({ rule, severity, reason }) => [rule, severity, reason]));
    };
    // Two of the six that are declared Enabled: given-up, and elsewhere, which goes to another bucket.
    expect(await massRemovals("--max-removals", "20%")).toEqual([
      ["mass-removal", "high", "2 of the 6 monitors of the stack are removed, more than 20 %"],
    ]);
    const file = ["--preview", "preview.json"];
    expect(await massRemovals(...file)).toEqual([]);
    expect(await massRemovals(...file, "--max-removals", "1")).toEqual([
      ["mass-removal", "high", "2 monitors of the stack are removed, more than 1"],
      ["mass-removal", "high", "2 tracks of the stack are removed, more than 1"],
    ]);
    expect(await massRemovals(...file, "--max-removals", "35%")).toEqual([
      ["mass-removal", "medium", expect.stringContaining("write it with pulumi preview --json --show-sames")],
    ]);
  });

  it("calls a preview that failed an error, whatever it found", async () => {
    stack.setProgram(program(...declarations(3), 'throw new Error("no further");'));
    const outcome = await stack.accessAudit("review", "--json");
    expect(outcome.exitCode).toBe(1);
    expect(JSON.parse(outcome.stdout).errors.join("\n")).toContain("no further");
    const broken = await stack.accessAudit("review", "--preview", "Pulumi.yaml");
    expect(broken).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Pulumi.yaml is not what pulumi preview"),
    });
  });
});
