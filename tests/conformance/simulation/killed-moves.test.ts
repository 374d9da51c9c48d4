import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamicType, nativeType } from "../../../provider/kinds/tokens";
import { sampled } from "../../../tools/test/sampled.mjs";
import { EngineModel, type Outcome } from "../../simulation/engine-model";
import { realHost } from "../../simulation/real-host";
import type { Backend, CommandOptions, Declared, DeclaredOptions, Program } from "../../simulation/scenario";
import { openStage, type Stage } from "../stage";
import { type Subject, subjects } from "../subjects";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Ups that move a thing from one record of the stack to another. */
interface Move {
  readonly from: Program;
  readonly to: Program;
  readonly options?: CommandOptions;
}

function movesOf({ kind, cloud, thing }: Subject, backend: Backend): Readonly<Record<string, Move>> {
  const type = backend === "native" ? nativeType(kind, cloud) : dynamicType(kind);
  const named = (name: string, options: DeclaredOptions = {}): Declared => ({
    name,
    backend,
    type,
    inputs: thing,
    options,
  });
  const triggered = (replacementTrigger: string, deleteBeforeReplace: boolean) =>
    named("a", { replacementTrigger, deleteBeforeReplace });
  return {
    rename: { from: [named("a")], to: [named("b")] },
    "rename with refresh": { from: [named("a")], to: [named("b")], options: { refresh: true } },
    replace: { from: [named("a")], to: [named("a")], options: { replace: ["a"] } },
    trigger: { from: [triggered("1", false)], to: [triggered("2", false)] },
    "trigger, delete first": { from: [triggered("1", true)], to: [triggered("2", true)] },
  };
}

/** Every move of one subject, and of the others the two that differ most. */
const cells = subjects.flatMap((subject, at) =>
  (["native", "dynamic"] as const).flatMap((backend) =>
    Object.entries(movesOf(subject, backend))
      .filter(([name]) => at === 0 || name === "rename" || name === "trigger, delete first")
      .map(([name, move]) => ({
        name: [name, backend, subject.cloud, subject.kind, subject.variant]
          .filter((part) => part !== undefined)
          .join(" "),
        subject,
        move,
      })),
  ),
);

describe.each(sampled("killed moves", cells, 45))(
  "$name, killed at each point",
  ({ subject, move: { from, to, options } }) => {
    beforeEach(() => {
      stage.emulator.control.reset();
      stage.warnings.length = 0;
    });

    it("sends nothing that weakens, and the next up ends in the declared state", async () => {
      for (let at = 1; ; at += 1) {
        stage.emulator.control.reset();
        subject.prepare?.(stage.emulator);
        const model = new EngineModel(realHost((ownership) => stage.session(ownership)));
        succeeded(await model.up(from));
        stage.writes();
        let points = 0;
        const kill = () => {
          points += 1;
          return points === at;
        };
        const killed = await model.up(to, options, { kill });
        model.cancel();
        succeeded(await model.up(to));
        expect(stage.writes()).toEqual([]);
        expect(model.snapshot.resources.map(({ name }) => name)).toEqual(to.map(({ name }) => name));
        if (killed.result !== "succeeded") continue;
        expect(at).toBeGreaterThan(8);
        break;
      }
    });
  },
);

function succeeded({ result, errors }: Outcome): void {
  expect({ result, errors }).toEqual({ result: "succeeded", errors: [] });
}
