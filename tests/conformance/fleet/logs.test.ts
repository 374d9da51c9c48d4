import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import type { Properties } from "../../../provider/core/lifecycle/kind";
import { clouds, findResource } from "../../../provider/registry";
import { logSubjects } from "../buckets/log-subjects";
import { openStage, rejection, type Stage } from "../stage";

const offering = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "BucketAccessLog"));

it("each cloud that logs the access to buckets has fleets of logs", () => {
  const fleets = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "BucketAccessLogs"));
  expect(fleets.map(({ name }) => name)).toEqual(offering.map(({ name }) => name));
});

describe.each(offering.map(({ name }) => name))("a fleet of logs on %s", (cloud) => {
  let stage: Stage;
  const fleet = findResource("BucketAccessLogs", cloud);
  const { region, elsewhere, service, role, needs } = logSubjects[cloud] ?? expect.fail();
  const end = cloud === "tencent" ? "-1250000000" : "-logs";
  const name = (short: string) => `${short}${end}`;
  const names = (...short: string[]) => short.map(name);
  const put = (short: string, logging: object | null = null, at = region) =>
    void stage.emulator.control.putBucket(cloud, { name: name(short), region: at, logging } as never);
  const live = (short: string) => stage.emulator.control.bucket(cloud, name(short))?.logging ?? undefined;
  const found = { targetBucket: name("far"), targetPrefix: "former/", ...needs?.stored };

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    for (const short of ["a", "target", "other"]) put(short);
    put("b", { ...found, targetBucket: name("target") });
    for (const short of ["c", "far"]) put(short, null, elsewhere);
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  const inputs = (more: Properties = {}): Properties => ({
    ...{ cloud, buckets: { [region]: names("a", "b"), [elsewhere]: names("c") }, status: "Enabled" },
    ...{ targetBuckets: { [region]: name("target"), [elsewhere]: name("far") }, targetPrefix: "logs/{bucket}/" },
    ...{ ...needs?.inputs, allowLoop: false, onDelete: "restore", ...more },
  });
  const own = (short: string, target: string, prefix = `logs/${name(short)}/`) =>
    expect.objectContaining({ targetBucket: name(target), targetPrefix: prefix });
  const create = (given = inputs()) => fleet.create(stage.operation(), given);
  const update = (id: string, state: Properties, news: Properties) => fleet.update(stage.operation(), id, state, news);
  const up = async () => {
    const made = await create();
    stage.calls();
    return made;
  };
  const written = () =>
    stage
      .calls()
      .filter(({ writes }) => writes)
      .map(({ resource }) => resource)
      .sort();

  it("takes every bucket over, each with a prefix of its own and its region's target, and keeps what was found", async () => {
    const { id, properties } = await create();
    expect(["a", "b", "c"].map(live)).toEqual([own("a", "target"), own("b", "target"), own("c", "far")]);
    expect(properties).toMatchObject({
      ...inputs(),
      previousLog: { status: "Disabled" },
      previousExceptions: { [region]: { [name("b")]: { status: "Enabled", targetPrefix: "former/" } } },
    });
    expect(properties.exceptions).toBeUndefined();
    stage.calls();
    expect(fleet.diff(properties, inputs()).differences).toEqual([]);
    expect(await fleet.read(stage.operation(), id, properties)).toMatchObject({ inputs: inputs(), properties });
    expect(await update(id, properties, inputs())).toEqual(properties);
    expect(written()).toEqual([]);
  });

  it.each([
    ["restore", [undefined, own("b", "target", "former/"), undefined]],
    ["disable", [undefined, undefined, undefined]],
    ["keep", [own("a", "target"), own("b", "target"), own("c", "far")]],
  ])("ends each bucket by onDelete %s", async (onDelete, left) => {
    const { id, properties } = await create(inputs({ onDelete }));
    await fleet.remove(stage.operation(), id, properties);
    expect(["a", "b", "c"].map(live)).toEqual(left);
  });

  it("drift names the bucket and the field, and the next up repairs it alone", async () => {
    const { id, properties } = await up();
    put("a");
    put("c", { ...found, targetPrefix: "elsewhere/" }, elsewhere);
    const read = await fleet.read(stage.operation(), id, properties);
    expect(read?.inputs.exceptions).toMatchObject({
      [region]: { [name("a")]: { status: "Disabled" } },
      [elsewhere]: { [name("c")]: { status: "Enabled", targetPrefix: "elsewhere/" } },
    });
    const differences = fleet.diff(inputs(), read?.inputs ?? {}).differences;
    const at = (place: string, short: string, field: string) => `exceptions["${place}"]["${name(short)}"].${field}`;
    expect(differences.map(({ path }) => path)).toContain(at(elsewhere, "c", "targetPrefix"));
    const off = differences.find(({ path }) => path === at(region, "a", "status"));
    expect(off?.meta.weakens?.(off.before, off.after)).toMatchObject({ rule: "switched-off", severity: "high" });
    stage.calls();
    await update(id, read?.properties ?? {}, inputs());
    expect(written()).toEqual(names("a", "c"));
    expect(["a", "c"].map(live)).toEqual([own("a", "target"), own("c", "far")]);
  });

  it("a former role that nobody declares is no exception, and stays", async () => {
    // A cloud without such a field has nothing that a fleet could leave to what is there.
    if (role === undefined) return expect(Object.keys(fleet.inputs.shape)).not.toContain("role");
    put("a", { targetBucket: name("other"), targetPrefix: "x/", role: "audit-writer" });
    const { properties } = await create();
    expect(live("a")).toMatchObject({ role: "audit-writer" });
    expect(properties.exceptions).toBeUndefined();
    expect(fleet.diff(properties, inputs()).differences).toEqual([]);
  });

  it("an exception is a whole log, and goes back to that of the fleet", async () => {
    const exceptions = {
      [region]: {
        [name("a")]: { status: "Disabled" },
        [name("b")]: { status: "Enabled", targetBucket: name("other"), targetPrefix: "own/", ...needs?.inputs },
      },
    };
    const { id, properties } = await create(inputs({ exceptions }));
    expect(["a", "b", "c"].map(live)).toEqual([undefined, own("b", "other", "own/"), own("c", "far")]);
    expect(fleet.diff(properties, inputs({ exceptions })).differences).toEqual([]);
    await update(id, properties, inputs());
    expect(["a", "b"].map(live)).toEqual([own("a", "target"), own("b", "target")]);
  });

  it.each([
    ["a prefix without a name", { targetPrefix: "logs/" }, "targetPrefix", "must have {bucket}/ in it"],
    ["a name that nothing ends", { targetPrefix: "logs/{bucket}" }, "targetPrefix", "must have {bucket}/ in it"],
    ["no target in a region", { targetBuckets: { [region]: name("target") } }, "targetBuckets", name("c")],
    ["no prefix", { targetPrefix: undefined }, "targetPrefix", "must be set"],
    [
      "a target that is in the fleet",
      { targetBuckets: { [region]: name("a"), [elsewhere]: name("far") } },
      "targetBuckets",
      name("a"),
    ],
    [
      "an exception that is no log",
      { exceptions: { [region]: { [name("a")]: { status: "Maybe" } } } },
      "exceptions",
      name("a"),
    ],
    [
      "an unknown field",
      { exceptions: { [region]: { [name("a")]: { status: "Disabled", target: "x" } } } },
      "exceptions",
      name("a"),
    ],
    [
      "an exception elsewhere",
      { exceptions: { [region]: { [name("c")]: { status: "Disabled" } } } },
      "exceptions",
      name("c"),
    ],
  ])("refuses %s before any call", (_what, more, property, said) => {
    const { failures } = fleet.check(inputs(more));
    expect(failures.map((one) => one.property)).toContain(property);
    expect(failures.map(({ reason }) => reason).join()).toContain(said);
    expect(stage.calls()).toEqual([]);
  });

  it("refuses two buckets that share a target and a prefix, by both names", () => {
    const shared = {
      status: "Enabled",
      targetBucket: name("target"),
      targetPrefix: `logs/${name("b")}/`,
      ...needs?.inputs,
    };
    const [failure] = fleet.check(inputs({ exceptions: { [region]: { [name("a")]: shared } } })).failures;
    expect(failure?.property).toBe("exceptions");
    expect(failure?.reason).toContain(`bucket ${name("a")} in ${region} and bucket ${name("b")} in ${region} share`);
  });

  it("a failure keeps what was done, names the bucket, and the next up goes on", async () => {
    const fault = {
      cloud,
      service,
      action: "PutBucketLogging",
      resource: name("a"),
      kind: "denied",
      times: -1,
    } as const;
    stage.emulator.control.fault(fault);
    const error = await rejection(create());
    expect(error).toBeInstanceOf(PartialFailure);
    expect(error.message).toContain("2 of 3 buckets are done");
    expect(error.message).toContain(`the logging of bucket ${name("a")} in ${region}`);
    const { id, properties } = error as PartialFailure;
    expect(properties.buckets).toEqual({ [region]: names("b"), [elsewhere]: names("c") });
    stage.emulator.control.clearFaults();
    stage.calls();
    const state = await update(id, properties, inputs());
    expect(written()).toEqual(names("a"));
    expect(state).toMatchObject({ ...inputs(), previousLog: { status: "Disabled" } });
  });

  it("a bucket that leaves is put back, and half a list is refused", async () => {
    const { id, properties } = await up();
    const state = await update(id, properties, inputs({ buckets: { [region]: names("a"), [elsewhere]: names("c") } }));
    expect(written()).toEqual(names("b"));
    expect(live("b")).toEqual(own("b", "target", "former/"));
    const error = await rejection(update(id, properties, inputs({ buckets: { [region]: names("a") } })));
    expect(error.message).toContain("More than half are refused unless minimum is set");
    expect(state.previousExceptions).toBeUndefined();
    expect(written()).toEqual([]);
  });

  it("a pattern that covers a target is refused, and an exception settles it", async () => {
    const pattern = cloud === "tencent" ? "*-1250000000" : "*-logs";
    const by = (more: Properties = {}) => {
      const { buckets: _, ...rest } = inputs(more);
      return { ...rest, patterns: { [region]: pattern } };
    };
    const error = await rejection(create(by()));
    expect(error.message).toContain(`targetBuckets of bucket ${name("target")} in ${region} must not be`);
    expect(written()).toEqual([]);
    const exceptions = { [region]: { [name("target")]: { status: "Disabled" } } };
    const { properties } = await create(by({ exceptions }));
    expect(Object(properties.buckets)[region]).toEqual(expect.arrayContaining(names("a", "b", "other", "target")));
    expect(live("target")).toBeUndefined();
  });

  it("is imported with the prefix that most have, and the others as exceptions", async () => {
    const { properties: made } = await up();
    put("c", null, elsewhere);
    const id = `${cloud}/${region}=${name("a")};${elsewhere}=${name("c")}`;
    const read = await fleet.read(stage.operation(), id, undefined);
    expect(read?.inputs).toMatchObject({ status: "Enabled", targetPrefix: made.targetPrefix });
    expect(read?.inputs.exceptions).toMatchObject({ [elsewhere]: { [name("c")]: { status: "Disabled" } } });
    expect(fleet.check(read?.inputs ?? {}).failures).toEqual([]);
    expect(fleet.diff(read?.properties ?? {}, read?.inputs ?? {}).differences).toEqual([]);
  });
});
