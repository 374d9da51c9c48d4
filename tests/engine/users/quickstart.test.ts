import { afterAll, beforeAll, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { inProject } from "../../../tools/setup/project.mjs";
import { type Clouds, startClouds } from "../stage/clouds";
import { createStack } from "../stage/stack";
import { differences, expectedOutputs } from "./example-readme";

let clouds: Clouds;

beforeAll(async () => {
  clouds = await startClouds();
});

afterAll(() => clouds.stop());

const monitors = () => [
  clouds.control.bucket("tencent", seed.tencent.bucket)?.accessMonitor,
  clouds.control.bucket("alibaba", seed.alibaba.bucket)?.accessMonitor,
];

it("brings the quick start up, changes nothing the second time, and destroys it", async () => {
  expect(monitors()).not.toContain("Enabled");
  const stack = await createStack({
    program: inProject("examples", "quickstart"),
    config: { "access-audit:emulatorUrl": clouds.url },
    env: clouds.environment,
  });
  try {
    const up = await stack.up();
    expect(up, up.stdout + up.stderr).toMatchObject({ exitCode: 0, changes: { create: 5 } });
    const outputs = await stack.outputs();
    expect(differences(expectedOutputs("quickstart"), outputs)).toEqual([]);
    expect(outputs.monitors).toEqual({ logs: "Enabled", archive: "Enabled" });
    expect(outputs.tracks).toEqual({ writes: "Enabled", everything: "Enabled" });
    expect(outputs.auditLogCount).toBeGreaterThan(0);
    expect(outputs.auditLogs).toHaveLength(Number(outputs.auditLogCount));
    expect(monitors()).toEqual(["Enabled", "Enabled"]);

    const again = await stack.up("--expect-no-changes");
    expect(again, again.stdout + again.stderr).toMatchObject({ exitCode: 0, changes: { same: 5 } });

    const destroyed = await stack.destroy();
    expect(destroyed, destroyed.stdout + destroyed.stderr).toMatchObject({ exitCode: 0, changes: { delete: 5 } });
    expect(await stack.state()).toEqual([]);
    expect(monitors()).not.toContain("Enabled");
  } finally {
    await stack.remove();
  }
});
