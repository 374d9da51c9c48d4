import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../../provider/core/lifecycle/convergence";
import { clouds } from "../../../provider/registry";
import { openStage, rejection, type Stage } from "../stage";
import { subjects } from "./subjects/index";
import type { Inputs } from "./subjects/subject";

const offered = clouds.flatMap(({ resources }) => resources.filter(({ kind }) => kind === "AuditTrack"));
const rows = offered.flatMap((track) => {
  const own = Object.entries(subjects).filter(([name]) => name.split(",")[0] === track.cloud);
  return own.length > 0 ? own.map(([name, subject]) => [name, track, subject] as const) : expect.fail(track.cloud);
});

describe.each(rows)("AuditTrack on %s", (_name, track, subject) => {
  const { cloud } = track;
  const { actions, declared, service } = subject;
  let stage: Stage;

  const fault = (kind: Parameters<typeof stage.emulator.control.fault>[0]["kind"], action: string, more: object = {}) =>
    stage.emulator.control.fault({ cloud, service, action, kind, ...more });
  const create = (inputs: Inputs = declared) => track.create(stage.operation(), inputs);
  const inputsOf = (properties: Inputs) =>
    Object.fromEntries(Object.keys(declared).map((name) => [name, properties[name]]));

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  describe("create", () => {
    it("makes the track in one write, with its outputs", async () => {
      const { id, properties } = await create();
      expect(inputsOf(properties)).toEqual(declared);
      expect(id).toMatch(new RegExp(`^${cloud}/`));
      expect(stage.writes()).toEqual(subject.creating);
      for (const output of subject.outputs) expect(properties[output]).toMatch(/./);
    });

    it("takes over a track of the name that equals every declared field, with a warning and without a write", async () => {
      subject.make(stage, String(declared.name), true);
      expect(inputsOf((await create()).properties)).toEqual(declared);
      expect(stage.writes()).toEqual([]);
      expect(stage.warnings.join()).toMatch(
        new RegExp(
          `audit track ${declared.name} .*existed already and was adopted; it is deleted when it leaves the program, unless`,
        ),
      );
    });

    it("refuses one that differs, and names the difference and the two ways to take it over", async () => {
      subject.make(stage, String(declared.name), false);
      const { message } = await rejection(create());
      expect(message).toContain(`exists already and differs from what is declared: ${subject.differs}`);
      expect(message).toMatch(/adopt: true.*pulumi import/s);
      expect(stage.writes()).toEqual([]);
    });

    it("brings one that differs to the declared state in one write with adopt", async () => {
      subject.make(stage, String(declared.name), false);
      const { properties } = await create({ ...declared, adopt: true });
      expect(inputsOf(properties)).toEqual({ ...declared, adopt: true });
      expect(stage.writes()).toEqual([actions.update]);
      expect(subject.count(stage)).toBe(1);
    });

    it.each(["loseAnswer", "reset", "serverError", "empty", "garbage"] as const)(
      "makes one track when the answer is ambiguous: %s",
      async (kind) => {
        fault(kind, actions.create);
        expect(inputsOf((await create()).properties)).toEqual(declared);
        expect(subject.count(stage)).toBe(1);
        expect(stage.warnings).toEqual([]);
      },
    );

    it.each(["throttle", "late"] as const)("survives %s", async (kind) => {
      fault(kind, actions.create, { delayMs: 50 });
      await create();
      expect(subject.count(stage)).toBe(1);
    });

    it("keeps the id when the track does not show in time", async () => {
      fault("denied", actions.read, { times: -1, skip: subject.looks });
      const error = await rejection(create());
      expect(error).toBeInstanceOf(PartialFailure);
      stage.emulator.control.clearFaults();
      const { id, properties } = error as PartialFailure;
      expect(inputsOf(await track.update(stage.operation(), id, properties, declared))).toEqual(declared);
      expect(subject.count(stage)).toBe(1);
    });

    it("keeps nothing when nothing was made", async () => {
      fault("denied", actions.create);
      expect(await rejection(create())).not.toBeInstanceOf(PartialFailure);
      expect(subject.count(stage)).toBe(0);
    });
  });

  describe.each(subject.changes)("the field %s", (path, change) => {
    it("is updated in place in one write, and back by leaving it out", async () => {
      const { id, properties } = await create();
      stage.calls();
      const news = { ...declared, ...change };
      expect(track.diff(properties, news)).toMatchObject({ replaces: [], differences: [{ path }] });
      const updated = await track.update(stage.operation(), id, properties, news);
      const [there, back] = subject.updating(path);
      expect(inputsOf(updated)).toEqual(news);
      expect(stage.writes()).toEqual([there]);
      expect((await track.read(stage.operation(), id, updated))?.properties).toEqual(updated);
      if (track.diff(updated, declared).differences.length === 0) return;
      expect(inputsOf(await track.update(stage.operation(), id, updated, declared))).toEqual(declared);
      expect(stage.writes()).toEqual([back]);
    });

    it("shows its drift, and only its own", async () => {
      const { id, properties } = await create({
        ...declared,
        ...subject.declaring(path),
      });
      expect((await track.read(stage.operation(), id, properties))?.properties).toEqual(properties);
      subject.drift(stage, id, path);
      const drifted = await track.read(stage.operation(), id, properties);
      const found = track.diff(drifted?.properties ?? {}, inputsOf(properties)).differences;
      expect(found.map((difference) => difference.path)).toEqual([path]);
      const repaired = await track.update(stage.operation(), id, drifted?.properties ?? {}, inputsOf(properties));
      expect(repaired).toEqual(properties);
    });
  });

  it.each(subject.replacing)("replaces for %s, deleting first only where the name stays taken", (name, change) => {
    const diff = track.diff(declared, { ...declared, ...change });
    expect(diff).toMatchObject({ replaces: [name], deleteBeforeReplace: !subject.freeing.includes(name) });
  });

  it("names the way out when a quota refuses what is made before the old one is deleted", async () => {
    fault("error", actions.create, { ...subject.quota, message: "the quota is used up" });
    const { message } = await rejection(create());
    expect(message).toContain(subject.quota.code);
    expect(message).toContain("For a replacement, set the resource option deleteBeforeReplace: true");
  });

  it("makes no call for a change of adopt alone", async () => {
    const { id, properties } = await create();
    stage.calls();
    await track.update(stage.operation(), id, properties, { ...declared, adopt: true });
    expect(stage.calls()).toEqual([]);
  });

  it("tells a track that is gone from one that may not be read", async () => {
    const { id, properties } = await create();
    fault("denied", actions.read);
    expect((await rejection(track.read(stage.operation(), id, properties))).message).toContain("needs the permission");
    subject.remove(stage, id);
    expect(await track.read(stage.operation(), id, properties)).toBeUndefined();
  });

  describe("remove", () => {
    it.each(["throttle", "loseAnswer", "serverError"] as const)("deletes the track, also after %s", async (kind) => {
      const { id, properties } = await create();
      fault(kind, actions.remove);
      await track.remove(stage.operation(), id, properties);
      expect(subject.count(stage)).toBe(0);
      await track.remove(stage.operation(), id, properties);
    });

    it("waits until the track no longer shows", async () => {
      const { id, properties } = await create();
      fault("stale", actions.list, { times: 2 });
      await track.remove(stage.operation(), id, properties);
      expect(subject.count(stage)).toBe(0);
    });
  });
});
