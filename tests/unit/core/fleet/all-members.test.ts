import { describe, expect, it } from "vitest";
import { failureOf, forAll } from "../../../../provider/core/fleet/all-members";
import { Operation, type OperationOptions } from "../../../../provider/core/session/operation";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import { SkippingClock } from "../../../skipping-clock";

const places = Array.from({ length: 40 }, (_, index) => ({ region: "r", bucket: `b${index}` }));

/** An operation whose time does not wait, and what it tells. */
function begin(options: OperationOptions = {}) {
  const told: string[] = [];
  const clock = new SkippingClock(false);
  const session = new Session(readSettings({ read: (key) => (key === "timeout" ? "60" : undefined) }, {}), {
    clock,
    progress: (urn, message) => told.push(`${urn} ${message}`),
  });
  return { clock, told, operation: new Operation(session, { urn: "urn", ...options }) };
}

describe("work on all buckets", () => {
  it("has the time of one operation for each", async () => {
    const { operation } = begin();
    const outcomes = await forAll(operation, "work", places, (part) => part.sleep(40_000));
    expect([outcomes.done.length, outcomes.failed.length]).toEqual([40, 0]);
  });

  it("shares a time that was given for all", async () => {
    const { operation } = begin({ timeoutMs: 60_000 });
    const outcomes = await forAll(operation, "work", places, (part) => part.sleep(40_000));
    expect(outcomes.done.length).toBeLessThan(40);
    expect(outcomes.left.length).toBeGreaterThan(0);
  });

  it("begins no more when as many have run out of time as run at once", async () => {
    const { operation } = begin();
    const outcomes = await forAll(operation, "work", places, (part) => part.sleep(100_000));
    // Those that follow the first late ones are under way by then.
    expect([outcomes.done.length, outcomes.failed.length + outcomes.left.length]).toEqual([0, 40]);
    expect(outcomes.left.length).toBeGreaterThan(8);
    expect(failureOf("work", outcomes)).toMatch(
      /^work: 0 of 40 buckets are done.*Also failed: bucket b.*Not begun: bucket b.*$/s,
    );
  });

  it("says how far it is, with the name of the resource", async () => {
    const { operation, told, clock } = begin();
    await forAll(operation, "work", places, async () => clock.pass(3000));
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(15);
    expect(told[0]).toMatch(/^urn work: \d+ of 40 buckets$/);
  });

  it("ends none of the others with the failure of one", async () => {
    const { operation } = begin();
    const outcomes = await forAll(operation, "work", places, async (_, { bucket }) => {
      if (bucket === "b3") throw new Error("b3 failed");
      return bucket;
    });
    expect(outcomes.done).toHaveLength(39);
    expect(failureOf("work", outcomes)).toBe(
      "work: 39 of 40 buckets are done, and stay done. Run the command again for the others\nb3 failed",
    );
    expect(failureOf("work", { ...outcomes, failed: [] })).toBeUndefined();
  });
});
