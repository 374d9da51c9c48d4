import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PartialFailure } from "../../provider/core/lifecycle/convergence";
import { clouds, findResource } from "../../provider/registry";
import { mainland } from "../mainland";
import { PlayedClock } from "../unit/http/stage/played-clock";
import { openStage, rejection, type Stage } from "./stage";
import { type Inputs, subjects } from "./writes";

it("every kind of every cloud is here", () => {
  const offered = clouds.flatMap(({ name, resources }) => resources.map(({ kind }) => `${kind} on ${name}`));
  expect(Object.keys(subjects).sort()).toEqual(offered.sort());
});

const ways = Object.entries(subjects).flatMap(([name, sorts]) =>
  sorts.map((subject) => [name, JSON.stringify(subject.change), subject] as const),
);

/** What answers a write may not be the cloud: a portal, a proxy, a server that forgets. */
describe.each(ways)("%s, changed to %s,", (name, _, subject) => {
  const { declared, change, kept, before, update, create, remove, restore = update } = subject;
  const [kind = "", cloud = ""] = name.split(" on ");
  const resource = findResource(kind as "AuditTrack", cloud);
  const inputsOf = (given: Inputs) => resource.check({ cloud, ...given }).inputs;
  let stage: Stage;
  let clock: PlayedClock;

  beforeEach(async () => {
    clock = new PlayedClock(Date.now());
    stage = await openStage(mainland, () => ({ clock }));
    before?.(stage.emulator);
  });
  afterEach(() => stage.close());

  const answer = (action: string, body: string | undefined, times: number) =>
    stage.emulator.control.fault({ cloud, action, kind: "garbage", times, ...(body === undefined ? {} : { body }) });
  const readings = async (id: string, state: Inputs) => {
    await resource.read(stage.operation(), id, { ...state });
    return stage.calls();
  };
  const sent = (action: string) => stage.calls().filter((call) => call.action === action).length;
  const make = () => resource.create(stage.operation(), inputsOf(declared));
  async function changed(body: string | undefined, times: number) {
    const { id, properties } = await make();
    stage.calls();
    answer(update.action, body, times);
    return resource.update(stage.operation(), id, properties, inputsOf({ ...declared, ...change }));
  }

  it("is written once more when a write was accepted and does not show", async () => {
    expect(await changed(update.accepted, 1)).toMatchObject(change);
    expect(sent(update.action)).toBe(2);
  });

  it("is written although the cloud, which is behind, shows it as done already", async () => {
    const { id, properties } = await make();
    const other = await resource.update(stage.operation(), id, properties, inputsOf({ ...declared, ...change }));
    stage.calls();
    // The readings until the write show what was there before the last one.
    for (const { action } of await readings(id, other))
      stage.emulator.control.fault({ cloud, action, kind: "stale", times: 1 });
    const back = await resource.update(stage.operation(), id, other, inputsOf(declared));
    expect(back).toMatchObject(declared);
    expect(stage.writes()).not.toEqual([]);
    const { inputs } = (await resource.read(stage.operation(), id, back)) ?? expect.fail("it is gone");
    expect(resource.diff(inputs, inputsOf(declared)).differences).toEqual([]);
  });

  it("is written once more only, and then it is an error that says what was seen", async () => {
    const { message } = await rejection(changed(update.accepted, -1));
    expect(message).toContain("was sent, but is still not visible: not finished within 300 s; last seen: ");
    expect(sent(update.action)).toBe(2);
  });

  it("survives a page of something else, for the write is sent again", async () => {
    expect(await changed(undefined, 1)).toMatchObject(change);
    expect(sent(update.action)).toBe(2);
  });

  it("fails at once when such a page is all that comes", async () => {
    const begun = clock.now();
    const { message } = await rejection(changed(undefined, -1));
    expect(message).toContain("The answer does not come from the service; check for a proxy");
    expect(sent(update.action)).toBe(6);
    expect(clock.now() - begun).toBeLessThan(60_000);
  });

  if (create === undefined)
    it("keeps what was found when a page is all that answers the first write", async () => {
      const { id, properties } = await make();
      answer(update.action, undefined, -1);
      const other = inputsOf({ ...declared, ...change });
      const error = await rejection(resource.create(stage.operation(), other));
      expect(error).toBeInstanceOf(PartialFailure);
      expect(error).toMatchObject({ id, properties: kept ?? inputsOf(declared) });
      expect(properties).toMatchObject(inputsOf(declared));
    });

  if (create !== undefined)
    it("is never made twice", async () => {
      answer(create.action, create.accepted, -1);
      expect((await rejection(make())).message).toContain("is not there");
      expect(sent(create.action)).toBe(1);
    });

  if (remove !== undefined)
    it("is never deleted twice", async () => {
      const { id, properties } = await make();
      stage.calls();
      answer(remove.action, remove.accepted, -1);
      expect((await rejection(resource.remove(stage.operation(), id, properties))).message).toContain("still exists");
      expect(sent(remove.action)).toBe(1);
    });

  if (remove === undefined)
    it.each([
      ["once more only when its management ends", () => true, 2],
      ["not once more when another resource has it by then", onlyOnce(), 1],
    ])("is put back %s", async (_title, mayWrite, writes) => {
      const { id, properties } = await make();
      const state = await resource.update(stage.operation(), id, properties, inputsOf({ ...declared, ...change }));
      stage.calls();
      answer(restore.action, restore.accepted, -1);
      const { message } = await rejection(resource.remove(stage.operation(), id, state, mayWrite));
      expect(message).toContain("was sent, but is still not visible");
      expect(sent(restore.action)).toBe(writes);
    });
});

/** True the first time. */
function onlyOnce(): () => boolean {
  let asked = 0;
  return () => ++asked === 1;
}
