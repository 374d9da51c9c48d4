import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import { type Clouds, startClouds } from "../stage/clouds";
import type { Outcome } from "../stage/outcome";
import { drawnBackend, monitor, programsOf, track, withStack, writes } from "../stage/programs";
import { createStack, type TestStack } from "../stage/stack";

const said = ({ stdout, stderr }: Outcome) => stdout + stderr;
const timeout = { "access-audit:timeout": "2s" };

describe.each(drawnBackend("recovery"))("on the $backend backend", ({ module }) => {
  const program = programsOf(module);

  describe("a create that fails after its first write", () => {
    it("is repaired by the next up, which makes nothing twice and still puts back what was found", async () => {
      const both = program(monitor("logs"), track("writes"));
      await withStack({ program: both, config: timeout }, async (stack, clouds) => {
        const { control } = clouds;
        control.fault({ cloud: "tencent", action: "GetBucketAccessMonitor", kind: "stale", times: -1 });
        control.fault({ cloud: "tencent", action: "DescribeAuditTrack", kind: "denied", times: -1 });
        const failed = await stack.up("--continue-on-error");
        expect(failed.exitCode, said(failed)).not.toBe(0);
        expect(said(failed)).toContain("not finished within 2 s; last seen: status is");
        expect(said(failed)).toContain("cloudaudit:DescribeAuditTrack");
        expect(await stack.state()).toEqual(
          expect.arrayContaining([
            expect.objectContaining({
              id: "tencent/ap-guangzhou/logs-1250000000",
              outputs: expect.objectContaining({ previousStatus: "Disabled" }),
            }),
          ]),
        );
        control.clearFaults();

        const repaired = await stack.up();
        expect(repaired, said(repaired)).toMatchObject({ exitCode: 0, changes: { update: 2 } });
        expect(control.tracks()).toHaveLength(1);
        expect(writes(clouds).filter((action) => action.endsWith("Track"))).toEqual(["CreateAuditTrack"]);
        expect(await stack.up("--expect-no-changes")).toMatchObject({ exitCode: 0 });
        await stack.destroy();
        expect(control.bucket("tencent", "logs-1250000000")?.accessMonitor).toBe("Disabled");
      });
    });

    it("is told by the engine alone, and not once more by Pulumi's library", async () => {
      const buckets = ["one", "two"].map((name) => `${name}-1250000000`);
      const missing = buckets.map((bucket, index) => monitor(`missing${index}`, { bucket }));
      const silent = missing.map((line) => line.replace("export const", "const"));
      await withStack({ program: program(...silent) }, async (stack) => {
        const failed = await stack.up("--continue-on-error");
        expect(failed.exitCode, said(failed)).not.toBe(0);
        for (const bucket of buckets) expect(said(failed)).toContain(`bucket ${bucket} does not exist`);
        expect(said(failed)).not.toContain("failed to register");
        // Exports of both: one is waited for after the other.
        stack.setProgram(program(...missing));
        const exported = await stack.up("--continue-on-error");
        expect(exported.exitCode).not.toBe(0);
        expect(said(exported)).not.toContain("PromiseRejectionHandledWarning");
      });
    });

    it("can be destroyed before it is repaired, and one whose answer was lost makes one track", async () => {
      await withStack({ program: program(track("writes")), config: timeout }, async (stack, { control }) => {
        control.fault({ cloud: "tencent", action: "DescribeAuditTrack", kind: "denied", times: 1 });
        expect((await stack.up()).exitCode).not.toBe(0);
        const destroyed = await stack.destroy();
        expect(destroyed, said(destroyed)).toMatchObject({ exitCode: 0 });
        expect(control.tracks()).toEqual([]);

        control.fault({ cloud: "tencent", action: "CreateAuditTrack", kind: "loseAnswer" });
        expect(await stack.up()).toMatchObject({ exitCode: 0 });
        expect(control.tracks()).toHaveLength(1);
      });
    });
  });

  describe("a track that exists already", () => {
    it("is taken over with a warning when it equals what is declared, and with adopt only when it differs", async () => {
      const off = { Name: "writes", Status: 0 };
      const equal = {
        ...{
          Name: "equal",
          Status: 1,
          ActionType: "Write",
          ResourceType: "*",
          EventNames: ["*"],
          TrackForAllMembers: 0,
        },
        Storage: { StorageType: "cos", StorageRegion: "ap-guangzhou", StorageName: "audit", StoragePrefix: "audit" },
      };
      const both = program(track("writes"), track("equal"));
      await withStack({ program: both }, async (stack, clouds) => {
        const { TrackId } = clouds.control.putTrack(off);
        const { TrackId: equalId } = clouds.control.putTrack(equal);
        const refused = await stack.up("--continue-on-error");
        expect(refused.exitCode).not.toBe(0);
        expect(said(refused)).toContain("Set adopt: true to take it over");
        expect(said(refused)).toMatch(/audit track equal .* existed already and was adopted/);
        expect((await stack.state()).map(({ outputs }) => outputs?.trackId)).toEqual([equalId]);
        expect(writes(clouds)).toEqual([]);

        stack.setProgram(program(track("writes", { adopt: true }), track("equal")));
        const adopted = await stack.up();
        expect(adopted, said(adopted)).toMatchObject({ exitCode: 0, changes: { create: 1 } });
        expect(await stack.outputs()).toEqual({ writes: TrackId, equal: equalId });
        expect(clouds.control.tracks()).toMatchObject([{ TrackId, Status: 1 }, { TrackId: equalId }]);
        expect(writes(clouds)).toEqual(["ModifyAuditTrack"]);
      });
    });
  });

  describe("wrong input", () => {
    let clouds: Clouds;
    let stack: TestStack;
    beforeAll(async () => {
      clouds = await startClouds();
      stack = await createStack({ program: program(), env: clouds.environment });
    });
    afterAll(async () => {
      await stack?.remove();
      await clouds?.stop();
    });

    it.each([
      [
        "status",
        monitor("logs", { status: "enabled" }),
        "status",
        'must be "Enabled" or "Disabled", but "enabled" was given',
      ],
      ["huawei", monitor("logs", { cloud: "huawei" }), "cloud", "BucketAccessMonitor is not offered by Huawei Cloud"],
      [
        "nested",
        track("writes", { storage: { type: "cos", region: "", name: "audit", prefix: "audit" } }),
        "storage.region",
        "must be a region",
      ],
    ])("is refused in a preview, before any call: %s", async (_, line, property, reason) => {
      stack.setProgram(program(line));
      const outcome = await stack.preview();
      expect(outcome.exitCode).not.toBe(0);
      expect(said(outcome)).toContain(property);
      expect(said(outcome)).toContain(reason);
      expect(clouds.control.journal()).toEqual([]);
    });
  });

  describe("values of a program", () => {
    it("that are not known in a preview are no fault, and a secret one is secret in the state and reaches the cloud", async () => {
      const storage = { type: "cos", region: "ap-guangzhou", name: "audit", prefix: "PREFIX" };
      const lines = [
        'import * as pulumi from "@pulumi/pulumi";',
        track("writes", { storage }).replace('"PREFIX"', 'pulumi.secret("canary0prefix")'),
        `export const archive = new audit.BucketAccessMonitor("archive", { cloud: "alibaba", region: "cn-hangzhou",`,
        `  bucket: writes.apply((id) => (id === "" ? "none" : "archive")), status: "Enabled" }).id;`,
      ];
      await withStack({ program: program(...lines) }, async (stack, { control }) => {
        const preview = await stack.preview();
        expect(preview, said(preview)).toMatchObject({ exitCode: 0, changes: { create: 3 } });
        expect(await stack.up()).toMatchObject({ exitCode: 0 });
        expect(await stack.outputs()).toMatchObject({ archive: "alibaba/cn-hangzhou/archive" });
        expect(control.tracks()).toMatchObject([{ Storage: { StoragePrefix: "canary0prefix" } }]);
        expect(await stack.refresh("--expect-no-changes")).toMatchObject({ exitCode: 0 });
        expect(await stack.export()).not.toContain("canary0prefix");
      });
    });
  });

  describe("credentials that come slowly", () => {
    it("are looked up once, and each of many concurrent reads has them", async () => {
      const home = mkdtempSync(join(tmpdir(), "access-audit-home-"));
      const pipe = join(home, ".tccli", "default.credential");
      mkdirSync(join(home, ".tccli"));
      execFileSync("mkfifo", [pipe]);
      const buckets = Array.from({ length: 8 }, (_, n) => `many${n}`);
      const lines = buckets.map((name) => monitor(name, { bucket: `${name}-1250000000` }));
      const env = { HOME: home, TENCENTCLOUD_SECRET_ID: undefined, TENCENTCLOUD_SECRET_KEY: undefined };
      try {
        await withStack(
          { program: program(...lines), env },
          async (stack, { control, credentials }) => {
            // A named pipe gives its text to one reader, and only when somebody writes.
            const feed = async () => {
              const file = await open(pipe, "w");
              await setTimeout(1000);
              await file.write(JSON.stringify(credentials.tencent));
              await file.close();
            };
            const [up] = await Promise.all([stack.up(), feed()]);
            expect(up, said(up)).toMatchObject({ exitCode: 0, changes: { create: 9 } });
            control.clearJournal();
            const [refresh] = await Promise.all([stack.refresh("--expect-no-changes"), feed()]);
            expect(refresh, said(refresh)).toMatchObject({ exitCode: 0, changes: { same: 9 } });
            expect(control.journal().map(({ status }) => status)).toEqual(buckets.map(() => 200));
            const [destroy] = await Promise.all([stack.destroy(), feed()]);
            expect(destroy, said(destroy)).toMatchObject({ exitCode: 0 });
          },
          ({ control }) => {
            for (const name of buckets)
              control.putBucket("tencent", { name: `${name}-1250000000`, region: seed.tencent.region });
          },
        );
      } finally {
        rmSync(home, { recursive: true });
      }
    });

    it("that are missing are one error that names the cloud and every place, and one line of each further resource", async () => {
      const env = { HOME: "/nonexistent", ALIBABA_CLOUD_ACCESS_KEY_ID: undefined };
      const lines = ["one", "two", "three"].map((bucket) =>
        monitor(bucket, { cloud: "alibaba", region: "cn-hangzhou", bucket }),
      );
      await withStack({ program: program(...lines), env }, async (stack) => {
        const outcome = await stack.up("--continue-on-error");
        expect(outcome.exitCode).not.toBe(0);
        const told = outcome.events.flatMap(({ diagnosticEvent }) => diagnosticEvent?.message ?? []);
        const missing = told.filter((text) => text.includes("Alibaba Cloud: no credentials found"));
        expect(missing).toHaveLength(lines.length);
        const [list, ...others] = missing.filter((text) => text.includes("ALIBABA_CLOUD_ACCESS_KEY_ID"));
        expect(list).toContain("~/.aliyun/config.json");
        expect(others).toEqual([]);
      });
    });
  });
});
