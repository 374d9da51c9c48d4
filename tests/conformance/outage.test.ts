import pLimit from "p-limit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clouds, findDataSource } from "../../provider/registry";
import { openStage, type Stage } from "./stage";

/** A call of each cloud that reads one thing, or a short list. */
const reads: Readonly<Record<string, readonly [source: string, args: object]>> = {
  tencent: ["getBuckets", {}],
  alibaba: ["getAuditTracks", { region: "cn-hangzhou" }],
  huawei: ["getAuditTracks", { region: "cn-north-4", projectId: "0483b6b16e954cb88930a360d2c4e663" }],
  volcengine: ["getBuckets", {}],
};

const count = 1000;
/** As many at once as the engine runs by default on a machine of four cores. */
const parallel = 16;

describe.each(clouds.map(({ name }) => name))("an outage of %s under a thousand reads", (cloud) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ timeout: "3s" });
  });
  afterAll(() => stage.close());

  const read = (name: string, session: ReturnType<Stage["session"]>) => {
    const [source, args] = reads[name] ?? expect.fail(`${name} is not in tests/conformance/outage.test.ts`);
    return findDataSource(source as "getBuckets", name).run(session, { cloud: name, ...args });
  };

  it.each(["throttle", "unavailable", "reset"] as const)(
    "by %s ends them with one reason and few requests, and the other clouds go on",
    async (kind) => {
      stage.emulator.control.reset();
      stage.emulator.control.fault({ cloud, kind, times: -1 });
      const session = stage.session();
      const limit = pLimit(parallel);
      const failures = await Promise.all(
        Array.from({ length: count }, () => limit(() => read(cloud, session).then(() => "read", String))),
      );
      expect(failures.filter((failure) => failure === "read")).toEqual([]);
      expect(failures.every((failure) => failure.includes("could not list"))).toBe(true);
      // Each of the first may use up its attempts, and each of the others is sent once at most.
      expect(stage.calls().length).toBeLessThan(parallel * 6 + count);
      for (const { name } of clouds) if (name !== cloud) await read(name, session);
    },
  );
});
