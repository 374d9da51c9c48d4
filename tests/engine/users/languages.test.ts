import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { generate } from "../../../tools/generate/generate.mjs";
import { languagePrograms } from "../../../tools/generate/programs.mjs";
import { inProject } from "../../../tools/setup/project.mjs";
import { plugin, setFiles } from "../../languages/project";
import { pythonWithPackage } from "../../languages/python-package";
import { withStack } from "../stage/programs";
import type { TestStack } from "../stage/stack";

const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;

let programs: string;
beforeAll(async () => {
  programs = await languagePrograms();
});

/** The quick start in any language: up, nothing left to do, drift found, destroyed. */
async function lives(stack: TestStack, control: { putBucket(cloud: string, bucket: object): unknown }): Promise<void> {
  const up = await stack.up();
  expect(up.exitCode, said(up)).toBe(0);
  expect(await stack.outputs()).toMatchObject({ before: "Disabled", trackId: expect.stringMatching(/^\d+$/) });
  expect(await stack.preview("--expect-no-changes")).toMatchObject({ exitCode: 0 });
  control.putBucket("tencent", { name: "logs-1250000000", accessMonitor: "Disabled" });
  expect((await stack.preview("--refresh", "--expect-no-changes")).exitCode).not.toBe(0);
  expect(await stack.up("--refresh")).toMatchObject({ exitCode: 0 });
  expect(await stack.destroy()).toMatchObject({ exitCode: 0 });
}

describe("a YAML program", () => {
  it("does the quick start", async () => {
    await withStack({ program: "//\n", path: [programs] }, async (stack, { control }) => {
      setFiles(stack, {
        "Pulumi.yaml": `name: access-audit-test
runtime: yaml
${plugin}
resources:
  logs:
    type: access-audit:index:BucketAccessMonitor
    properties: { cloud: tencent, region: ap-guangzhou, bucket: logs-1250000000, status: Enabled }
  writes:
    type: access-audit:tencent:AuditTrack
    properties:
      region: ap-guangzhou
      name: writes
      status: Enabled
      actionType: Write
      resourceType: "*"
      eventNames: ["*"]
      storage: { type: cos, region: ap-guangzhou, name: audit, prefix: audit }
variables:
  found:
    fn::invoke:
      function: access-audit:index:getBuckets
      arguments: { cloud: tencent, minimum: 2 }
outputs:
  before: \${logs.previousStatus}
  trackId: \${writes.trackId}
  buckets: \${found.buckets}
`,
      });
      await lives(stack, control);
    });
  });

  it("that an import suggests shows no difference", async () => {
    await withStack({ program: "//\n", path: [programs] }, async (stack, { control }) => {
      const text = `name: access-audit-test\nruntime: yaml\n${plugin}\n`;
      setFiles(stack, { "Pulumi.yaml": text });
      const { TrackId } = control.putTrack({ Name: "all", EventNames: ["*"] });
      for (const [type, name, id] of [
        ["access-audit:index:BucketAccessMonitor", "logs", "tencent/ap-guangzhou/logs-1250000000"],
        ["access-audit:tencent:AuditTrack", "track", `tencent/ap-guangzhou/${TrackId}`],
      ] as const) {
        const imported = await stack.cli([
          "import",
          type,
          name,
          id,
          "--yes",
          "--protect=false",
          "--out",
          `${name}.yaml`,
        ]);
        expect(imported.exitCode, said(imported)).toBe(0);
      }
      const suggested = ["logs", "track"].map((name) =>
        readFileSync(join(stack.folder, `${name}.yaml`), "utf8").replace(/^resources:\n/m, ""),
      );
      setFiles(stack, { "Pulumi.yaml": `${text}resources:\n${suggested.join("")}` });
      const preview = await stack.preview("--expect-no-changes");
      expect(preview.exitCode, said(preview) + suggested.join("")).toBe(0);
    });
  });

  it("that a scan writes shows no difference after the import of what it found, on every cloud", async () => {
    await withStack({ program: "//\n", path: [programs] }, async (stack, { control }) => {
      control.putTrail({ Name: "all-events", Status: "Enable", EventRW: "All", OssBucketName: "audit" });
      control.putTracker({ tracker_type: "system", status: "enabled", obs_info: { bucket_name: "audit" } });
      control.putTrack({ Name: "writes", Status: 1 });
      for (const id of Object.values(seed.tencent.databases)) control.putDatabase({ id, auditing: { keepDays: 30 } });
      for (const id of Object.values(seed.alibaba.databases)) control.putAlibabaDatabase({ id, auditing: {} });
      control.putInstance({ id: seed.huawei.rdsInstanceId, policy: { keep_days: 30 } });
      const files = ["--import-file", "import.json", "--program", "found.yaml"];
      const scan = await stack.accessAudit("scan", "--databases", "--region", "huawei/cn-north-4", ...files);
      expect(scan.exitCode, said(scan)).toBe(7);
      const found = readFileSync(join(stack.folder, "found.yaml"), "utf8");
      for (const text of [
        "access-audit:huawei:AuditTrack",
        "access-audit:alibaba:AuditTrack",
        "volcengine-lake",
        "sqlserver",
        "polardb",
      ])
        expect(found).toContain(text);
      const options = ["--yes", "--skip-preview", "--generate-code=false", "--protect=false", "--non-interactive"];
      const imported = await stack.cli(["import", "--file", "import.json", ...options]);
      expect(imported.exitCode, said(imported)).toBe(0);
      const resources = found.slice(found.indexOf("resources:"));
      setFiles(stack, { "Pulumi.yaml": `name: access-audit-test\nruntime: yaml\n${plugin}\n${resources}` });
      const preview = await stack.preview("--refresh", "--expect-no-changes");
      expect(preview.exitCode, said(preview)).toBe(0);
    });
  });
});

describe("a Python program", () => {
  it("does the quick start with the generated package", async () => {
    const python = await pythonWithPackage();
    await withStack({ program: "//\n", path: [join(python, "bin"), programs] }, async (stack, { control }) => {
      setFiles(stack, {
        "Pulumi.yaml": `name: access-audit-test\nruntime: python\n${plugin}\n`,
        "__main__.py": `import pulumi
import pulumi_access_audit as audit
from pulumi_access_audit import tencent

logs = audit.BucketAccessMonitor(
    "logs", cloud="tencent", region="ap-guangzhou", bucket="logs-1250000000", status="Enabled"
)
writes = tencent.AuditTrack(
    "writes",
    region="ap-guangzhou",
    name="writes",
    status=audit.Status.ENABLED,
    action_type="Write",
    resource_type="*",
    event_names=["*"],
    storage=tencent.AuditTrackStorageArgs(type="cos", region="ap-guangzhou", name="audit", prefix="audit"),
)
found = audit.get_buckets_output(cloud="tencent")
pulumi.export("before", logs.previous_status)
pulumi.export("trackId", writes.track_id)
pulumi.export("buckets", found.buckets.apply(lambda buckets: [bucket.name for bucket in buckets]))
`,
      });
      await lives(stack, control);
    });
  });
});

describe("schema.json, the packages of other languages and the reference", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-generated-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are what npm run generate writes", async () => {
    await generate(folder);
    const folders = ["sdk/types", "sdk/python", "sdk/go", "docs/reference", "docs/schemas", "docs/registry"];
    for (const path of ["schema.json", "package.json", "plugin/package.json", ...folders]) {
      expect(textsOf(inProject(path)), `${path} is stale: run npm run generate`).toEqual(textsOf(join(folder, path)));
    }
  });
});

/** The text of each file below a path, by its path there. */
function textsOf(path: string): Record<string, string> {
  if (path.endsWith(".json")) return { "": readFileSync(path, "utf8") };
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile() && !file.parentPath.includes("__pycache__"),
  );
  const texts = files
    .map((file) => join(file.parentPath, file.name))
    .map((file) => [file.slice(path.length), readFileSync(file, "utf8")]);
  return Object.fromEntries(texts.sort());
}
