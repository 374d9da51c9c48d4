import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Clouds, startClouds } from "../stage/clouds";
import type { CommandOutcome } from "../stage/outcome";
import { drawnBackend, programsOf, writes } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

/** A log of each cloud, as its program declares it, and what the emulator has of it. */
const logs = {
  tencent: { bucket: seed.tencent.bucket, target: "audit-target-1250000000", own: {}, stored: {} },
  alibaba: { bucket: seed.alibaba.bucket, target: "audit-target", own: {}, stored: {} },
  huawei: {
    ...{ bucket: "orders", target: "audit-target" },
    ...{ own: { agency: "obs-log-agency" }, stored: { role: "obs-log-agency" } },
  },
  volcengine: { bucket: seed.volcengine.bucket, target: "audit-target", own: {}, stored: {} },
} as const;
type Cloud = keyof typeof logs;
const clouds = Object.keys(logs) as Cloud[];

const argumentsOf = (cloud: Cloud) => {
  const { bucket, target: targetBucket, own } = logs[cloud];
  const { region } = seed[cloud];
  return { cloud, region, bucket, status: "Enabled", targetBucket, targetPrefix: "logs/", ...own };
};
const storedOf = (cloud: Cloud) => {
  const { target: targetBucket, stored } = logs[cloud];
  return { targetBucket, targetPrefix: "logs/", ...stored };
};
const idOf = (cloud: Cloud) => `${cloud}/${seed[cloud].region}/${logs[cloud].bucket}`;
const declared = clouds.map(
  (cloud) =>
    `export const ${cloud} = new audit.BucketAccessLog("${cloud}", ${JSON.stringify(argumentsOf(cloud))} as ` +
    "unknown as audit.BucketAccessLogArgs).status;",
);

const said = ({ stdout, stderr }: CommandOutcome) => stdout + stderr;

/** Clouds with a target for each log. */
async function withTargets(): Promise<Clouds> {
  const started = await startClouds();
  for (const cloud of clouds)
    started.control.putBucket(cloud, { name: logs[cloud].target, region: seed[cloud].region });
  return started;
}

describe("the logs of four clouds that exist", () => {
  let started: Clouds;
  let stack: TestStack;
  const program = programsOf("pulumi-access-audit/native");

  beforeAll(async () => {
    started = await withTargets();
    for (const cloud of clouds)
      started.control.putBucket(cloud, { name: logs[cloud].bucket, logging: storedOf(cloud) });
    stack = await createStack({ program: program(), env: started.environment });
  });
  afterAll(async () => {
    await stack?.remove();
    await started?.stop();
  });

  it("are imported without a write, and their program shows no difference", async () => {
    const resources = clouds.map((cloud) => ({
      type: "access-audit:index:BucketAccessLog",
      name: cloud,
      id: idOf(cloud),
    }));
    writeFileSync(join(stack.folder, "resources.json"), JSON.stringify({ resources }));
    const options = ["--yes", "--generate-code=false", "--protect=false", "--non-interactive"];
    const imported = await stack.cli(["import", "--file", "resources.json", ...options]);
    expect(imported.exitCode, said(imported)).toBe(0);
    stack.setProgram(program(...declared));
    const preview = await stack.preview("--expect-no-changes");
    expect(preview.exitCode, said(preview)).toBe(0);
    expect(writes(started)).toEqual([]);
  });

  it("are left as they were found when the stack goes, and nothing is written for that", async () => {
    const destroyed = await stack.destroy();
    expect(destroyed.exitCode, said(destroyed)).toBe(0);
    for (const cloud of clouds)
      expect(started.control.bucket(cloud, logs[cloud].bucket)?.logging).toEqual(storedOf(cloud));
    expect(writes(started)).toEqual([]);
  });
});

describe.each(drawnBackend("logs of buckets"))("the logs of four clouds on the $backend backend", ({ module }) => {
  let started: Clouds;
  let stack: TestStack;

  beforeAll(async () => {
    started = await withTargets();
    stack = await createStack({ program: programsOf(module)(...declared), env: started.environment });
    const up = await stack.up();
    expect(up.changes, said(up)).toEqual({ create: clouds.length + 1 });
  });
  afterAll(async () => {
    await stack?.remove();
    await started?.stop();
  });

  it("drift in what somebody changed, each as grave as it is, and no write is made for that", async () => {
    const { control } = started;
    control.putBucket("tencent", { name: logs.tencent.bucket, logging: null });
    const moved = { ...storedOf("alibaba"), targetBucket: logs.alibaba.bucket };
    control.putBucket("alibaba", { name: logs.alibaba.bucket, logging: moved });
    const other = { ...storedOf("huawei"), role: "another-agency" };
    const grants = [{ grantee: { canned: "Everyone" }, permission: "READ" }];
    control.putBucket("huawei", { name: logs.huawei.bucket, logging: { ...other, grants } });
    const elsewhere = { ...storedOf("volcengine"), targetPrefix: "elsewhere" };
    control.putBucket("volcengine", { name: logs.volcengine.bucket, logging: elsewhere });
    writes(started);

    const outcome = await stack.accessAudit("drift", "--json");
    expect(outcome.exitCode, said(outcome)).toBe(7);
    const { resources } = JSON.parse(outcome.stdout) as {
      resources: { name: string; findings: { property: string; severity: string; rule: string }[] }[];
    };
    const found = resources.flatMap(({ name, findings }) =>
      findings.map(({ property, severity, rule }) => `${name} ${property} ${severity} ${rule}`),
    );
    expect(found.sort()).toEqual(
      expect.arrayContaining([
        "alibaba targetBucket medium redirected",
        "huawei agency medium undelivered",
        "huawei targetGrants medium unprotected",
        "tencent status high switched-off",
        "volcengine targetPrefix medium redirected",
      ]),
    );
    expect(writes(started)).toEqual([]);
  });

  it("are repaired by an up that refreshes, and put back when the stack goes", async () => {
    const up = await stack.up("--refresh");
    expect(up.exitCode, said(up)).toBe(0);
    for (const cloud of clouds)
      expect(started.control.bucket(cloud, logs[cloud].bucket)?.logging).toEqual(storedOf(cloud));
    const destroyed = await stack.destroy();
    expect(destroyed.exitCode, said(destroyed)).toBe(0);
    // Nothing was logged before.
    for (const cloud of clouds) expect(started.control.bucket(cloud, logs[cloud].bucket)?.logging).toBeUndefined();
  });
});
