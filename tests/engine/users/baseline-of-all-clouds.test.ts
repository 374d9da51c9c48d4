import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { startClouds } from "../stage/clouds";
import { createStack } from "../stage/stack";
import { differences, expectedOutputs } from "./example-readme";

/** Keys of all clouds, as an organization has them in the configuration of its stack. */
const credentials = {
  tencent: { secretId: "AKIDthreecloudscanary", secretKey: "canary0three0clouds0tencent" },
  alibaba: { accessKeyId: "LTAIthreecloudscanary", accessKeySecret: "canary0three0clouds0alibaba" },
  huawei: { accessKey: "HWIDthreecloudscanary", secretKey: "canary0three0clouds0huawei" },
  volcengine: { accessKey: "AKLTthreecloudscanary", secretKey: "canary0three0clouds0volcengine" },
};

describe("examples/baseline-of-all-clouds", () => {
  it("brings an organization's baseline up with credentials of the configuration, and tells none of them", async () => {
    const clouds = await startClouds({ credentials });
    try {
      const stack = await createStack({
        program: inProject("examples", "baseline-of-all-clouds"),
        env: { ACCESS_AUDIT_EMULATOR_URL: clouds.url },
      });
      try {
        const settings = Object.entries(credentials).flatMap(([cloud, members]) =>
          Object.entries(members).flatMap(([name, value]) => ["--secret", `access-audit:${cloud}.${name}=${value}`]),
        );
        expect(await stack.cli(["config", "set-all", "--path", ...settings])).toMatchObject({ exitCode: 0 });
        const up = await stack.up();
        expect(up.exitCode, up.stdout + up.stderr).toBe(0);
        expect(await stack.outputs()).toMatchObject({
          monitored: {
            tencent: ["audit-1250000000", "logs-1250000000"],
            alibaba: ["archive", "audit"],
            volcengine: ["lake"],
          },
          recording: ["tencent: Enabled", "alibaba: Enabled", "huawei: Enabled", "volcengine: Enabled"],
        });
        expect(differences(expectedOutputs("baseline-of-all-clouds"), await stack.outputs())).toEqual([]);
        const preview = await stack.preview("--refresh", "--expect-no-changes");
        expect(preview.exitCode, preview.stdout + preview.stderr).toBe(0);
        const told = up.stdout + up.stderr + (await stack.export()) + JSON.stringify(clouds.control.journal());
        expect(told).not.toContain("canary0three0clouds");
        expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
        expect([...clouds.control.tracks(), ...clouds.control.cloudTrails()]).toEqual([]);
        expect(clouds.control.bucket("volcengine", "lake")?.accessMonitor).toBe("Disabled");
      } finally {
        await stack.remove();
      }
    } finally {
      await clouds.stop();
    }
  });
});
