import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Properties } from "../../../provider/core/lifecycle/kind";
import { openStage, rejection, type Stage } from "../stage";
import { Buckets, subjects } from "./scene";

describe.each(Object.keys(subjects))("a fleet by patterns on %s", (cloud) => {
  let stage: Stage;
  let buckets: Buckets;
  const { fleet, regions, service, list } = subjects[cloud] ?? expect.fail();
  const [region, other] = regions;

  beforeAll(async () => {
    stage = await openStage();
    buckets = new Buckets(stage, cloud);
  });
  beforeEach(() => {
    stage.emulator.control.reset();
    for (const one of ["app-a", "app-b", "app-c"]) buckets.put(one);
    buckets.put("app-far", "Disabled", other);
    buckets.put("own");
    stage.calls();
  });
  afterAll(() => stage.close());

  const inputs = (more: Properties = {}): Properties => ({
    ...{ cloud, patterns: { [region]: "app-*" }, status: "Enabled", onDelete: "restore", ...more },
  });
  const up = async () => {
    const made = await fleet.create(stage.operation(), inputs());
    stage.calls();
    return made;
  };
  const update = (id: string, state: Properties, news: Properties) => fleet.update(stage.operation(), id, state, news);
  /** What a list shows of the account, whatever there is. */
  const listing = (...short: string[]) => {
    const lists: Record<string, (names: string[]) => string> = {
      tencent: (names) =>
        `<ListAllMyBucketsResult><Buckets>${names.map((name) => `<Bucket><Name>${name}</Name><Location>${region}</Location></Bucket>`).join("")}</Buckets></ListAllMyBucketsResult>`,
      alibaba: (names) =>
        `<ListAllMyBucketsResult><Buckets>${names.map((name) => `<Bucket><Name>${name}</Name><Location>oss-${region}</Location></Bucket>`).join("")}</Buckets></ListAllMyBucketsResult>`,
      volcengine: (names) =>
        JSON.stringify({ Buckets: names.map((Name) => ({ Name, Location: region })), Owner: { ID: "1" } }),
    };
    const body = lists[cloud]?.(buckets.names(...short)) ?? "";
    stage.emulator.control.fault({ cloud, service, action: list, kind: "garbage", times: 1, body });
  };

  it("takes over what they cover, in their region alone", async () => {
    const { properties } = await fleet.create(stage.operation(), inputs());
    expect(properties.buckets).toEqual({ [region]: buckets.names("app-a", "app-b", "app-c") });
    expect(buckets.live("app-a", "app-far", "own")).toEqual(["Enabled", "Disabled", "Disabled"]);
  });

  it("a new bucket joins, and a diff names it", async () => {
    const { id, properties } = await up();
    buckets.put("app-d");
    const resolved = await fleet.many?.resolve(stage.operation(), inputs(), properties);
    const { differences } = fleet.diff(properties, resolved ?? {});
    expect(differences.map(({ before, after }) => [before, after])).toEqual([[undefined, buckets.name("app-d")]]);
    const state = await update(id, properties, inputs());
    expect(buckets.written()).toEqual([`${buckets.name("app-d")} Enabled`]);
    expect(state.buckets).toEqual({ [region]: buckets.names("app-a", "app-b", "app-c", "app-d") });
  });

  it("a bucket that a list lacks stays, unless it is gone", async () => {
    const { id, properties } = await up();
    listing("app-a", "app-b");
    expect((await update(id, properties, inputs())).buckets).toEqual(properties.buckets);
    expect(buckets.live("app-c")).toEqual(["Enabled"]);
    buckets.delete("app-c");
    expect((await update(id, properties, inputs())).buckets).toEqual({ [region]: buckets.names("app-a", "app-b") });
    expect(buckets.written()).toEqual([]);
  });

  it.each([[[]], [["app-a"]]])("a list with %j alone is refused, and nothing is written", async (found) => {
    const { id, properties } = await up();
    listing(...found);
    const error = await rejection(update(id, properties, inputs()));
    expect(error.message).toMatch(/cover no bucket|would leave it/);
    expect(buckets.written()).toEqual([]);
  });

  it("minimum refuses what is too few, and allows what is enough", async () => {
    const { id, properties } = await up();
    expect((await rejection(update(id, properties, inputs({ minimum: 4 })))).message).toContain(
      "would have 3 buckets, but minimum requires 4",
    );
    const narrowed = inputs({ patterns: { [region]: "app-a*" }, minimum: 1 });
    const state = await update(id, properties, narrowed);
    expect(state.buckets).toEqual({ [region]: buckets.names("app-a") });
    expect(buckets.live("app-a", "app-b", "app-c")).toEqual(["Enabled", "Disabled", "Disabled"]);
  });

  it("a read keeps the patterns, and shows the bucket that drifted", async () => {
    const { id, properties } = await up();
    buckets.put("app-b");
    const read = await fleet.read(stage.operation(), id, properties);
    expect(read?.inputs).toEqual(inputs({ exceptions: { [region]: { [buckets.name("app-b")]: "Disabled" } } }));
    expect(read?.properties.buckets).toEqual(properties.buckets);
  });
});
