import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import type { Properties } from "../../../provider/core/lifecycle/kind";
import { clouds } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";
import { Buckets, subjects } from "./scene";

const offering = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "BucketAccessMonitor"));

it("each cloud that monitors the access to buckets has fleets", () => {
  expect(Object.keys(subjects).sort()).toEqual(offering.map(({ name }) => name).sort());
});

describe.each(Object.keys(subjects))("a fleet on %s", (cloud) => {
  let stage: Stage;
  let buckets: Buckets;
  const { fleet } = subjects[cloud] ?? expect.fail();

  beforeAll(async () => {
    stage = await openStage();
    buckets = new Buckets(stage, cloud);
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    buckets.put("a");
    buckets.put("b", "Enabled");
    buckets.put("c", "Disabled", buckets.other);
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  const { region, other } = {
    get region() {
      return subjects[cloud]?.regions[0] ?? "";
    },
    get other() {
      return subjects[cloud]?.regions[1] ?? "";
    },
  };
  const inputs = (more: Properties = {}): Properties => ({
    ...{ cloud, buckets: { [region]: buckets.names("a", "b"), [other]: buckets.names("c") }, status: "Enabled" },
    ...{ onDelete: "restore", ...more },
  });
  const create = (given = inputs()) => fleet.create(stage.operation(), given);
  const up = async () => {
    const made = await create();
    stage.calls();
    return made;
  };

  it("takes every bucket over, and keeps what was found as exceptions", async () => {
    const { id, properties } = await create();
    expect(buckets.live("a", "b", "c")).toEqual(["Enabled", "Enabled", "Enabled"]);
    expect(properties).toEqual({
      ...inputs(),
      previousStatus: "Disabled",
      previousExceptions: { [region]: buckets.names("b") },
    });
    expect(id).toMatch(new RegExp(`^${cloud}/fleet-`));
    expect(buckets.written()).toEqual([`${buckets.name("a")} Enabled`, `${buckets.name("c")} Enabled`]);
  });

  it("a second up sends nothing, and a read shows what there is", async () => {
    const { id, properties } = await up();
    expect(fleet.diff(properties, inputs()).differences).toEqual([]);
    const read = await fleet.read(stage.operation(), id, properties);
    expect(read).toEqual({ inputs: inputs(), properties });
    expect(buckets.written()).toEqual([]);
  });

  it("drift names the bucket, and the next up repairs it alone", async () => {
    const { id, properties } = await up();
    buckets.put("a");
    const read = await fleet.read(stage.operation(), id, properties);
    expect(read?.inputs.exceptions).toEqual({ [region]: { [buckets.name("a")]: "Disabled" } });
    const [difference, ...more] = fleet.diff(read?.properties ?? {}, inputs()).differences;
    expect(difference).toMatchObject({ before: "Disabled", after: "Enabled" });
    expect(difference?.path).toContain(buckets.name("a"));
    expect(more).toEqual([]);
    stage.calls();
    expect(await fleet.update(stage.operation(), id, read?.properties ?? {}, inputs())).toEqual(properties);
    expect(buckets.written()).toEqual([`${buckets.name("a")} Enabled`]);
  });

  it("a bucket that is gone leaves the list, and an up says that it does not exist", async () => {
    const { id, properties } = await up();
    buckets.delete("c");
    const read = await fleet.read(stage.operation(), id, properties);
    expect(read?.inputs.buckets).toEqual({ [region]: buckets.names("a", "b") });
    const difference = fleet.diff(read?.properties ?? {}, inputs()).differences[0];
    expect(difference).toMatchObject({ path: `buckets["${other}"][0]`, after: buckets.name("c") });
    const error = await rejection(fleet.update(stage.operation(), id, read?.properties ?? {}, inputs()));
    expect(error.message).toContain(`bucket ${buckets.name("c")} does not exist in ${other}`);
  });

  it("is gone with the last of its buckets", async () => {
    const { id, properties } = await up();
    for (const one of ["a", "b", "c"]) buckets.delete(one);
    expect(await fleet.read(stage.operation(), id, properties)).toBeUndefined();
  });

  it.each([
    ["restore", ["Disabled", "Enabled", "Disabled"]],
    ["disable", ["Disabled", "Disabled", "Disabled"]],
    ["keep", ["Enabled", "Enabled", "Enabled"]],
  ])("ends each bucket by onDelete %s", async (onDelete, left) => {
    const { id, properties } = await create(inputs({ onDelete }));
    await fleet.remove(stage.operation(), id, properties);
    expect(buckets.live("a", "b", "c")).toEqual(left);
    stage.calls();
    await fleet.remove(stage.operation(), id, properties);
    expect(buckets.written()).toEqual([]);
  });

  it.each([
    ["restore", "Disabled"],
    ["keep", "Enabled"],
  ])("a bucket that leaves the list is ended by onDelete %s", async (onDelete, left) => {
    const { id, properties } = await up();
    const news = inputs({ buckets: { [region]: buckets.names("a", "b") }, onDelete });
    const { differences } = fleet.diff(properties, news);
    expect(differences.map(({ path, before }) => [path, before])).toContainEqual([
      `buckets["${other}"][0]`,
      buckets.name("c"),
    ]);
    const state = await fleet.update(stage.operation(), id, properties, news);
    expect(buckets.live("a", "b", "c")).toEqual(["Enabled", "Enabled", left]);
    expect(state.buckets).toEqual({ [region]: buckets.names("a", "b") });
    expect(buckets.written()).toEqual(left === "Disabled" ? [`${buckets.name("c")} Disabled`] : []);
  });

  it("an exception has its own status, and goes back to that of the fleet", async () => {
    const exceptions = { [region]: { [buckets.name("b")]: "Disabled" } };
    const { id, properties } = await create(inputs({ exceptions }));
    expect(buckets.live("a", "b", "c")).toEqual(["Enabled", "Disabled", "Enabled"]);
    expect(fleet.diff(properties, inputs({ exceptions })).differences).toEqual([]);
    await fleet.update(stage.operation(), id, properties, inputs());
    expect(buckets.live("a", "b", "c")).toEqual(["Enabled", "Enabled", "Enabled"]);
  });

  it("a failure keeps what was done, names the bucket, and the next up goes on", async () => {
    buckets.fault("denied", "PutBucketAccessMonitor", "a");
    const error = await rejection(create());
    expect(error).toBeInstanceOf(PartialFailure);
    expect(error.message).toContain("2 of 3 buckets are done");
    expect(error.message).toContain(`the access monitor of bucket ${buckets.name("a")} in ${region}`);
    expect(error.message).toMatch(/needs the permission/);
    const { id, properties } = error as PartialFailure;
    expect(properties.buckets).toEqual({ [region]: buckets.names("b"), [other]: buckets.names("c") });
    expect(fleet.diff(properties, inputs()).differences.map(({ after }) => after)).toEqual([buckets.name("a")]);
    stage.emulator.control.clearFaults();
    stage.calls();
    const state = await fleet.update(stage.operation(), id, properties, inputs());
    expect(buckets.written()).toEqual([`${buckets.name("a")} Enabled`]);
    expect(state).toEqual({
      ...inputs(),
      previousStatus: "Disabled",
      previousExceptions: { [region]: buckets.names("b") },
    });
  });

  it("keeps nothing when nothing was done", async () => {
    for (const one of ["a", "b", "c"]) buckets.fault("denied", "GetBucketAccessMonitor", one);
    expect(await rejection(create())).not.toBeInstanceOf(PartialFailure);
  });

  it("a write that may have been carried out keeps what was found before it", async () => {
    buckets.fault("loseAnswer", "PutBucketAccessMonitor", "a");
    const error = await rejection(fleet.create(stage.operation({ timeoutMs: 3000 }), inputs()));
    const { id, properties } = error as PartialFailure;
    expect(properties).toMatchObject({
      previousStatus: "Disabled",
      exceptions: { [region]: { [buckets.name("a")]: "Disabled" } },
    });
    stage.emulator.control.clearFaults();
    const state = await fleet.update(stage.operation(), id, properties, inputs());
    await fleet.remove(stage.operation(), id, state);
    expect(buckets.live("a", "b", "c")).toEqual(["Disabled", "Enabled", "Disabled"]);
  });

  it("nothing is ended while something fails", async () => {
    const { id, properties } = await up();
    buckets.put("d");
    buckets.fault("denied", "PutBucketAccessMonitor", "d");
    const news = inputs({ buckets: { [region]: buckets.names("a", "b", "d") } });
    const error = await rejection(fleet.update(stage.operation(), id, properties, news));
    expect(buckets.live("c")).toEqual(["Enabled"]);
    const kept = (error as PartialFailure).properties;
    expect(fleet.diff(kept, news).differences.map(({ before, after }) => [before, after])).toEqual(
      expect.arrayContaining([[buckets.name("c"), undefined]]),
    );
    stage.emulator.control.clearFaults();
    await fleet.update(stage.operation(), id, kept, news);
    expect(buckets.live("c", "d")).toEqual(["Disabled", "Enabled"]);
  });

  it("one that is interrupted keeps what was done, and says what was not begun", async () => {
    const stop = new AbortController();
    const many = Array.from({ length: 60 }, (_, index) => `m${index}`);
    for (const one of many) buckets.put(one);
    const given = inputs({ buckets: { [region]: buckets.names(...many) } });
    const creating = rejection(fleet.create(stage.operation({ cancel: stop.signal }), given));
    while (!buckets.live(...many).includes("Enabled")) await new Promise((resolve) => setTimeout(resolve, 1));
    stop.abort(new Error("cancelled"));
    const error = await creating;
    expect(error.message).toContain("Not begun: ");
    const { id, properties } = error as PartialFailure;
    const state = await fleet.update(stage.operation(), id, properties, given);
    expect(state.buckets).toEqual(given.buckets);
    expect(new Set(buckets.live(...many))).toEqual(new Set(["Enabled"]));
    await fleet.remove(stage.operation(), id, state);
    expect(new Set(buckets.live(...many))).toEqual(new Set(["Disabled"]));
  });

  it("a change of onDelete alone makes no call", async () => {
    const { id, properties } = await up();
    const news = inputs({ onDelete: "keep" });
    expect(await fleet.update(stage.operation(), id, properties, news)).toEqual({ ...properties, onDelete: "keep" });
    expect(stage.calls()).toEqual([]);
  });

  it("former statuses count in place of what is found", async () => {
    buckets.put("a", "Enabled");
    const formerStatuses = { [region]: { [buckets.name("a")]: "Disabled", [buckets.name("b")]: "Disabled" } };
    const { id, properties } = await create(inputs({ formerStatuses }));
    expect(buckets.written()).toEqual([`${buckets.name("c")} Enabled`]);
    expect(properties).toEqual({ ...inputs(), previousStatus: "Disabled" });
    // Their removal from the program is no difference.
    expect(fleet.diff(properties, inputs()).differences).toEqual([]);
    await fleet.remove(stage.operation(), id, properties);
    expect(buckets.live("a", "b", "c")).toEqual(["Disabled", "Disabled", "Disabled"]);
  });

  it("is imported by patterns, with each bucket as it is", async () => {
    const id = `${cloud}/${region}=*;${other}=${buckets.name("c")}`;
    const own = stage.emulator.control.bucket(cloud, buckets.name("a"));
    expect(own?.region).toBe(region);
    buckets.put("c", "Enabled", other);
    const read = await fleet.read(stage.operation(), id, undefined);
    expect(read?.inputs.buckets).toEqual({
      [region]: expect.arrayContaining(buckets.names("a", "b")),
      [other]: buckets.names("c"),
    });
    expect(read?.inputs.exceptions).toMatchObject({ [region]: { [buckets.name("a")]: "Disabled" } });
    expect(fleet.diff(read?.properties ?? {}, read?.inputs ?? {}).differences).toEqual([]);
    expect(buckets.written()).toEqual([]);
  });
});
