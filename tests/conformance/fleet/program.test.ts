import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as handlers from "../../../provider/handlers";
import type { KindName } from "../../../provider/kinds";
import { kindOfType } from "../../../provider/kinds/tokens";
import type { Addressee } from "../../../provider/lookups";
import * as audit from "../../../sdk/index";
import { openStage, type Stage } from "../stage";
import { Buckets, subjects } from "./scene";

/** The host of dynamic resources gets no names, so the program itself compares what it declares. */
describe.each(Object.keys(subjects))("a program of dynamic resources with a pattern, on %s", (cloud) => {
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
    for (const short of ["app-a", "app-b", "own"]) buckets.put(short, "Enabled");
    buckets.put("app-far", "Enabled", other);
    stage.calls();
  });
  afterAll(() => stage.close());

  /** Runs a program, whose resources are made as the host of dynamic resources makes them. */
  const run = async (program: () => unknown): Promise<string> => {
    const session = stage.session();
    await pulumi.runtime.setMocks({
      async newResource({ type, inputs }) {
        const kind = kindOfType(type);
        if (kind === undefined) return { id: "stack", state: {} };
        const { __provider: _, ...given } = inputs;
        const addressee: Addressee = { kind, session };
        const { inputs: checked, failures } = handlers.check(addressee, given, true);
        if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join());
        const { id, properties } = await handlers.create(addressee, checked);
        return { id, state: properties };
      },
      call: () => ({}),
    });
    let refusal = "";
    await pulumi.runtime.runInPulumiStack(async () => {
      try {
        program();
      } catch (error) {
        refusal = String(Object(error).message);
      }
      await pulumi.runtime.disconnect();
    });
    return refusal;
  };
  const make = (kind: KindName, name: string, args: object) =>
    Reflect.construct(Object(audit)[kind], [name, { cloud, status: "Enabled", ...args }]);
  const fleet = (pattern: string, name = "fleet", at = region) =>
    make("BucketAccessMonitors", name, { patterns: { [at]: pattern } });
  const named = (...short: string[]) =>
    make("BucketAccessMonitors", "named", { buckets: { [region]: buckets.names(...short) } });
  const one = (short: string, at = region) =>
    make("BucketAccessMonitor", "one", { region: at, bucket: buckets.name(short) });

  it.each([
    [
      "a single one after it",
      () => [fleet("app-*"), one("app-a")],
      "BucketAccessMonitor one and BucketAccessMonitors fleet",
    ],
    [
      "a single one before it",
      () => [one("app-a"), fleet("*")],
      "BucketAccessMonitors fleet and BucketAccessMonitor one",
    ],
    [
      "a fleet by names",
      () => [named("app-b", "own"), fleet("app-*")],
      "BucketAccessMonitors fleet and BucketAccessMonitors named",
    ],
    [
      "a narrower pattern",
      () => [fleet("app-*"), fleet("app-a*", "narrow")],
      "BucketAccessMonitors narrow and BucketAccessMonitors fleet",
    ],
    [
      "the same pattern",
      () => [fleet("app-*"), fleet("app-*", "twin")],
      "BucketAccessMonitors twin and BucketAccessMonitors fleet",
    ],
  ])("%s is refused by both names, and nothing that weakens is written", async (_what, program, names) => {
    expect(await run(program)).toContain(`${names} are about one thing of a cloud`);
    expect(buckets.written().filter((write) => write.endsWith("Disabled"))).toEqual([]);
    expect(buckets.live("app-a", "app-b", "own", "app-far")).toEqual(Array(4).fill("Enabled"));
  });

  it("what no pattern covers is no duplicate: another name, another region, a pattern that may meet it or not", async () => {
    expect(await run(() => [fleet("app-*"), one("own"), fleet("app-f*", "far", other)])).toBe("");
    expect(await run(() => [fleet("app-*"), one("app-far", other)])).toBe("");
  });
});
