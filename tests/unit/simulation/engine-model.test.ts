import { describe, expect, it } from "vitest";
import { recordModel } from "../../simulation/model-recording";
import recorded from "../../simulation/recorded-orders.json";
import { scenarios } from "../../simulation/scenarios/index";

const recordings: Readonly<Record<string, unknown>> = recorded;

describe("the model of the engine", () => {
  it("knows every scenario that was recorded", () => {
    expect(scenarios.map(({ name }) => name)).toEqual(Object.keys(recordings));
  });

  it.each(scenarios)("does what the real engine did: $name", async (scenario) => {
    expect(await recordModel(scenario)).toEqual(recordings[scenario.name]);
  });
});
