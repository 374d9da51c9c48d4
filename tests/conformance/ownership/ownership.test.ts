import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { unknownValue } from "../../../provider/core/fields/unknown";
import { clouds, findResource } from "../../../provider/registry";
import { openStage, type Stage } from "../stage";
import { type Inputs, type Subject, subjects } from "../subjects";
import { backends, beginRun, type Process, type Stated } from "./run";

/** The stack with one resource `a`, and what a scenario may start. */
interface Scene {
  readonly subject: Subject;
  readonly a: Stated;
  /** Another provider process of the run, perhaps of the other backend. */
  another(urnOf?: (name: string) => string | undefined): Process;
  /** A later run of the engine. */
  later(): Process;
}

/** The order of an up in which the things that are declared stay the same; the state that it leaves. */
type Scenario = (run: Process, scene: Scene) => Promise<readonly Stated[]>;

const renameTo = async (run: Process, name: string, inputs: Inputs) => run.create(name, run.C(name, inputs));

/** Measured orders of the engine: C = Check, D = Diff, + = Create, − = Delete, R = Read. */
const scenarios: Readonly<Record<string, Scenario>> = {
  "rename: C b, +b, −a": async (run, { subject, a }) => {
    const b = await renameTo(run, "b", subject.thing);
    await run.remove(a);
    return [b];
  },
  "rename that was killed in −a: C b, D b, −a": async (run, { subject, a, later }) => {
    const b = await renameTo(run, "b", subject.thing);
    const next = later();
    next.D(b, "b", next.C("b", subject.thing));
    await next.remove(a);
    return [b];
  },
  "rename under --refresh: R a, D a, C b, +b, −a": async (run, { subject, a }) => {
    await run.read(a);
    run.refreshed(a);
    const b = await renameTo(run, "b", subject.thing);
    await run.remove(a);
    return [b];
  },
  "rename that was killed in −a, under --refresh: R a, R b, D, D, C b, D b, −a": async (run, { subject, a, later }) => {
    const b = await renameTo(run, "b", subject.thing);
    const next = later();
    for (const state of [a, b]) await next.read(state);
    for (const state of [a, b]) next.refreshed(state);
    next.D(b, "b", next.C("b", subject.thing));
    await next.remove(a);
    return [b];
  },
  "rename of which the create fails, with --continue-on-error: C b, −a": async (run, { subject, a, later }) => {
    run.C("b", subject.thing);
    await run.remove(a);
    return [await renameTo(later(), "b", subject.thing)];
  },
  "--replace: C a, +a, −a": async (run, { subject, a }) => {
    const replaced = await renameTo(run, "a", subject.thing);
    await run.remove(a);
    return [replaced];
  },
  "--replace that was killed in −a: C a, D a, −a": async (run, { subject, a, later }) => {
    const replaced = await renameTo(run, "a", subject.thing);
    const next = later();
    next.D(replaced, "a", next.C("a", subject.thing));
    await next.remove(a);
    return [replaced];
  },
  "trigger: C a, C a, +a, −a": async (run, { subject, a }) => {
    run.C("a", subject.thing);
    const replaced = await renameTo(run, "a", subject.thing);
    await run.remove(a);
    return [replaced];
  },
  "trigger with deleteBeforeReplace: C a, C a, −a, +a": async (run, { subject, a }) => {
    run.C("a", subject.thing);
    const inputs = run.C("a", subject.thing);
    await run.remove(a);
    return [await run.create("a", inputs)];
  },
  "trigger with deleteBeforeReplace that was killed after −a: C a, +a": async (run, { subject, a, later }) => {
    run.C("a", subject.thing);
    run.C("a", subject.thing);
    await run.remove(a);
    return [await renameTo(later(), "a", subject.thing)];
  },
  "a dependent of what is deleted first: D b with unknown values, −b, C b, +b": async (run, { subject, a }) => {
    const key = findResource(subject.kind, subject.cloud).naming.at(-1) ?? "";
    run.D(a, "a", { ...subject.thing, ...a.inputs, [key]: unknownValue });
    await run.remove(a);
    return [await renameTo(run, "a", subject.thing)];
  },
  "to another provider: C b and +b there, −a here": async (run, { subject, a, another }) => {
    const b = await renameTo(another(), "b", subject.thing);
    await run.remove(a);
    return [b];
  },
  "to the plugin, with another name: C b and +b there, −a here": async (run, { subject, a, another }) => {
    const b = await renameTo(another(backends.native), "b", subject.thing);
    await run.remove(a);
    return [b];
  },
  "parent changed, no alias: C a, +a, −a": async (run, { subject, a }) => {
    const moved = await renameTo(run, "parent$a", subject.thing);
    await run.remove(a);
    return [moved];
  },
};

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
      return expect(["AuditTrack", "AuditNotification", "AuditHistoryDelivery"]).toContain(subject.kind);
    const on = memory === "previousStatus" ? "Enabled" : { ...subject.thing, status: "Enabled" };
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
    expect(stage.writes().length).toBeGreaterThan(0);
  });

  it("a removal in the same run as a resource for another thing is carried out", async () => {
    if (subject.other === undefined) return expect(subject.cloud).toBe("huawei");
    const a = await up("a");
    const run = begin();
    run.C("b", subject.other);
    await run.remove(a);
    expect(stage.writes().length).toBeGreaterThan(0);
    expect(stage.warnings).toEqual([]);
  });
});
