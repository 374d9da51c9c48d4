import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call } from "../../simulation/calls";
import type { ProviderUnderTest } from "../../simulation/engine/provider";
import type { Point, Schedule } from "../../simulation/engine/tasks";
import { type Control, EngineModel } from "../../simulation/engine-model";
import { recordModel } from "../../simulation/model-recording";
import recorded from "../../simulation/recorded-orders.json";
import { recorderTwin } from "../../simulation/recorder-twin";
import type { Answers } from "../../simulation/scenario";
import { scenarios } from "../../simulation/scenarios/index";
import { a, after, b, before, renamed, thing } from "../../simulation/scenarios/notation";

const recordings: Readonly<Record<string, unknown>> = recorded;

function modelOf(answers: Answers = {}, wrap = (provider: ProviderUnderTest) => provider): EngineModel {
  return new EngineModel({
    start: () => ({ of: () => wrap(recorderTwin("native", answers)), close: async () => undefined }),
  });
}

const killedAt = (when: Point["when"], text: string): Control => ({
  kill: (point) => point.when === when && `${point.call?.verb} ${point.call?.name}` === text,
});

/** Every choice that a schedule has, from a list that is drawn. */
function scheduleOf(draws: readonly number[]): Schedule {
  let at = 0;
  const next = () => {
    at += 1;
    return draws[at % draws.length] ?? 0;
  };
  return { pick: (choices) => next() % choices, together: () => next() % 2 === 1 };
}

const texts = (calls: readonly Call[]) => calls.map(({ verb, name }) => `${verb} ${name}`);
const draws = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 });

describe("what is left to chance", () => {
  it("does not change what was recorded", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...scenarios), draws, async (scenario, drawn) => {
        expect(await recordModel(scenario, { schedule: scheduleOf(drawn) })).toEqual(recordings[scenario.name]);
      }),
      { numRuns: 500 },
    );
  });

  it("lets a delete come before and after the check of who takes the thing over", async () => {
    const moved = thing("a", { key: "Y", place: "2" });
    const orders = new Set<boolean>();
    for (const drawn of fc.sample(draws, { numRuns: 200, seed: 1 })) {
      const model = modelOf();
      await model.up([a]);
      const { calls } = await model.up([moved, thing("b")], {}, { schedule: scheduleOf(drawn) });
      orders.add(texts(calls).indexOf("Delete a") < texts(calls).indexOf("Check b"));
    }
    expect(orders).toEqual(new Set([true, false]));
  });

  it("lets calls overlap, as many as there may be", async () => {
    const together: Schedule = { pick: () => 0, together: () => true };
    const most = async (parallel?: number) => {
      let [now, highest] = [0, 0];
      const model = modelOf({}, (provider) => ({
        ...provider,
        async create(request) {
          now += 1;
          highest = Math.max(highest, now);
          await new Promise(setImmediate);
          now -= 1;
          return await provider.create(request);
        },
      }));
      await model.up([a, b, thing("c", { key: "Z" })], {}, { schedule: together, ...(parallel && { parallel }) });
      return highest;
    };
    expect(await most()).toBe(3);
    expect(await most(2)).toBe(2);
    expect(await most(1)).toBe(1);
  });
});

describe("a killed engine", () => {
  it("leaves its lock, which a preview does not mind", async () => {
    const model = modelOf();
    expect(await model.up([a], {}, killedAt("before", "Create a"))).toMatchObject({ result: "killed" });
    expect(await model.up([a])).toMatchObject({ result: "failed", calls: [] });
    expect(await model.preview([a])).toMatchObject({ result: "succeeded" });
    model.cancel();
    expect(await model.up([a])).toMatchObject({ result: "succeeded" });
  });

  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)("%s a call knows of an operation that is under way only", async (when, created) => {
    let creates = 0;
    const model = modelOf({}, (provider) => ({
      ...provider,
      create(request) {
        creates += 1;
        return provider.create(request);
      },
    }));
    await model.up([a], {}, killedAt(when, "Create a"));
    expect(creates).toBe(created);
    expect(model.snapshot).toMatchObject({ resources: [], pending: [{ type: "creating", resource: { name: "a" } }] });
  });

  it("can be killed after each write, and the next up makes up for it", async () => {
    const program = [after, b];
    const ups = async (kill: Control["kill"]) => {
      const model = modelOf();
      await model.up([before, renamed]);
      const { result } = await model.up(program, {}, kill === undefined ? {} : { kill });
      model.cancel();
      await model.up(program);
      const resources = model.snapshot.resources.map(({ name, id, inputs }) => ({ name, id, inputs }));
      return { result, resources: resources.toSorted((x, y) => x.name.localeCompare(y.name)) };
    };
    const { resources } = await ups(undefined);
    for (let at = 1; ; at += 1) {
      let points = 0;
      const killed = await ups(() => {
        points += 1;
        return points === at;
      });
      expect(killed.resources).toEqual(resources);
      if (killed.result === "succeeded") {
        expect(at).toBeGreaterThan(20);
        break;
      }
    }
  });
});

describe("a state", () => {
  it("that is one step behind makes the engine create once more", async () => {
    const model = modelOf();
    await model.up([a]);
    model.stepBack();
    expect(texts((await model.up([a])).calls)).toEqual(["Check a", "Create a"]);
  });

  it("is not written by a preview", async () => {
    const model = modelOf();
    await model.up([before]);
    const { snapshot, history } = model;
    const writes = history.length;
    await model.preview([after]);
    expect(model.snapshot).toBe(snapshot);
    expect(history).toHaveLength(writes);
  });
});

it("an up that goes on after a failing delete before a create waits for ever", async () => {
  const answers: Record<string, "fail"> = {};
  const model = modelOf(answers);
  await model.up([before]);
  answers["Delete a"] = "fail";
  const { result, calls } = await model.up([after], { continueOnError: true });
  expect(result).toBe("hung");
  expect(texts(calls)).toEqual(["Check a", "Diff a", "Check a", "Delete a"]);
});
