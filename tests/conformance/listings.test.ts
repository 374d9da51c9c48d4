import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clouds, findDataSource } from "../../provider/registry";
import { PlayedClock } from "../unit/http/stage/played-clock";
import { listings } from "./listings";
import { openStage, rejection, type Stage } from "./stage";

/** What is in a listing's answer, however it is called. */
const rowsOf = (answer: object) =>
  Object.entries(answer).find(([name, value]) => Array.isArray(value) && name !== "requestIds")?.[1] as unknown[];

it("every listing of every cloud is here", () => {
  const offered = clouds.flatMap(({ name, dataSources }) => dataSources.map((source) => `${source.name} on ${name}`));
  expect(Object.keys(listings).sort()).toEqual(
    offered.filter((one) => !/^(getBucketAccessMonitor|getBucketAccessLog|getAuditGlobalRegion) /.test(one)).sort(),
  );
});

describe.each(Object.entries(listings).flatMap(([name, ways]) => ways.map((way) => [name, way.action, way] as const)))(
  "%s, by %s,",
  (name, action, { args, attempted, none, empty, fill, short }) => {
    const [source = "", cloud = ""] = name.split(" on ");
    let stage: Stage;
    // A stage for each test: what the one before left under way must not be counted.
    beforeEach(async () => {
      stage = await openStage({}, () => ({ clock: new PlayedClock(Date.now()) }));
    });
    afterEach(() => stage.close());

    const list = () => findDataSource(source as "getBuckets", cloud).run(stage.session(), { cloud, ...args });
    const answers = (body: string, more: object = {}) =>
      stage.emulator.control.fault({ cloud, action, kind: "garbage", times: -1, body, ...more });
    const asked = () => stage.calls().filter((call) => call.action === action).length;

    const titled = (bodies: readonly string[]) => bodies.map((body) => [body.slice(0, 90), body] as const);

    it.each(titled(["[]", "null", "<html>welcome</html>", ...none]))("takes %s for no answer", async (_, body) => {
      answers(body);
      const { message } = await rejection(list());
      expect(message).toContain(`could not ${attempted}`);
      expect(message).toContain("The answer does not come from the service; check for a proxy");
    });

    it.each(empty)("takes %s for a list of nothing", async (body) => {
      answers(body);
      expect(rowsOf(await list())).toEqual([]);
    });

    if (fill !== undefined)
      it.each(titled(["{}", ...none]))("is never short because a later page is %s", async (_, body) => {
        fill(stage.emulator);
        answers(body, { skip: 1 });
        expect((await rejection(list())).message).toContain(`could not ${attempted}`);
        expect(asked()).toBeGreaterThan(1);
      });

    if (short !== undefined) {
      it("is never short of what was announced: it is read once more, and then it is an error", async () => {
        answers(short.body);
        const { message } = await rejection(list());
        expect(message).toContain(`could not ${attempted}`);
        expect(message).toMatch(short.told);
        expect(asked()).toBe(2);
      });

      it("is whole when it is whole at the second time", async () => {
        fill?.(stage.emulator);
        const whole = rowsOf(await list());
        expect(whole.length).toBeGreaterThanOrEqual(60);
        answers(short.body, { times: 1 });
        expect(rowsOf(await list())).toEqual(whole);
        answers(short.body.replace("120", String(whole.length)), { times: 1, skip: 1 });
        expect(rowsOf(await list())).toEqual(whole);
      });
    }
  },
);
