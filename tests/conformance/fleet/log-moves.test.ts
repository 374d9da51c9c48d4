import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fleetsOf } from "../../../cli/fleet/fleets";
import { managedResources } from "../../../cli/stack/state";
import type { Written } from "../../../provider/core/ownership/ledger";
import { Ownership } from "../../../provider/core/ownership/ownership";
import * as handlers from "../../../provider/handlers";
import type { KindName } from "../../../provider/kinds";
import type { Addressee } from "../../../provider/lookups";
import { clouds, findResource } from "../../../provider/registry";
import { partOf } from "../../shared-ledger";
import { logSubjects } from "../buckets/log-subjects";
import { backends } from "../ownership/run";
import { openStage, type Stage } from "../stage";
import type { Inputs } from "../subjects";

const offering = clouds.filter(({ resources }) => resources.some(({ kind }) => kind === "BucketAccessLogs"));
const cells = offering.flatMap(({ name }) =>
  Object.entries(backends).map(([backend, urnOf]) => [name, backend, urnOf] as const),
);

/** Moves of access logs between single resources and a fleet, as the engine orders its calls. */
describe.each(cells)("moves of access logs on %s, %s backend", (cloud, _backend, urnOf) => {
  let stage: Stage;
  const { region, needs } = logSubjects[cloud] ?? expect.fail();
  const end = cloud === "tencent" ? "-1250000000" : "-logs";
  const name = (short: string) => `${short}${end}`;
  const put = (short: string, logging: object | null) =>
    void stage.emulator.control.putBucket(cloud, { name: name(short), region, logging } as never);
  const live = (short: string) => stage.emulator.control.bucket(cloud, name(short))?.logging ?? undefined;
  const former = { targetBucket: name("target"), targetPrefix: "former/", ...needs?.stored };

  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    for (const short of ["a", "c", "target"]) put(short, null);
    put("b", former);
    stage.calls();
  });
  afterAll(() => stage.close());

  const begin = () => {
    const entries: Written[] = [];
    const session = stage.session(new Ownership(partOf(entries, "1")));
    const at = (kind: KindName, called: string): Addressee => {
      const urn = urnOf(called, kind);
      return { kind, session, ...(urn === undefined ? {} : { urn }) };
    };
    return {
      check(kind: KindName, called: string, inputs: Inputs) {
        const { inputs: checked, failures } = handlers.check(at(kind, called), { ...inputs });
        if (failures.length > 0) throw new Error(failures.map((one) => `${one.property} ${one.reason}`).join());
        return checked;
      },
      create: (kind: KindName, called: string, inputs: Inputs) => handlers.create(at(kind, called), { ...inputs }),
      update: (kind: KindName, id: string, olds: Inputs, news: Inputs) =>
        handlers.update(at(kind, "all"), id, { ...olds }, { ...news }),
      remove: (kind: KindName, called: string, { id, properties }: { id: string; properties: Inputs }) =>
        handlers.remove(at(kind, called), id, { ...properties }),
    };
  };
  const one = (short: string) => ({
    ...{ cloud, region, bucket: name(short), status: "Enabled", targetBucket: name("target") },
    ...{ targetPrefix: `logs/${name(short)}/`, ...needs?.inputs },
  });
  const short = ["a", "b", "c"];
  const singles = async () => {
    const run = begin();
    const made = [];
    for (const each of short) {
      const inputs = run.check("BucketAccessLog", each, one(each));
      made.push({ inputs, ...(await run.create("BucketAccessLog", each, inputs)) });
    }
    stage.calls();
    return made;
  };
  /** What `access-audit fleet --from-stack` makes of the stack. */
  const printed = (made: readonly { inputs: Inputs; id: string; properties: Inputs }[]) => {
    const type = "access-audit:index:BucketAccessLog";
    const resources = made.map(({ inputs, id, properties }, at) => ({
      ...{ type, id, inputs, outputs: properties, urn: `urn:pulumi:prod::p::${type}::${short[at]}` },
    }));
    const { fleets, leftOut } = fleetsOf(managedResources({ version: 3, deployment: { resources } }, "/project"));
    expect([leftOut, fleets.length, fleets[0]?.kind]).toEqual([[], 1, "BucketAccessLogs"]);
    return fleets[0]?.args ?? {};
  };

  it("from single resources to a fleet and back, nothing is written, and what was found comes along", async () => {
    const made = await singles();
    const args = printed(made);
    expect(args).toMatchObject({
      ...{ status: "Enabled", targetPrefix: "logs/{bucket}/", targetBuckets: { [region]: name("target") } },
      formerLogs: { [region]: { [name("a")]: { status: "Disabled" }, [name("b")]: { targetPrefix: "former/" } } },
    });
    expect(args.exceptions).toBeUndefined();
    const run = begin();
    const fleet = await run.create("BucketAccessLogs", "all", run.check("BucketAccessLogs", "all", args));
    for (const [at, each] of short.entries()) await run.remove("BucketAccessLog", each, made[at] ?? expect.fail());
    expect(stage.writes()).toEqual([]);
    expect(fleet.properties).toMatchObject({ previousLog: { status: "Disabled" } });

    const first = begin();
    const keep = first.check("BucketAccessLogs", "all", { ...args, onDelete: "keep" });
    const kept = { id: fleet.id, properties: await first.update("BucketAccessLogs", fleet.id, fleet.properties, keep) };
    const second = begin();
    for (const each of short)
      await second.create("BucketAccessLog", each, second.check("BucketAccessLog", each, one(each)));
    await second.remove("BucketAccessLogs", "all", kept);
    expect(stage.writes()).toEqual([]);
    expect(short.map(live)).toEqual(
      short.map((each) => expect.objectContaining({ targetPrefix: `logs/${name(each)}/` })),
    );
  });

  it("a fleet with what was found elsewhere puts it back in the end", async () => {
    const made = await singles();
    const run = begin();
    const fleet = await run.create("BucketAccessLogs", "all", run.check("BucketAccessLogs", "all", printed(made)));
    for (const [at, each] of short.entries()) await run.remove("BucketAccessLog", each, made[at] ?? expect.fail());
    await begin().remove("BucketAccessLogs", "all", fleet);
    expect(short.map(live)).toEqual([undefined, expect.objectContaining({ targetPrefix: "former/" }), undefined]);
  });

  it("a bucket that a single resource declares is refused, and nothing is written", () => {
    const run = begin();
    run.check("BucketAccessLog", "a", one("a"));
    const { bucket: _, targetBucket, region: __, ...rest } = one("a");
    const fleet = {
      ...rest,
      ...{
        targetBuckets: { [region]: targetBucket },
        targetPrefix: "logs/{bucket}/",
        buckets: { [region]: [name("a")] },
      },
    };
    const both = () => run.check("BucketAccessLogs", "all", fleet);
    if (urnOf("x") === undefined) expect(both).not.toThrow();
    else expect(both).toThrow(/is declared by another resource of this program already/);
    expect(stage.writes()).toEqual([]);
  });

  it("a thousand buckets are less than 250 kB of state, also where each was found with a log of its own", () => {
    const { many } = findResource("BucketAccessLogs", cloud);
    const members = Array.from({ length: 1000 }, (_, at) => {
      const { cloud: _c, region: _r, bucket, ...own } = one(`bench-${String(at).padStart(4, "0")}`);
      const previousLog = {
        status: "Enabled",
        targetBucket: name("target"),
        targetPrefix: `old/${at}/`,
        ...needs?.inputs,
      };
      return { region, bucket, own, memory: { previousLog } };
    });
    const inputs = { cloud, ...many?.shape.infer(members), allowLoop: false, onDelete: "restore" };
    const state = many?.shape.fold(inputs, members) ?? {};
    expect(state.exceptions).toBeUndefined();
    // The engine has the names twice: as inputs, and as outputs.
    const bytes = JSON.stringify(state).length + JSON.stringify({ ...inputs, buckets: state.buckets }).length;
    expect(bytes).toBeLessThan(250_000);
  });
});
