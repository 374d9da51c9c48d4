import { callText, inFixedOrder, propertiesText } from "./calls";
import type { Snapshot } from "./engine/state";
import { type Control, EngineModel, type Outcome } from "./engine-model";
import { recorderTwin } from "./recorder-twin";
import { commandText } from "./recording/command";
import type { RecordedStep } from "./recording/record";
import type { Scenario, Step } from "./scenario";

/** Plays a scenario on the model and tells of it as the recording of the real engine does. */
export async function recordModel(scenario: Scenario, control: Control = {}): Promise<RecordedStep[]> {
  let step: Step | undefined;
  const model = new EngineModel({
    start: () => ({
      of: (provider) => recorderTwin(provider === "dynamic" ? "dynamic" : "native", step?.answers ?? {}),
      close: async () => undefined,
    }),
  });
  const recorded: RecordedStep[] = [];
  for (step of scenario.steps) {
    const { result, calls, errors } = await play(model, step, control);
    const expected = step.killAt !== undefined ? "killed" : step.fails ? "failed" : "succeeded";
    if (result !== expected) throw new Error(`${commandText(step)} ${result}: ${errors.join("; ")}`);
    recorded.push({
      command: commandText(step),
      calls: inFixedOrder(calls, scenario).map(callText),
      state: snapshotText(model.snapshot),
    });
    // Whoever killed the engine lifts its lock.
    model.cancel();
  }
  return recorded;
}

function play(model: EngineModel, { command, program, options, killAt }: Step, control: Control): Promise<Outcome> {
  const kill: Control["kill"] = ({ when, call }) => when === "before" && `${call?.verb} ${call?.name}` === killAt;
  return model.run(command, program, options, { ...control, kill });
}

function snapshotText({ resources, pending }: Snapshot): string[] {
  const things = resources.filter(({ kind }) => kind === "custom");
  const lines = things.map(({ name, id, inputs, ...state }) =>
    [
      `${name} (${id}): ${propertiesText(inputs)}`,
      ...(state.delete ? ["to be deleted"] : []),
      ...(state.external ? ["only read"] : []),
      ...(state.pendingReplacement ? ["deleted already"] : []),
      ...(state.halfDone ? ["half done"] : []),
    ].join(", "),
  );
  return [...lines.sort(), ...pending.map(({ type, resource }) => `${type} ${resource.name}`).sort()];
}
