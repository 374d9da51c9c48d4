import { describe, expect, it } from "vitest";
import { systemClock } from "../../../provider/core/session/clock";
import { Operation } from "../../../provider/core/session/operation";
import { together } from "../../../provider/core/session/shared-work";
import { send } from "../../../provider/http/send";
import { PlayedClock } from "./stage/played-clock";
import { answer, reset, scriptedServer, silence } from "./stage/scripted-server";
import { closeAfterwards, closesServers, failure, put, sending, server, service, sessionOn } from "./stage/sending";

closesServers();

describe("the deadline", () => {
  it("ends a silent call, and says what sets it", async () => {
    const error = await failure(sending([silence], {}, { timeoutMs: 200 }, systemClock));
    expect(error.message).toContain("not finished within 0.2 s; access-audit:timeout sets the time allowed");
  });

  it("ends a throttled one, and tells the last failure", async () => {
    const error = await failure(sending([answer(400, "Slow")], {}, { timeoutMs: 60_000 }));
    expect(error.kind).toBe("Throttled");
    expect(error.message).toContain("Slow: not finished within 60 s; access-audit:timeout sets the time allowed");
  });

  it("is cut short by a cancellation", async () => {
    const error = await failure(sending([silence], put, { cancel: AbortSignal.timeout(100) }, systemClock));
    expect(error.fault).toMatchObject({ kind: "Unavailable", mayHaveHappened: true });
  });
});

describe("a wait that the server asks for, beyond the deadline", () => {
  it.each([
    ["301 s", "301", "301 s"],
    ["more than a timer holds", "99999999", "99999999 s"],
    ["a date in 2100", "Fri, 01 Jan 2100 00:00:00 GMT", "s"],
    ["more than a number holds", "9".repeat(400), "for ever"],
  ])("ends the call at once, and says so: %s", async (_, header, told) => {
    const error = await failure(sending([answer(503, "Slow", { "retry-after": header })], {}, {}, systemClock));
    expect(server?.received).toHaveLength(1);
    expect(error.fault).toMatchObject({ kind: "Throttled", code: "Slow" });
    expect(error.message).toContain("the service asks to wait ");
    expect(error.message).toContain(`${told}, but the whole operation has 300 s, of which `);
    expect(error.message).toContain("are left; access-audit:timeout sets the time allowed");
  });

  it("counts what is left, in calls that go out together too", async () => {
    const clock = new PlayedClock();
    const server = closeAfterwards(await scriptedServer(answer(503, "Slow", { "retry-after": "5" })));
    const around = new Operation(sessionOn(server.url, clock), { timeoutMs: 60_000 });
    clock.pass(56_000);
    const call = { service, action: "A", attempted: "x", ...put, credentials: undefined, decode: () => "" };
    const error = await failure(together(around, (joint) => send(joint, call)));
    expect(error.message).toContain(
      "the service asks to wait 5 s, but the whole operation has 60 s, of which 4 s are left",
    );
    expect(server.received).toHaveLength(1);
  });

  it("tells that an earlier attempt of a write may have been carried out", async () => {
    const scripts = [reset, answer(503, "Slow", { "retry-after": "3600" })];
    expect((await failure(sending(scripts, put))).fault).toMatchObject({ kind: "Throttled", mayHaveHappened: true });
  });
});

describe("the rate limit", () => {
  it("holds per action and account", async () => {
    const server = closeAfterwards(await scriptedServer(answer(200, "ok")));
    const session = sessionOn(server.url, systemClock);
    const limited = { ...service, callsPerSecond: 5 };
    const started = Date.now();
    const one = (action: string) =>
      send(new Operation(session), {
        service: limited,
        action,
        attempted: "x",
        ...put,
        credentials: undefined,
        decode: () => Date.now() - started,
      });
    const times = await Promise.all(Array.from({ length: 6 }, () => one("A")));
    const other = await one("B");
    expect(times.filter((at) => at < 900)).toHaveLength(5);
    expect(other - Math.max(...times)).toBeLessThan(500);
  });
});
