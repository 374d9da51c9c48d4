import { describe, expect, it } from "vitest";
import { findDataSource } from "../../../provider/registry";
import { rejection } from "../stage";
import { monitorScene, monitors } from "./monitor-scene";

describe.each(monitors)("the data sources of buckets on %s:", (cloud, monitor) => {
  const { stage, subject } = monitorScene(cloud, monitor);
  const { bucket, region } = subject;

  it("getBucketAccessMonitor reads one bucket", async () => {
    const source = findDataSource("getBucketAccessMonitor", cloud);
    expect(await source.run(stage.session(), { cloud, region, bucket })).toEqual({
      status: "Disabled",
      requestId: expect.stringMatching(/./),
    });
    expect((await rejection(source.run(stage.session(), { cloud, region, bucket: `no-${bucket}` }))).message).toContain(
      "does not exist",
    );
  });

  it("getBuckets lists buckets with their region, filtered by prefix, over all pages", async () => {
    const suffix = cloud === "tencent" ? "-1250000000" : "";
    const source = findDataSource("getBuckets", cloud);
    const found = (await source.run(stage.session(), { cloud })) as { buckets: object[] };
    const seeded = found.buckets.length;
    for (let n = 0; n < 2300; n++) {
      stage.emulator.control.putBucket(cloud, { name: `many-${String(n).padStart(4, "0")}${suffix}`, region });
    }
    const { buckets } = (await source.run(stage.session(), { cloud })) as {
      buckets: { name: string; region: string }[];
    };
    expect(buckets).toHaveLength(seeded + 2300);
    expect(new Set(buckets.map(({ name }) => name)).size).toBe(seeded + 2300);
    expect(buckets.every((found) => found.region === region)).toBe(true);
    const few = (await source.run(stage.session(), { cloud, prefix: "many-000" })) as { buckets: object[] };
    expect(few.buckets).toHaveLength(10);
  });

  it("getBuckets says how many it found when there are fewer than the minimum, counted after the prefix", async () => {
    const source = findDataSource("getBuckets", cloud);
    const list = (args: object) => source.run(stage.session(), { cloud, ...args }) as Promise<{ buckets: object[] }>;
    const seeded = (await list({})).buckets.length;
    expect((await list({ minimum: seeded })).buckets).toHaveLength(seeded);
    const few = await rejection(list({ minimum: seeded + 1 }));
    expect(few.message).toContain(`found ${seeded} bucket${seeded === 1 ? "" : "s"} on `);
    expect(few.message).toContain(`but minimum requires ${seeded + 1}`);
    expect((await list({ prefix: bucket, minimum: 1 })).buckets).toHaveLength(1);
    const none = await rejection(list({ prefix: `no-${bucket}`, minimum: 1 }));
    expect(none.message).toContain(`whose name begins with "no-${bucket}", but minimum requires 1`);
    expect((await list({ prefix: `no-${bucket}`, minimum: 0 })).buckets).toEqual([]);
  });

  it.each([-1, 0.5, "1", null])("getBuckets refuses the minimum %j before any call", async (minimum) => {
    const source = findDataSource("getBuckets", cloud);
    const refused = await rejection(source.run(stage.session(), { cloud, minimum }));
    expect(refused.message).toMatch(/^getBuckets: minimum must be /);
    expect(stage.calls()).toEqual([]);
  });
});
