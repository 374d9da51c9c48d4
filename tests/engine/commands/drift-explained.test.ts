import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { monitor, programsOf, withStack } from "../stage/programs";

it("says on every cloud who changed it, or why that is not known", async () => {
  const program = programsOf("pulumi-access-audit/native")(
    'new audit.AuditTrack("trail", { cloud: "alibaba", region: "cn-hangzhou", name: "all-events", status: "Enabled", ossBucketName: "archive" });',
    'new audit.AuditTrack("system", { cloud: "huawei", region: "cn-north-4", type: "system", status: "Enabled", obs: { bucketName: "audit" } });',
    'new audit.BucketAccessMonitor("lake", { cloud: "volcengine", region: "cn-beijing", bucket: "lake", status: "Enabled" });',
    monitor("logs"),
  );
  await withStack({ program }, async (stack, { control }) => {
    expect(await stack.up()).toMatchObject({ exitCode: 0 });
    // The clouds' events count whole seconds.
    await setTimeout(1100);
    control.putTrail({ Name: "all-events", Status: "Disable" });
    control.putTracker({ tracker_type: "system", status: "disabled" });
    control.putBucket("volcengine", { name: "lake", accessMonitor: "Disabled" });
    control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });
    const found = await stack.accessAudit("drift", "--explain", "--json");
    expect(found.exitCode, found.stdout + found.stderr).toBe(7);
    const told = Object.fromEntries(
      JSON.parse(found.stdout).resources.map((one: { readonly name: string }) => [one.name, one]),
    );
    expect(told).toMatchObject({
      trail: { changedBy: { actor: "console-user", operation: "StopLogging" } },
      system: { changedBy: { actor: "console-user", operation: "updateTracker" } },
      lake: { changedBy: null, changedByUnknown: expect.stringContaining("no event of the last 7 days") },
      logs: { changedBy: null, changedByUnknown: expect.stringContaining("no event of the last 7 days") },
    });
  });
});
