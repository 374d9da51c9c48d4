import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Operation } from "../../../../provider/core/session/operation";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import { awaitShared, SharedWork, together } from "../../../../provider/core/session/shared-work";

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

describe("SharedWork", () => {
  const forever = (own: Operation) => own.sleep(10_000);
  const doing = () => "wait";

  it("goes on while somebody waits, and ends when nobody does any more", async () => {
    const work = new SharedWork(session, forever);
    const ends = work.done.then(
      () => "done",
      () => "ended",
    );
    const stop = new AbortController();
    const first = work.wait(new Operation(session, { timeoutMs: 5 }), doing);
    const second = work.wait(new Operation(session, { cancel: stop.signal }), doing);
    await expect(first).rejects.toThrow("could not wait: not finished within 0.005 s");
    expect(work.ended).toBe(false);
    stop.abort();
    await expect(second).rejects.toThrow("could not wait: cancelled");
    expect(await ends).toBe("ended");
    expect(work.ended).toBe(true);
  });

  it("tells where it has got to", async () => {
    const work = new SharedWork(session, (own) => {
      own.lastSeen = "the third place";
      return forever(own);
    });
    const waiting = work.wait(new Operation(session, { timeoutMs: 5 }), (at) => `look at ${at}`);
    await expect(waiting).rejects.toThrow("could not look at the third place: not finished");
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
