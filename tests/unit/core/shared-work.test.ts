import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Operation } from "../../../provider/core/operation";
import { Session } from "../../../provider/core/session";
import { readSettings } from "../../../provider/core/settings";
import { awaitShared, together } from "../../../provider/core/shared-work";

const session = new Session(readSettings({ read: () => undefined }, {}));

describe("awaitShared", () => {
  it("gives what the work gives, or its failure", async () => {
    const operation = new Operation(session);
    expect(await awaitShared(operation, "work", Promise.resolve(1))).toBe(1);
    await expect(awaitShared(operation, "work", Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("ends with its operation, while others go on waiting", async () => {
    const work = setTimeout(50, "done");
    const hurried = awaitShared(new Operation(session, { timeoutMs: 5 }), "log in", work);
    const patient = awaitShared(new Operation(session), "log in", work);
    await expect(hurried).rejects.toThrow("could not log in: not finished within 0.005 s");
    expect(await patient).toBe("done");
  });

  it("does not begin to wait when the operation has ended", async () => {
    const operation = new Operation(session, { cancel: AbortSignal.abort() });
    await expect(awaitShared(operation, "log in", new Promise(() => undefined))).rejects.toThrow("cancelled");
  });
});

describe("together", () => {
  it("ends the calls that are still under way when one fails", async () => {
    let ended = false;
    const failing = together(new Operation(session), (joint) =>
      Promise.all([
        Promise.reject(new Error("first")),
        joint.sleep(10_000).catch(() => {
          ended = true;
        }),
      ]),
    );
    await expect(failing).rejects.toThrow("first");
    await setTimeout(5);
    expect(ended).toBe(true);
  });

  it("ends with the operation around it", async () => {
    const around = new Operation(session, { timeoutMs: 10 });
    await expect(together(around, (joint) => joint.sleep(10_000))).rejects.toThrow();
  });
});
