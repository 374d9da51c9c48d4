import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findResource } from "../../provider/registry";
import { openStage, type Stage } from "./stage";
import { subjects } from "./subjects";

/** What exists anyway, and is left in some state when nobody manages it any more. */
const settings = subjects.filter(({ kind, cloud, thing }) => {
  const resource = findResource(kind, cloud);
  return resource.lifecycleKind(thing) === "setting";
});

describe.each(
  settings.map((one) => [`${one.kind} on ${one.cloud}${one.variant ? `, ${one.variant}` : ""}`, one] as const),
)("the end of %s", (_, { kind, cloud, thing, prepare }) => {
  const resource = findResource(kind, cloud);
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    prepare?.(stage.emulator);
  });
  afterAll(() => stage.close());

  const managed = async (onDelete: string) => {
    const { inputs, failures } = resource.check({ ...thing, onDelete });
    expect(failures).toEqual([]);
    const made = await resource.create(stage.operation(), inputs);
    stage.calls();
    return made;
  };

  it("with keep calls nothing, and leaves everything as it is", async () => {
    const { id, properties } = await managed("keep");
    const before = stage.emulator.control.state();
    await resource.remove(stage.operation(), id, properties);
    expect(stage.calls()).toEqual([]);
    expect(stage.emulator.control.state()).toEqual(before);
    expect(resource.remains(properties)).toEqual(properties);
  });

  it("with disable switches it off", async () => {
    const { id, properties } = await managed("disable");
    await resource.remove(stage.operation(), id, properties);
    expect(stage.writes()).not.toEqual([]);
    const left = await resource.read(stage.operation(), id, properties);
    expect(left?.properties.status).toBe("Disabled");
  });
});
