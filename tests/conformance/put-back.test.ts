import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { noteBegun } from "../../provider/core/lifecycle/begun";
import { MemoryNotebook } from "../../provider/core/session/notebook";
import * as handlers from "../../provider/handlers";
import { asItIs } from "../../provider/lookups";
import { findResource } from "../../provider/registry";
import { mainland } from "../mainland";
import { openStage, rejection, type Stage } from "./stage";
import { type Inputs, subjects } from "./subjects";

const ways = subjects.map((subject) => {
  const { kind, cloud, variant } = subject;
  return [[kind, cloud, ...(variant ? [variant] : [])].join(" "), subject] as const;
});

/** What is made anew under the id that it had, for the cloud gives no other one; of anything else a refresh has to tell the engine. */
const names = new Set(
  [
    ...subjects.filter(({ thing, kind, cloud }) => findResource(kind, cloud).lifecycleKind(thing) === "setting"),
    ...subjects.filter(
      ({ kind, cloud }) => (kind === "AuditTrack" && cloud !== "tencent") || kind === "AuditNotification",
    ),
  ].map(({ kind, cloud }) => `${kind} ${cloud}`),
);

/**
 * A change that was killed before the engine saved it, and a program that was put back: the state equals the program, and the cloud
 * is as the change left it.
 */
describe.each(ways)("%s, whose change nobody saved and whose program was put back,", (_, subject) => {
  const { kind, thing, change, prepare, stays } = subject;
  const resource = findResource(kind, subject.cloud);
  const inputsOf = (given: Inputs) => resource.check(given).inputs;
  const declared = inputsOf({
    ...thing,
    ...(resource.lifecycleKind(thing) === "setting" ? { onDelete: "disable" } : {}),
  });
  let stage: Stage;
  let begun: MemoryNotebook;

  beforeEach(async () => {
    begun = new MemoryNotebook();
    const notebook = new MemoryNotebook();
    stage = await openStage(mainland, () => ({ begun, notebook }));
    prepare?.(stage.emulator);
  });
  afterEach(() => stage.close());

  /** That of a process of its own, as each command has one. */
  const addressee = () => ({ kind, session: stage.session() });
  const make = async () => {
    const made = await handlers.create(addressee(), declared);
    stage.calls();
    return made;
  };
  /** What the next `up` finds. */
  const compared = async (id: string, state: Inputs, wanted: Inputs = declared) => {
    const [olds, news] = [{ ...state }, { ...wanted }];
    const live = await asItIs(addressee(), id, olds, news);
    const { differences, replaces } = handlers.diff(addressee(), id, olds, news, undefined, live);
    // A replacement would delete what has the name by then.
    expect(replaces).toEqual([]);
    return differences.map(({ path }) => path);
  };
  const isChanging = Object.keys(change).length > 0;

  if (isChanging)
    it("is found by the next up, and repaired", async () => {
      const { id, properties } = await make();
      await handlers.update(addressee(), id, properties, inputsOf({ ...declared, ...change }));
      expect(await compared(id, properties)).not.toEqual([]);
      const repaired = await handlers.update(addressee(), id, properties, declared);
      const read = await resource.read(stage.operation(), id, repaired);
      expect(resource.diff(read?.inputs ?? {}, declared).differences).toEqual([]);
      stage.calls();
      expect(await compared(id, repaired)).toEqual([]);
    });

  if (isChanging)
    it("is found although another field of the program changes that no cloud knows", async () => {
      const { id, properties } = await make();
      await handlers.update(addressee(), id, properties, inputsOf({ ...declared, ...change }));
      if (!("onDelete" in resource.inputs.shape) || declared.onDelete !== "disable") return;
      const kept = { ...declared, onDelete: "keep" };
      expect((await compared(id, properties, kept)).length).toBeGreaterThan(1);
      const repaired = await handlers.update(addressee(), id, properties, kept);
      const read = await resource.read(stage.operation(), id, repaired);
      expect(resource.diff(read?.inputs ?? {}, kept).differences).toEqual([]);
    });

  it("is looked at and left alone where the kill came before the request", async () => {
    const { id, properties } = await make();
    noteBegun(stage.session(), resource, id, properties);
    expect(await compared(id, properties)).toEqual([]);
    expect(stage.writes()).toEqual([]);
  });

  it("is not looked for where the state was saved", async () => {
    const { id, properties } = await make();
    const after = isChanging ? inputsOf({ ...declared, ...change }) : declared;
    const saved = isChanging ? await handlers.update(addressee(), id, properties, after) : properties;
    stage.calls();
    await asItIs(addressee(), id, saved, after);
    expect(stage.calls()).toEqual([]);
  });

  if (!stays)
    it("is found where it was to end", async () => {
      const { id, properties } = await make();
      stage.calls();
      await handlers.remove(addressee(), id, properties);
      const left = await resource.read(stage.operation(), id, properties);
      const isDone = left !== undefined && resource.diff(left.inputs, declared).differences.length === 0;
      // What ends without a trace, as a delivery that ran, is not to be had again.
      if (isDone) return;
      expect(await compared(id, properties)).not.toEqual([]);
      const repairing = handlers.update(addressee(), id, properties, declared);
      if (!names.has(`${kind} ${subject.cloud}`)) {
        expect((await rejection(repairing)).message).toContain(
          "is gone. Run pulumi refresh; pulumi up then creates it again",
        );
        return;
      }
      const read = await resource.read(stage.operation(), id, await repairing);
      expect(resource.diff(read?.inputs ?? {}, declared).differences).toEqual([]);
    });

  it("is told where the cloud cannot be asked, and nothing is taken for found", async () => {
    const { id, properties } = await make();
    noteBegun(stage.session(), resource, id, properties);
    stage.emulator.control.fault({ cloud: subject.cloud, kind: "denied", times: -1 });
    expect(await compared(id, properties)).toEqual([]);
    expect(stage.warnings.join()).toContain("may differ from the state, because a change of it was interrupted");
  });
});
