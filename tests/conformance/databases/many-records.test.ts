import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seed } from "../../../emulator/index";
import {
  getAuditRecordsArguments,
  recordListings,
} from "../../../provider/clouds/tencent/databases/records/get-audit-records";
import { listRows } from "../../../provider/core/listing/row-windows";
import { openStage, type Stage } from "../stage";

const count = 100_000;
const days = 30;
const dayMs = 86_400_000;
const { databases, region } = seed.tencent;
const firstSerial = 9_007_199_254_740_993n;
/** All records together would take more than a hundred. */
const mostMegabytes = 40;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Megabytes in use, once what nobody holds is gone. */
function heldMegabytes(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

it.each(["cdb"] as const)(
  "a hundred thousand records of %s over thirty days are listed exactly once each, in bounded memory",
  async (engine) => {
    const endMs = Math.floor(stage.now() / 1000) * 1000;
    const startMs = endMs - days * dayMs;
    const rows = Array.from({ length: count }, (_, n) => ({
      at: startMs + Math.floor((n * (days * dayMs)) / count),
    }));
    stage.emulator.control.reset();
    stage.emulator.control.putDatabase({ id: databases[engine], engine, auditing: {}, rows, unstablePages: true });
    const args = getAuditRecordsArguments.parse({
      ...{ cloud: "tencent", region, engine, instanceId: databases[engine] },
      ...{ startTime: new Date(startMs), endTime: new Date(endMs) },
    });
    const seen = new Uint8Array(count);
    let [listed, most, pages] = [0, 0, 0];
    const before = heldMegabytes();
    // Real time is short, but the clock of the operation goes by the rate limit.
    for (const listing of recordListings(stage.operation({ timeoutMs: 3_600_000 }), args, []))
      for await (const page of listRows(listing, { startMs, endMs })) {
        for (const { raw } of page) {
          const [, serial = ""] = /(9007199254\d+)/.exec(JSON.stringify(raw)) ?? [];
          const index = Number((BigInt(serial) - firstSerial) / 2n);
          seen[index] = (seen[index] ?? 0) + 1;
          listed += 1;
        }
        if (pages++ % 200 === 0) most = Math.max(most, heldMegabytes() - before);
      }
    expect(listed).toBe(count);
    expect(seen.every((times) => times === 1)).toBe(true);
    expect(most).toBeLessThan(mostMegabytes);
  },
  300_000,
);
