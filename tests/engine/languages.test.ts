import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../tools/languages/generate.mjs";
import { languagePrograms } from "../../tools/languages/programs.mjs";
import { capture } from "../../tools/setup/command.mjs";
import { inProject, projectCache } from "../../tools/setup/project.mjs";
import { withStack } from "./programs";
import type { TestStack } from "./stack";

const said = ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr;
const plugin = `plugins: { providers: [{ name: access-audit, path: ${JSON.stringify(inProject("bin"))} }] }`;

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

/** Replaces the TypeScript program of a stack by one of another language. */
function setFiles(stack: TestStack, files: Readonly<Record<string, string>>): void {
  rmSync(join(stack.folder, "index.ts"), { force: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(stack.folder, name), text);
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
      const files = ["--import-file", "import.json", "--program", "found.yaml"];
      const scan = await stack.accessAudit("scan", "--region", "huawei/cn-north-4", ...files);
      expect(scan.exitCode, said(scan)).toBe(7);
      const found = readFileSync(join(stack.folder, "found.yaml"), "utf8");
      for (const text of ["access-audit:huawei:AuditTrack", "access-audit:alibaba:AuditTrack", "volcengine-lake"])
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

/** A virtual environment with Pulumi's SDK, kept between runs, and the generated package as it is now. */
async function pythonWithPackage(): Promise<string> {
  const requirement = "pulumi==3.220.0";
  const folder = join(projectCache, "languages", `python-${requirement}`);
  const interpreter = join(folder, "bin", "python3");
  const install = async (...packages: string[]) => {
    const options = ["--quiet", "--disable-pip-version-check", "--no-input"];
    const installed = await capture(interpreter, ["-m", "pip", "install", ...options, ...packages]);
    expect(installed.code, said(installed)).toBe(0);
  };
  const isThere = existsSync(interpreter) && (await capture(interpreter, ["-c", "import pulumi, parver"])).code === 0;
  if (!isThere) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    expect(await capture("python3", ["-m", "venv", folder])).toMatchObject({ code: 0 });
    await install(requirement, "parver>=0.2.1", "semver>=2.8.1");
  }
  // The build leaves files beside the sources.
  const copy = mkdtempSync(join(tmpdir(), "access-audit-python-"));
  try {
    cpSync(inProject("sdk", "python"), copy, { recursive: true });
    await install("--no-deps", "--force-reinstall", copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return folder;
}

describe("a Go program", () => {
  it("compiles with the generated package", async () => {
    const folder = mkdtempSync(join(tmpdir(), "access-audit-go-"));
    try {
      const sdk = inProject("sdk", "go", "accessaudit");
      const own = readFileSync(join(sdk, "go.mod"), "utf8").replace(/^module .*$/m, "module audited");
      const extra = `\nrequire pulumi-access-audit/sdk/go/accessaudit v0.0.0\n\nreplace pulumi-access-audit/sdk/go/accessaudit => ${sdk}\n`;
      writeFileSync(join(folder, "go.mod"), own + extra);
      cpSync(join(sdk, "go.sum"), join(folder, "go.sum"));
      writeFileSync(
        join(folder, "main.go"),
        `package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"pulumi-access-audit/sdk/go/accessaudit"
	"pulumi-access-audit/sdk/go/accessaudit/tencent"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		logs, err := accessaudit.NewBucketAccessMonitor(ctx, "logs", &accessaudit.BucketAccessMonitorArgs{
			Cloud:  accessaudit.BucketAccessMonitorCloudTencent,
			Region: pulumi.String("ap-guangzhou"),
			Bucket: pulumi.String("logs-1250000000"),
			Status: accessaudit.StatusEnabled,
		})
		if err != nil {
			return err
		}
		_, err = tencent.NewAuditTrack(ctx, "writes", &tencent.AuditTrackArgs{
			Region:       pulumi.String("ap-guangzhou"),
			Name:         pulumi.String("writes"),
			Status:       accessaudit.StatusEnabled,
			ActionType:   tencent.AuditTrackActionTypeWrite,
			ResourceType: pulumi.String("*"),
			EventNames:   pulumi.StringArray{pulumi.String("*")},
			Storage: &tencent.AuditTrackStorageArgs{
				Type:   tencent.AuditTrackStorageTypeCos,
				Region: pulumi.String("ap-guangzhou"),
				Name:   pulumi.String("audit"),
				Prefix: pulumi.String("audit"),
			},
		})
		ctx.Export("before", logs.PreviousStatus)
		return err
	})
}
`,
      );
      const vet = await capture("go", ["vet", "-mod=mod", "./..."], {
        cwd: folder,
        env: { ...process.env, GOWORK: "off" },
      });
      expect(vet.code, said(vet)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("schema.json and the packages of other languages", () => {
  const folder = mkdtempSync(join(tmpdir(), "access-audit-generated-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are what npm run generate writes", async () => {
    await generate(folder);
    for (const path of ["schema.json", "sdk/python", "sdk/go"]) {
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
