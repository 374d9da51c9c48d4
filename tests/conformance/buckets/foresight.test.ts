import { describe, expect, it } from "vitest";
import { type CloudName, seed } from "../../../emulator/index";
import type { Properties } from "../../../provider/core/lifecycle/kind";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import * as handlers from "../../../provider/handlers";
import type { KindName } from "../../../provider/kinds";
import { foresee } from "../../../provider/lookups";
import { clouds } from "../../../provider/registry";
import { enforce, lift } from "../permissions/policies";
import { stageForEach } from "../stage";
import { subjects } from "../subjects";

/** Everything that is about buckets, with a bucket of ours that can be missing. */
const rows = subjects.filter(({ kind }) => kind.startsWith("Bucket"));
const elsewhere: Readonly<Record<string, string>> = {
  tencent: "ap-singapore",
  alibaba: "cn-shanghai",
  huawei: "ap-southeast-1",
  volcengine: "cn-shanghai",
};

it("has a row for each kind that is about buckets, on each cloud", () => {
  const offered = clouds.flatMap(({ name, resources }) =>
    resources.filter(({ kind }) => kind.startsWith("Bucket")).map(({ kind }) => `${kind} on ${name}`),
  );
  expect(rows.map(({ kind, cloud }) => `${kind} on ${cloud}`).sort()).toEqual(offered.sort());
});

describe.each(rows)("a preview that would create a $kind on $cloud", ({ kind, cloud, thing, prepare }) => {
  const stage = stageForEach((open) => prepare?.(open.emulator));
  const { region } = seed[cloud as CloudName];
  const names = (
    "buckets" in thing ? Object.values(thing.buckets as Record<string, string[]>).flat() : [thing.bucket]
  ) as string[];
  const control = () => stage.emulator.control;

  const preview = async (inputs: Properties = { ...thing }, session = stage.session()) => {
    const addressee = { kind: kind as KindName, session };
    const checked = handlers.check(addressee, inputs);
    expect(checked.failures).toEqual([]);
    await foresee(addressee, checked.inputs);
    const calls = stage.calls().filter(({ service }) => service !== "metadata");
    expect(calls.filter(({ writes }) => writes)).toEqual([]);
    return calls.length;
  };

  it("says nothing where the bucket is there, after one read", async () => {
    expect(await preview()).toBe(1);
    expect(stage.warnings).toEqual([]);
  });

  it("warns that the bucket does not exist", async () => {
    for (const name of names) control().deleteBucket(cloud, name);
    expect(await preview()).toBe(1);
    expect(stage.warnings).toHaveLength(1);
    expect(stage.warnings[0]).toContain("cannot be managed yet");
    expect(stage.warnings[0]).toContain(names[0]);
    expect(stage.warnings[0]).toContain(region);
    expect(stage.warnings[0]).toContain("Where this program creates");
  });

  it("warns that the bucket is in another region", async () => {
    for (const name of names) {
      control().deleteBucket(cloud, name);
      control().putBucket(cloud, { name, region: elsewhere[cloud] });
    }
    await preview();
    expect(stage.warnings).toHaveLength(1);
    expect(stage.warnings[0]).toContain("cannot be managed yet");
    expect(stage.warnings[0]).toMatch(/region|does not exist/);
  });

  it("neither warns nor fails where it is not allowed to look", async () => {
    enforce(stage.emulator, cloud, [cloud === "huawei" ? "cts:trace:list" : "none:Nothing"]);
    try {
      await preview();
    } finally {
      lift(stage.emulator, cloud);
    }
    expect(stage.warnings).toEqual([]);
  });

  it("asks once where nothing answers, and goes on without a word", async () => {
    control().fault({ cloud, kind: "unavailable", times: -1 });
    const session = stage.session();
    await preview({ ...thing }, session);
    expect(await preview({ ...thing }, session)).toBe(0);
    expect(stage.warnings).toEqual([]);
  });

  it("asks no bucket without credentials", async () => {
    const warnings: string[] = [];
    const environment = { HOME: "/nonexistent", ACCESS_AUDIT_EMULATOR_URL: stage.emulator.url };
    const session = new Session(readSettings({ read: () => undefined }, environment), {
      warn: (text) => warnings.push(text),
    });
    expect(await preview({ ...thing }, session)).toBe(0);
    expect(warnings).toEqual([]);
  });

  it("sends nothing while the bucket is not known yet", async () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const open = "buckets" in thing ? { ...thing, buckets: unknown } : { ...thing, bucket: unknown };
    expect(await preview(open)).toBe(0);
    expect(stage.warnings).toEqual([]);
  });
});
