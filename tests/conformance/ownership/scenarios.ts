import { unknownValue } from "../../../provider/core/fields/unknown";
import { findResource } from "../../../provider/registry";
import type { Inputs, Subject } from "../subjects";
import { backends, type Process, type Stated } from "./run";

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
export const scenarios: Readonly<Record<string, Scenario>> = {
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
