import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Written } from "../../../provider/core/ownership/ledger";
import { Ownership } from "../../../provider/core/ownership/ownership";
import * as handlers from "../../../provider/handlers";
import type { KindName } from "../../../provider/kinds";
import type { Addressee } from "../../../provider/lookups";
import { partOf } from "../../shared-ledger";
import { backends } from "../ownership/run";
import { openStage, rejection, type Stage } from "../stage";
import type { Inputs } from "../subjects";
import { Buckets, subjects } from "./scene";

const cells = Object.keys(subjects).flatMap((cloud) =>
  Object.entries(backends).map(([backend, urnOf]) => [cloud, backend, urnOf] as const),
);

/** A resource as the engine's state has it. */
interface Stated {
  readonly name: string;
  readonly kind: KindName;
  readonly id: string;
  readonly properties: Inputs;
}

const single = "BucketAccessMonitor";
const fleet = "BucketAccessMonitors";

/** Moves of buckets between resources, as the engine orders its calls: declarations, then changes, then deletions. */
describe.each(cells)("fleets on %s, %s backend", (cloud, _backend, urnOf) => {
  let stage: Stage;
  let buckets: Buckets;
  const { regions } = subjects[cloud] ?? expect.fail();
  const [region, other] = regions;

  beforeAll(async () => {
    stage = await openStage();
    buckets = new Buckets(stage, cloud);
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    buckets.put("a");
    buckets.put("b", "Enabled");
    buckets.put("c", "Disabled", other);
    stage.calls();
    stage.warnings.length = 0;
  });
  afterAll(() => stage.close());

  /** The calls of one run; each has a session of its own, as another provider process would. */
  const begin = () => {
    const entries: Written[] = [];
    const session = stage.session(new Ownership(partOf(entries, "1")));
    const at = (kind: KindName, name: string): Addressee => {
      const urn = urnOf(name, kind);
      return { kind, session, ...(urn === undefined ? {} : { urn }) };
    };
    return {
      check(kind: KindName, name: string, inputs: Inputs) {
        const { inputs: checked, failures } = handlers.check(at(kind, name), { ...inputs });
        if (failures.length > 0) throw new Error(failures.map((one) => `${one.property} ${one.reason}`).join());
        return checked;
      },
      async diff({ kind, name, id, properties }: Stated, inputs: Inputs) {
        const known = await handlers.resolve(at(kind, name), { ...properties }, { ...inputs });
        return handlers.diff(at(kind, name), id, { ...properties }, known);
      },
      async create(kind: KindName, name: string, inputs: Inputs): Promise<Stated> {
        return { kind, name, ...(await handlers.create(at(kind, name), { ...inputs })) };
      },
      async update({ kind, name, id, properties }: Stated, inputs: Inputs): Promise<Stated> {
        const news = await handlers.update(at(kind, name), id, { ...properties }, { ...inputs });
        return { kind, name, id, properties: news };
      },
      read: ({ kind, name, id, properties }: Stated) => handlers.read(at(kind, name), id, { ...properties }),
      remove: ({ kind, name, id, properties }: Stated) => handlers.remove(at(kind, name), id, { ...properties }),
    };
  };
  const up = async (kind: KindName, name: string, inputs: Inputs) => {
    const run = begin();
    const made = await run.create(kind, name, run.check(kind, name, inputs));
    stage.calls();
    return made;
  };
  const one = (short: string, at = region) => ({ cloud, region: at, bucket: buckets.name(short), status: "Enabled" });
  const all = { cloud, buckets: { [region]: buckets0("a", "b"), [other]: buckets0("c") }, status: "Enabled" };
  function buckets0(...short: string[]): string[] {
    const { suffix } = subjects[cloud] ?? expect.fail();
    return short.map((name) => `${name}${suffix}`);
  }

  it("a fleet that is renamed: nothing is written, and under --refresh what was found is kept", async () => {
    const old = await up(fleet, "old", all);
    const run = begin();
    await run.read(old);
    const fresh = await run.create(fleet, "fresh", run.check(fleet, "fresh", all));
    await run.remove(old);
    expect(buckets.written()).toEqual([]);
    expect(stage.warnings.join("\n")).toContain(`bucket ${buckets.name("a")} in ${region} was left as it is`);
    expect(fresh.properties).toEqual(old.properties);
  });

  it("from single resources to a fleet in one up: nothing is written, and former statuses come along", async () => {
    const singles = [
      await up(single, "a", one("a")),
      await up(single, "b", one("b")),
      await up(single, "c", one("c", other)),
    ];
    const formerStatuses = {
      [region]: { [buckets.name("a")]: "Disabled", [buckets.name("b")]: "Enabled" },
      [other]: { [buckets.name("c")]: "Disabled" },
    };
    const run = begin();
    const made = await run.create(fleet, "all", run.check(fleet, "all", { ...all, formerStatuses }));
    for (const each of singles) await run.remove(each);
    expect(buckets.written()).toEqual([]);
    const end = begin();
    await end.remove(made);
    expect(buckets.live("a", "b", "c")).toEqual(["Disabled", "Enabled", "Disabled"]);
  });

  it("without former statuses and without a refresh, what is on stays on in the end", async () => {
    const singles = [await up(single, "a", one("a")), await up(single, "c", one("c", other))];
    const run = begin();
    const made = await run.create(fleet, "all", run.check(fleet, "all", all));
    for (const each of singles) await run.remove(each);
    await begin().remove(made);
    expect(buckets.live("a", "b", "c")).toEqual(["Enabled", "Enabled", "Enabled"]);
  });

  it("back to single resources in two ups, keep first: nothing is written", async () => {
    const made = await up(fleet, "all", all);
    const first = begin();
    const kept = await first.update(made, first.check(fleet, "all", { ...all, onDelete: "keep" }));
    const second = begin();
    for (const [name, at] of [
      ["a", region],
      ["b", region],
      ["c", other],
    ] as const)
      await second.create(single, name, second.check(single, name, one(name, at)));
    await second.remove(kept);
    expect(buckets.written()).toEqual([]);
  });

  it("a bucket that goes from a fleet to a single resource in one up is left as it is", async () => {
    const made = await up(fleet, "all", all);
    const run = begin();
    const news = run.check(fleet, "all", { ...all, buckets: { [region]: buckets.names("a", "b") } });
    const declared = run.check(single, "c", one("c", other));
    await run.update(made, news);
    await run.create(single, "c", declared);
    expect(buckets.written()).toEqual([]);
    const warned = stage.warnings.join("\n");
    expect(warned).toContain(`bucket ${buckets.name("c")} in ${other} was left as it is`);
    // An alias would do nothing between two types. The dynamic resources have no URN that tells them apart.
    if (urnOf("c") === undefined) expect(warned).toContain("If the resource was only renamed");
    else expect(warned).not.toContain("alias");
  });

  it("a bucket that leaves by itself is put back to what was found", async () => {
    const made = await up(fleet, "all", all);
    const run = begin();
    await run.update(made, run.check(fleet, "all", { ...all, buckets: { [region]: buckets.names("a", "b") } }));
    expect(buckets.written()).toEqual([`${buckets.name("c")} Disabled`]);
  });

  it("half a list and less is refused before anything is written", async () => {
    const made = await up(fleet, "all", all);
    const run = begin();
    const news = run.check(fleet, "all", { ...all, buckets: { [region]: buckets.names("a") } });
    const error = await rejection(run.diff(made, news));
    expect(error.message).toContain(`bucket ${buckets.name("b")} in ${region}`);
    expect(error.message).toContain("More than half are refused unless minimum is set");
    expect((await rejection(run.update(made, news))).message).toContain("would leave it");
    for (const empty of [{}, { [region]: [] }])
      expect(() => run.check(fleet, "all", { ...all, buckets: empty })).toThrow(/An empty fleet is refused/i);
    expect(stage.calls()).toEqual([]);
  });

  it("by a pattern: single resources become a fleet, and one that leaves a pattern ends", async () => {
    const [a, c] = [await up(single, "a", one("a")), await up(single, "c", one("c", other))];
    const patterns = { [region]: buckets.name("a") };
    const run = begin();
    const made = await run.create(fleet, "all", run.check(fleet, "all", { cloud, patterns, status: "Enabled" }));
    await run.remove(a);
    expect(buckets.written()).toEqual([]);
    // What the pattern stands for is known by then: another bucket is nobody's.
    await run.remove(c);
    expect(buckets.written()).toEqual([`${buckets.name("c")} Disabled`]);
    const next = begin();
    const news = next.check(fleet, "all", {
      cloud,
      patterns: { [region]: buckets.name("b") },
      status: "Enabled",
      minimum: 1,
    });
    await next.diff(made, news);
    await next.update(made, news);
    expect(buckets.live("a", "b")).toEqual(["Enabled", "Enabled"]);
    expect(buckets.written()).toEqual([]);
  });

  it("a pattern that nobody can look up is not known, and never nothing", async () => {
    const patterns = { [region]: "*" };
    const made = await up(fleet, "all", { cloud, patterns, status: "Enabled" });
    const { service, list } = subjects[cloud] ?? expect.fail();
    stage.emulator.control.fault({ cloud, service, action: list, kind: "denied", times: -1 });
    const run = begin();
    const { differences } = await run.diff(made, run.check(fleet, "all", { cloud, patterns, status: "Enabled" }));
    expect(differences.map(({ path, after }) => [path, after])).toEqual([
      ["buckets", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"],
    ]);
    expect(stage.warnings.join("\n")).toContain("Which buckets the patterns stand for is not known");
    expect(buckets.written()).toEqual([]);
  });

  it("a bucket that a single resource declares is refused, by name", async () => {
    const run = begin();
    run.check(single, "a", one("a"));
    const both = () => run.check(fleet, "all", all);
    if (urnOf("x") === undefined) return expect(both).not.toThrow();
    expect(both).toThrow(/is declared by another resource of this program already: urn:.*a\b.*bucket a/s);
    expect(() => run.check(single, "c", one("c", other))).toThrow(/is declared by another resource/);
    const patterns = { [region]: buckets.name("a") };
    const given = run.check(fleet, "by-pattern", { cloud, patterns, status: "Enabled" });
    expect((await rejection(run.create(fleet, "by-pattern", given))).message).toContain(
      "is declared by another resource",
    );
    expect(buckets.written()).toEqual([]);
  });
});
