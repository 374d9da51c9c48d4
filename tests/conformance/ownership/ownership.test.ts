import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clouds, findResource } from "../../../provider/registry";
import { openStage, type Stage } from "../stage";
import { type Inputs, type Subject, subjects } from "../subjects";
import { backends, beginRun, type Process } from "./run";
import { scenarios } from "./scenarios";

const nameOf = ({ kind, cloud, variant }: Subject) => [kind, cloud, variant].filter(Boolean).join(" ");
const cells = subjects.flatMap((subject) =>
  Object.entries(backends).map(([backend, urnOf]) => [nameOf(subject), backend, subject, urnOf] as const),
);

it("each kind of each cloud is in the table, in each of its variants", () => {
  const offered = clouds.flatMap(({ name, resources }) => resources.map(({ kind }) => `${kind} ${name}`));
  expect([...new Set(subjects.map(({ kind, cloud }) => `${kind} ${cloud}`))].sort()).toEqual(offered.sort());
});

describe.each(cells)("%s on the %s backend", (_name, _backend, subject, urnOf) => {
  let stage: Stage;
  let begin: (urnOf?: (name: string) => string | undefined) => Process;
  const newRun = () => beginRun(stage, subject, urnOf);

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    stage.emulator.control.allowOrganizationTrails(true);
    subject.prepare?.(stage.emulator);
    stage.calls();
    stage.warnings.length = 0;
    begin = newRun();
  });
  afterAll(() => stage.close());

  const up = async (name: string, inputs: Inputs = subject.thing) => {
    const process = newRun()();
    const made = await process.create(name, process.C(name, inputs));
    stage.calls();
    stage.warnings.length = 0;
    return made;
  };

  it.each(Object.entries(scenarios))("%s: nothing is written", async (_order, scenario) => {
    const a = await up("a");
    const left = await scenario(begin(), { subject, a, another: begin, later: () => newRun()() });
    expect(stage.writes()).toEqual([]);
    expect(stage.warnings.join("\n")).toContain("was left as it is");

    // A second up is empty, and a destroy still ends what the stack has.
    const again = newRun()();
    for (const state of left) expect(again.D(state, state.name, again.C(state.name, subject.thing))).toBe(false);
    expect(stage.writes()).toEqual([]);
    const end = newRun()();
    for (const state of left) await end.remove(state);
    expect(stage.warnings.filter((text) => text.includes("was left as it is"))).toHaveLength(1);
  });

  it("handover: C a, D a, C a, C b, +a, +b, −a: what b takes is never switched off", async () => {
    const { thing, other } = subject;
    // A kind of which a cloud has one thing only cannot be handed over.
    if (other === undefined) return expect(["system", "taurusdb", "rds"]).toContain(subject.variant);
    const a = await up("a");
    const run = begin();
    expect(run.D(a, "a", run.C("a", other))).toBe(false);
    const [forA, forB] = [run.C("a", other), run.C("b", thing)];
    const [newA, b] = [await run.create("a", forA), await run.create("b", forB)];
    const made = stage.calls().filter(({ action }) => /^(Put|Create|Enable|Open|Start|Update|Modify)/.test(action));
    expect(made.length).toBeGreaterThan(0);
    await run.remove(a);
    expect(stage.writes()).toEqual([]);
    const again = newRun()();
    expect(again.D(newA, "a", again.C("a", other))).toBe(false);
    expect(again.D(b, "b", again.C("b", thing))).toBe(false);
  });

  it("swap: C D C of both, +a, +b, −b, −a: nothing is written", async () => {
    const { thing, other } = subject;
    if (other === undefined) return expect(["system", "taurusdb", "rds"]).toContain(subject.variant);
    const [a, b] = [await up("a"), await up("b", other)];
    const run = begin();
    run.D(a, "a", run.C("a", other));
    run.D(b, "b", run.C("b", thing));
    await run.create("a", run.C("a", other));
    await run.create("b", run.C("b", thing));
    await run.remove(b);
    await run.remove(a);
    expect(stage.writes()).toEqual([]);
  });

  it("own delete first: C, D, C, −a, +a: one delete, and only where the key stays", async () => {
    const { remade } = subject;
    if (remade === undefined) return expect(subject.kind === "AuditTrack" && subject.variant !== "system").toBe(false);
    const a = await up("a");
    const run = begin();
    expect(run.D(a, "a", run.C("a", remade))).toBe(true);
    const inputs = run.C("a", remade);
    await run.remove(a);
    expect(stage.writes().filter((action) => action.startsWith("Delete"))).toHaveLength(1);
    const made = await run.create("a", inputs);
    stage.calls();
    // The one delete was used up.
    await run.remove(made);
    expect(stage.writes()).toEqual([]);
    expect(stage.warnings.join()).toContain("was left as it is");
  });

  it("own delete first that the option overrules: C, D, +a fails, −a: nothing is deleted", async () => {
    const { remade } = subject;
    if (remade === undefined) return expect(subject.kind === "AuditTrack" && subject.variant !== "system").toBe(false);
    const a = await up("a");
    const run = begin();
    run.D(a, "a", run.C("a", remade));
    await run.create("a", run.C("a", remade)).catch(() => undefined);
    stage.calls();
    await run.remove(a);
    expect(stage.writes()).toEqual([]);
  });

  it("two records of one thing end one after the other: what one found Enabled stays Enabled", async () => {
    const a = await up("a");
    const memory = Object.keys(a.properties).find((name) => name.startsWith("previous"));
    if (memory === undefined)
      return expect(["AuditTrack", "AuditNotification", "AuditHistoryDelivery", "AuditLogExport"]).toContain(
        subject.kind,
      );
    // Of a fleet, what is remembered is of one of its buckets.
    const [one] = findResource(subject.kind, subject.cloud).many?.shape.members(a.properties) ?? [];
    const on = memory === "previousStatus" ? "Enabled" : { ...(one?.own ?? subject.thing), status: "Enabled" };
    const off = memory === "previousStatus" ? "Disabled" : { status: "Disabled" };
    const records = [on, off].map((found) => ({ ...a, properties: { ...a.properties, [memory]: found } }));
    const run = begin();
    await Promise.all(records.map((record) => run.remove(record)));
    expect(stage.writes()).toEqual([]);
    expect(stage.warnings.join()).toContain("stays Enabled");
  });

  it("removal under --refresh: R a, D a, −a: it is carried out", async () => {
    const a = await up("a");
    const run = begin();
    await run.read(a);
    run.refreshed(a);
    stage.calls();
    await run.remove(a);
    expect(stage.warnings).toEqual([]);
    expect(stage.writes().length > 0).toBe(subject.stays !== true);
  });

  it("a removal in the same run as a resource for another thing is carried out", async () => {
    if (subject.other === undefined) return expect(subject.cloud).toBe("huawei");
    const a = await up("a");
    const run = begin();
    run.C("b", subject.other);
    await run.remove(a);
    expect(stage.writes().length > 0).toBe(subject.stays !== true);
    expect(stage.warnings).toEqual([]);
  });
});
