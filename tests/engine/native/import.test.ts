import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Clouds, startClouds } from "../stage/clouds";
import { everything } from "../stage/everything";
import { monitor, programsOf, withStack, writes } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

const program = programsOf("pulumi-access-audit/native");
const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

describe("import", () => {
  let clouds: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    clouds = await startClouds();
    clouds.control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Enabled" });
    stack = await createStack({ program: program(), env: clouds.environment });
  });
  afterAll(async () => {
    await stack?.remove();
    await clouds?.stop();
  });

  it("by the CLI takes an existing bucket over, and the suggested program shows no difference", async () => {
    const id = "tencent/ap-guangzhou/logs-1250000000";
    const args = ["import", "access-audit:index:BucketAccessMonitor", "logs", id, "--yes", "--generate-code=false"];
    const imported = await stack.cli([...args, "--protect=false", "--non-interactive"]);
    expect(imported.exitCode, said(imported)).toBe(0);
    expect(await stack.state()).toMatchObject([{ id, inputs: { status: "Enabled", onDelete: "restore" } }]);
    stack.setProgram(program(monitor("logs")));
    const preview = await stack.preview("--expect-no-changes");
    expect(preview.exitCode, said(preview)).toBe(0);
    expect(writes(clouds)).toEqual([]);
  });

  it("of what does not exist says so", async () => {
    const id = "tencent/ap-guangzhou/missing-1250000000";
    const args = ["import", "access-audit:index:BucketAccessMonitor", "missing", id, "--yes", "--generate-code=false"];
    const outcome = await stack.cli([...args, "--non-interactive"]);
    expect(outcome.exitCode).not.toBe(0);
    expect(said(outcome)).toContain("does not exist");
  });

  it("of an id in another form shows the form", async () => {
    const args = [
      "import",
      "access-audit:tencent:AuditTrack",
      "bad",
      "tencent/ap-guangzhou/writes",
      "--yes",
      "--generate-code=false",
    ];
    const outcome = await stack.cli([...args, "--non-interactive"]);
    expect(outcome.exitCode).not.toBe(0);
    expect(said(outcome)).toContain(
      `is not the id of an audit track: trackId must be the track's number, but "writes" was given; ` +
        "it must be tencent/<region>/<number of the track>",
    );
  });
});

describe("import of many", () => {
  it("brings every kind under control in a second stack, which shows no difference", async () => {
    await withStack({ program: program(...everything) }, async (first, clouds) => {
      const up = await first.up();
      expect(up.exitCode, said(up)).toBe(0);
      const resources = (await first.state()).map(({ type, urn, id }) => ({ type, name: urn.split("::").at(-1), id }));
      const second = await createStack({ program: program(), env: clouds.environment });
      try {
        writeFileSync(join(second.folder, "resources.json"), JSON.stringify({ resources }));
        writes(clouds);
        const imported = await second.cli([
          ...["import", "--file", "resources.json", "--yes", "--generate-code=false", "--protect=false"],
          "--non-interactive",
        ]);
        expect(imported.exitCode, said(imported)).toBe(0);
        second.setProgram(program(...everything));
        const preview = await second.preview("--expect-no-changes");
        expect(preview.exitCode, said(preview)).toBe(0);
        expect(writes(clouds)).toEqual([]);
        // What is imported is put back to what was found then.
        expect(await second.destroy()).toMatchObject({ exitCode: 0 });
        expect(clouds.control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Enabled");
        expect(clouds.control.tracks()).toEqual([]);
      } finally {
        await second.remove();
      }
    });
  });

  it("by the option of a resource, and reading without managing", async () => {
    const id = "tencent/ap-guangzhou/logs-1250000000";
    const text = program(
      monitor("logs", { status: "Disabled" }, { import: id }),
      `const found = audit.BucketAccessMonitor.get("found", "${id}");`,
      'const trail = audit.AuditTrack.get("trail", "alibaba/cn-hangzhou/all-events");',
      `const policy = audit.DatabaseAuditPolicy.get("policy", "huawei/cn-north-4/${seed.huawei.projectId}/rds/${seed.huawei.rdsInstanceId}");`,
      "export const status = found.status;",
      "export const bucket = found.bucket;",
      "export const read = [trail.name, trail.eventRw, policy.status];",
    );
    await withStack({ program: text }, async (stack, clouds) => {
      clouds.control.putTrail({ Name: "all-events", Status: "Enable", EventRW: "All", OssBucketName: "audit" });
      const outcome = await stack.up();
      expect(outcome.exitCode, said(outcome)).toBe(0);
      expect(await stack.outputs()).toMatchObject({
        ...{ status: "Disabled", bucket: "logs-1250000000" },
        read: ["all-events", "All", "Disabled"],
      });
      expect(writes(clouds)).toEqual([]);
    });
  });
});
