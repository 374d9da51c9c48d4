import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../tools/setup/project.mjs";
import { withStack } from "../../engine/stage/programs";
import type { TestStack } from "../../engine/stage/stack";
import { inVendorSdks } from "../setup/folder";
import { nodePackages } from "../setup/node-packages";

/** What no npm package has: the providers that Pulumi makes from the Terraform ones on the user's machine. */
const raw = (type: string, name: string, args: object) => `new Raw("${type}", "${name}", ${JSON.stringify(args)});`;

const imports = [
  'import * as alicloud from "@pulumi/alicloud";',
  'import * as pulumi from "@pulumi/pulumi";',
  "class Raw extends pulumi.CustomResource {}",
];
const program = (...lines: string[]) => [...imports, ...lines, ""].join("\n");

const weak = program(
  'const trail = { trailName: "trail", status: "Disable", slsProjectArn: "acs:log:cn-hangzhou:111:project/p" };',
  'new alicloud.actiontrail.Trail("trail", trail);',
  'new alicloud.oss.Bucket("inside", { bucket: "inside-b", accessMonitor: { status: "Disabled" } });',
  'const apart = new alicloud.oss.Bucket("apart", { bucket: "apart-b" });',
  'new alicloud.oss.BucketAccessMonitor("apart", { bucket: apart.bucket.apply((name) => name!), status: "Disabled" });',
  'new alicloud.oss.Bucket("plain", { bucket: "plain-b" });',
  'new alicloud.mongodb.AuditPolicy("mongo", { dbInstanceId: "dds-1", auditStatus: "disabled" });',
  'new alicloud.kvstore.AuditLogConfig("redis", { instanceId: "r-1", dbAudit: true, retention: 7 });',
  'new alicloud.das.SqlLogConfig("das", { instanceId: "rm-1", enable: false });',
  raw("tencentcloud:index/mysqlAuditService:MysqlAuditService", "mysql", { instanceId: "cdb-1", logExpireDay: 7 }),
  raw("tencentcloud:index/auditTrack:AuditTrack", "track", {
    ...{ status: 0, actionType: "Write" },
    resourceType: "*",
  }),
  raw("huaweicloud:Cts/tracker:Tracker", "tracker", { enabled: false, bucketName: "b", validateFile: false }),
);

const strong = program(
  'const trail = { trailName: "trail", eventRw: "All", trailRegion: "All", isOrganizationTrail: true, status: "Enable" };',
  'new alicloud.actiontrail.Trail("trail", { ...trail, slsProjectArn: "acs:log:cn-hangzhou:111:project/p" });',
  'new alicloud.oss.Bucket("inside", { bucket: "inside-b", accessMonitor: { status: "Enabled" } });',
  'const apart = new alicloud.oss.Bucket("apart", { bucket: "apart-b" });',
  'new alicloud.oss.BucketAccessMonitor("apart", { bucket: apart.bucket.apply((name) => name!), status: "Enabled" });',
  'new alicloud.mongodb.AuditPolicy("mongo", { dbInstanceId: "dds-1", auditStatus: "enable", storagePeriod: 180 });',
  'new alicloud.kvstore.AuditLogConfig("redis", { instanceId: "r-1", dbAudit: true, retention: 365 });',
  'new alicloud.das.SqlLogConfig("das", { instanceId: "rm-1", enable: true, retention: 180 });',
  raw("tencentcloud:index/mysqlAuditService:MysqlAuditService", "mysql", { instanceId: "cdb-1", logExpireDay: 180 }),
  raw("tencentcloud:index/auditTrack:AuditTrack", "track", {
    ...{ status: 1, actionType: "*", resourceType: "*", eventNames: ["*"], trackForAllMembers: 1 },
    storage: { storageType: "cos", storageName: "b", storageRegion: "ap-guangzhou", storagePrefix: "p" },
  }),
  raw("huaweicloud:Cts/tracker:Tracker", "tracker", {
    ...{ enabled: true, bucketName: "b", validateFile: true, kmsId: "k", organizationEnabled: true },
  }),
);

/** Accepting providers of the three packages, and the classes of the one that npm has. */
async function prepare(stack: TestStack): Promise<void> {
  const modules = await nodePackages();
  const provider = `#!/bin/sh\nNODE_PATH='${modules}' exec '${process.execPath}' '${inVendorSdks("node", "accepting-provider.cjs")}' "$@"\n`;
  const lines = ["alicloud", "tencentcloud", "huaweicloud"].map((name) => {
    const folder = join(stack.folder, "plugins", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `pulumi-resource-${name}`), provider, { mode: 0o755 });
    return `    - { name: ${name}, path: ${JSON.stringify(folder)} }\n`;
  });
  writeFileSync(
    join(stack.folder, "Pulumi.yaml"),
    `name: access-audit-test\nruntime: nodejs\nplugins:\n  providers:\n${lines.join("")}`,
  );
  const pulumi = join(stack.folder, "node_modules", "@pulumi");
  rmSync(pulumi, { recursive: true });
  symlinkSync(join(modules, "@pulumi"), pulumi, "dir");
}

describe("the policy pack on stacks of the bridged providers", () => {
  it("blocks one that weakens, says where, and passes one that does not", async () => {
    await withStack({ program: weak }, async (stack) => {
      await prepare(stack);
      const preview = async () => {
        const { exitCode, stdout, stderr } = await stack.preview("--policy-pack", inProject("policy"));
        const said = stdout + stderr;
        const found = [...said.matchAll(/- \[(mandatory|advisory)\] \[severity: \w+\] {2}(\S+) {2}\((\S+): (.+)\)/g)];
        return {
          exitCode,
          said,
          found: found.map(([, level, policy, type, name]) => [level, policy, type, name].join(" ")),
        };
      };

      const refused = await preview();
      expect(refused.exitCode).not.toBe(0);
      const [trail, track, tracker] = [
        "alicloud:actiontrail/trail:Trail trail",
        "tencentcloud:index/auditTrack:AuditTrack track",
        "huaweicloud:Cts/tracker:Tracker tracker",
      ];
      const nothingRecords = "advisory track-per-cloud pulumi:pulumi:Stack access-audit-test-test";
      expect(refused.found.sort(), refused.said).toEqual(
        [
          "mandatory monitor-enabled alicloud:oss/bucket:Bucket inside",
          "mandatory monitor-enabled alicloud:oss/bucketAccessMonitor:BucketAccessMonitor apart",
          "advisory every-bucket-monitored alicloud:oss/bucket:Bucket plain",
          ...[trail, track, tracker].map((one) => `mandatory track-enabled ${one}`),
          "mandatory database-audit-enabled alicloud:mongodb/auditPolicy:AuditPolicy mongo",
          "mandatory database-audit-enabled alicloud:das/sqlLogConfig:SqlLogConfig das",
          "advisory retention-days alicloud:kvstore/auditLogConfig:AuditLogConfig redis",
          "advisory retention-days tencentcloud:index/mysqlAuditService:MysqlAuditService mysql",
          `mandatory track-destination ${track}`,
          ...[trail, track].map((one) => `advisory track-records-everything ${one}`),
          `advisory track-encryption ${tracker}`,
          `advisory track-file-validation ${tracker}`,
          ...[nothingRecords, nothingRecords, nothingRecords],
        ].sort(),
      );

      stack.setProgram(strong);
      const passed = await preview();
      expect(passed.exitCode, passed.said).toBe(0);
      expect(passed.found).toEqual([]);
      expect(passed.said).toContain("11 to create");
    });
  });
});
