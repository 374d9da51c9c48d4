import { describe, expect, it } from "vitest";
import { sampled } from "../../../tools/test/sampled.mjs";
import { details } from "../stage/details";
import { backends, monitor, programsOf, withStack, writes } from "../stage/programs";

const region = "ap-guangzhou";
const name = (short: string) => `fleet-${short}-1250000000`;
const names = (...short: string[]) => short.map(name);

describe.each(sampled("fleets, by backend", backends, 1))("a fleet on the $backend backend", ({ backend, module }) => {
  const program = programsOf(module);
  const fleet = (args: object, options: object = {}) =>
    `const fleet = new audit.BucketAccessMonitors("fleet", ${JSON.stringify({
      ...{ cloud: "tencent", status: "Enabled", ...args },
    })} as audit.BucketAccessMonitorsArgs, ${JSON.stringify(options)});
     export const buckets = fleet.buckets;`;
  const listed = (short: readonly string[], more: object = {}) =>
    program(fleet({ buckets: { [region]: names(...short) }, ...more }));
  const prepare = ({ control }: { control: { putBucket(cloud: string, bucket: object): unknown } }) => {
    for (const short of ["a", "b", "c", "d"]) control.putBucket("tencent", { name: name(short), region });
  };

  it("comes up, drifts, is told of by name, repaired, goes on after a failure, and ends", async () => {
    await withStack(
      { program: listed(["a", "b", "c"]) },
      async (stack, clouds) => {
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { create: 2 } });
        expect(writes(clouds)).toHaveLength(3);
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { same: 2 } });

        clouds.control.putBucket("tencent", { name: name("b"), accessMonitor: "Disabled" });
        const drift = await stack.accessAudit("drift", "--json");
        const [told] = JSON.parse(drift.stdout).resources;
        expect([drift.exitCode, told.name, told.findings.length]).toEqual([7, "fleet", 1]);
        expect(told.findings[0]).toMatchObject({ rule: "switched-off", severity: "high" });
        expect(told.findings[0].property).toContain(name("b"));
        const preview = await stack.preview("--refresh");
        expect(preview.changes).toMatchObject({ update: 1 });
        if (backend === "native") expect(Object.keys(details(preview.events).fleet ?? {}).join()).toContain(name("b"));
        writes(clouds);
        expect((await stack.up("--refresh")).exitCode).toBe(0);
        expect(writes(clouds)).toEqual(["PutBucketAccessMonitor"]);

        stack.setProgram(listed(["a", "b", "c", "d", "none"]));
        const failed = await stack.up();
        expect(failed.exitCode).not.toBe(0);
        expect(failed.stdout + failed.stderr).toContain(`bucket ${name("none")} does not exist`);
        expect(clouds.control.bucket("tencent", name("d"))?.accessMonitor).toBe("Enabled");
        clouds.control.putBucket("tencent", { name: name("none"), region });
        writes(clouds);
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { update: 1 } });
        expect(writes(clouds)).toEqual(["PutBucketAccessMonitor"]);

        stack.setProgram(listed(["a"]));
        const refused = await stack.up();
        expect(refused.stdout + refused.stderr).toContain("More than half are refused unless minimum is set");
        expect(writes(clouds)).toEqual([]);

        expect((await stack.destroy()).exitCode).toBe(0);
        const left = ["a", "b", "c", "d"].map((one) => clouds.control.bucket("tencent", name(one))?.accessMonitor);
        expect(new Set(left)).toEqual(new Set(["Disabled"]));
      },
      prepare,
    );
  });

  it("takes single resources over in one up without a write, and gives them back in two", async () => {
    const short = ["a", "b", "c"];
    const singles = program(...short.map((one) => monitor(one, { bucket: name(one) })));
    await withStack(
      { program: singles },
      async (stack, clouds) => {
        expect((await stack.up()).exitCode).toBe(0);
        const printed = await stack.accessAudit("fleet", "--from-stack", "--format", "json");
        expect(printed.exitCode, printed.stderr).toBe(0);
        const [{ args }] = JSON.parse(printed.stdout).fleets;
        writes(clouds);

        stack.setProgram(program(fleet(args)));
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { create: 1, delete: 3 } });
        expect(writes(clouds)).toEqual([]);
        const { formerStatuses: _, ...rest } = args;
        stack.setProgram(program(fleet(rest)));
        expect((await stack.up()).changes.update).toBeUndefined();
        expect((await stack.state())[0]?.outputs).toMatchObject({ previousStatus: "Disabled" });

        stack.setProgram(program(fleet({ ...rest, onDelete: "keep" })));
        expect((await stack.up()).exitCode).toBe(0);
        stack.setProgram(singles);
        expect(await stack.up("--refresh")).toMatchObject({ exitCode: 0, changes: { create: 3, delete: 1 } });
        expect(writes(clouds)).toEqual([]);
        expect((await stack.state()).map(({ outputs }) => outputs?.previousStatus)).toEqual(Array(3).fill("Disabled"));
      },
      prepare,
    );
  });

  it("hands a bucket over to a resource that waits for the fleet, and never switches it off", async () => {
    const args = { cloud: "tencent", region, bucket: name("c"), status: "Enabled" };
    const single = `new audit.BucketAccessMonitor("c", ${JSON.stringify(args)} as const, { dependsOn: fleet });`;
    await withStack(
      { program: listed(["a", "b", "c"]) },
      async (stack, clouds) => {
        expect((await stack.up()).exitCode).toBe(0);
        writes(clouds);
        stack.setProgram(program(fleet({ buckets: { [region]: names("a", "b") } }), single));
        const moved = await stack.cli(["up", "--yes", "--non-interactive"]);
        expect(moved.exitCode, moved.stdout).toBe(0);
        expect(writes(clouds)).toEqual([]);
        const state = await stack.state();
        expect(state.find(({ urn }) => urn.endsWith("::c"))?.outputs).toMatchObject({ previousStatus: "Disabled" });
      },
      prepare,
    );
  });

  it("by a pattern: a preview names the bucket that joins, and shows what it cannot look up as unknown", async () => {
    const by = program(fleet({ patterns: { [region]: "fleet-*" }, minimum: 1 }));
    await withStack(
      { program: by },
      async (stack, clouds) => {
        const first = await stack.preview("--diff");
        expect(first.exitCode, first.stdout).toBe(0);
        if (backend === "native") expect(first.stdout).toContain(name("a"));
        expect((await stack.up()).exitCode).toBe(0);
        expect(await stack.outputs()).toMatchObject({ buckets: { [region]: names("a", "b", "c", "d") } });
        expect(await stack.up()).toMatchObject({ changes: { same: 2 } });

        clouds.control.putBucket("tencent", { name: name("e"), region });
        const joining = await stack.preview("--diff");
        expect(joining.changes).toMatchObject({ update: 1 });
        expect(joining.stdout + joining.stderr).toContain(`${name("e")} joins`);
        if (backend === "native") expect(Object.keys(details(joining.events).fleet ?? {}).join()).toContain(name("e"));

        clouds.control.fault({ cloud: "tencent", action: "GetService", kind: "denied", times: -1 });
        const blind = await stack.preview();
        expect(blind.exitCode, blind.stdout).toBe(0);
        expect(blind.stdout + blind.stderr).toContain("Which buckets the patterns stand for is not known");
        expect(blind.changes).toMatchObject({ update: 1 });
        clouds.control.clearFaults();
        expect((await stack.destroy()).exitCode).toBe(0);
      },
      prepare,
    );
  });

  it("of access logs: comes up, is told of by name when one is taken away, is repaired, and ends as it was found", async () => {
    const target = name("target");
    const logs = {
      ...{ cloud: "tencent", status: "Enabled", buckets: { [region]: names("a", "b") } },
      ...{ targetBuckets: { [region]: target }, targetPrefix: "logs/{bucket}/" },
    };
    await withStack(
      {
        program: program(`new audit.BucketAccessLogs("logs", ${JSON.stringify(logs)} as audit.BucketAccessLogsArgs);`),
      },
      async (stack, clouds) => {
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { create: 2 } });
        expect(await stack.up()).toMatchObject({ exitCode: 0, changes: { same: 2 } });
        const logOf = (short: string) => clouds.control.bucket("tencent", name(short))?.logging;
        expect(logOf("b")).toMatchObject({ targetBucket: target, targetPrefix: `logs/${name("b")}/` });

        clouds.control.putBucket("tencent", { name: name("b"), logging: null });
        const drift = await stack.accessAudit("drift", "--json");
        const [told] = JSON.parse(drift.stdout).resources;
        expect([drift.exitCode, told.name, told.severity]).toEqual([7, "logs", "high"]);
        expect(told.findings[0]).toMatchObject({ rule: "switched-off", live: "Disabled" });
        for (const { property } of told.findings) expect(property).toContain(`["${name("b")}"]`);
        writes(clouds);
        expect((await stack.up("--refresh")).exitCode).toBe(0);
        expect(writes(clouds)).toEqual(["PutBucketLogging"]);
        expect((await stack.destroy()).exitCode).toBe(0);
        expect(["a", "b"].map(logOf)).toEqual([undefined, undefined]);
      },
      (clouds) => {
        prepare(clouds);
        clouds.control.putBucket("tencent", { name: target, region });
      },
    );
  });
});
