import { describe, expect, it } from "vitest";
import { Operation } from "../../../provider/core/session/operation";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { send } from "../../../provider/http/send";
import { PlayedClock } from "./stage/played-clock";
import { answer, reset, scriptedServer } from "./stage/scripted-server";
import { closesServers, failure, put, sending, server, service } from "./stage/sending";

closesServers();

describe("a request", () => {
  it("goes to the emulator with the host of production, encoded as it is signed", async () => {
    expect(await sending([answer(200, "ok")])).toBe("ok");
    expect(server?.received[0]?.headers.host).toBe("bucket.example.com");
    expect(server?.received[0]?.url).toBe("/a%20b?x=1%2A");
    expect(server?.received[0]?.headers.authorization).toMatch(/^0 2/);
  });

  it("follows no redirect", async () => {
    const error = await failure(sending([answer(307, "", { location: "http://127.0.0.1:1/" })]));
    expect(error.message).toContain("redirects to another host; check the region");
    expect(server?.received).toHaveLength(1);
  });

  it("gets no content type that it did not have, which no signature would cover", async () => {
    await sending([answer(200, "ok")], {
      request: { method: "POST", host: "h", path: "/", query: [], headers: {}, body: "" },
    });
    expect(server?.received[0]?.headers).not.toHaveProperty("content-type");
  });

  it("keeps a content type on a GET, which some signatures cover", async () => {
    await sending([answer(200, "ok")], {
      request: {
        method: "GET",
        host: "h",
        path: "/",
        query: [],
        headers: { "content-type": "application/json" },
        body: "",
      },
    });
    expect(server?.received[0]?.headers["content-type"]).toBe("application/json");
  });
});

describe("a failure", () => {
  it.each([
    ["503", [answer(503), answer(200, "ok")]],
    ["throttling", [answer(400, "Slow"), answer(400, "Slow"), answer(200, "ok")]],
    ["a reset connection", [reset, answer(200, "ok")]],
    ["an empty answer", [answer(200), answer(200, "ok")]],
    ["a conflict that passes", [answer(409, "Busy"), answer(200, "ok")]],
  ])("of a read is tried again: %s", async (_, scripts) => {
    expect(await sending(scripts)).toBe("ok");
    expect(server?.received).toHaveLength(scripts.length);
  });

  it("waits as long as the server asks", async () => {
    const clock = new PlayedClock();
    const inAMinute = new Date(clock.now() + 61_000).toUTCString();
    const scripts = [answer(503, "", { "retry-after": "30" }), answer(503, "", { "retry-after": inAMinute })];
    await sending([...scripts, answer(200, "ok")], {}, {}, clock);
    expect(clock.slept).toEqual([30_000, 31_000]);
  });

  it.each([
    [400, "Odd", "Invalid"],
    [403, "No", "Denied"],
    [404, "What", "Invalid"],
    [409, "Taken", "Conflict"],
  ])("with status %i is final", async (status, code, kind) => {
    const error = await failure(sending([answer(status, code)]));
    expect(error.kind).toBe(kind);
    expect(error.message).toContain(`Test Cloud: could not get it: ${code} (HTTP ${status}, request r1)`);
    expect(server?.received).toHaveLength(1);
  });

  it("for want of a permission names it", async () => {
    expect((await failure(sending([answer(403, "No")]))).message).toContain("The call needs the permission test:Get");
  });

  it("because of bad keys names no permission", async () => {
    const { message } = await failure(sending([answer(403, "BadKeys")]));
    expect(message).toMatch(/Check the keys$/);
  });

  it("that lasts ends after six attempts and says so", async () => {
    const error = await failure(sending([answer(500, "Broken")]));
    expect(error.kind).toBe("Unavailable");
    expect(server?.received).toHaveLength(6);
  });

  it("of a create that may have been carried out is not repeated", async () => {
    for (const script of [reset, answer(500, "Broken"), answer(200)]) {
      const error = await failure(sending([script], { ...put, creates: true }));
      expect(error.kind).toBe("Ambiguous");
      expect(server?.received).toHaveLength(1);
      await server?.close();
    }
  });

  it("of a create that was throttled is", async () => {
    expect(await sending([answer(400, "Slow"), answer(200, "made")], { ...put, creates: true })).toBe("made");
  });

  it("of a write tells that an earlier attempt may have been carried out", async () => {
    const error = await failure(sending([reset, answer(400, "Odd")], put));
    expect(error.fault).toMatchObject({ kind: "Invalid", mayHaveHappened: true });
    await server?.close();
    expect((await failure(sending([answer(400, "Odd")], put))).fault.mayHaveHappened).toBe(false);
  });

  it.each([
    ["a cloud", { scheme: "http" }, false, "Check the network, a proxy, and the endpoint settings"],
    ["the emulator", {}, true, "Start the emulator, or unset access-audit:emulatorUrl and ACCESS_AUDIT_EMULATOR_URL"],
  ] as const)(
    "to connect to %s may be repeated for a create, and says what to check",
    async (_, scheme, emulated, advice) => {
      const gone = await scriptedServer(answer(200));
      await gone.close();
      const read = (key: string) => (key === "emulatorUrl" && emulated ? gone.url : undefined);
      const session = new Session(readSettings({ read }, {}), { clock: new PlayedClock(Date.now()) });
      const error = await failure(
        send(new Operation(session), {
          service,
          action: "A",
          attempted: "make it",
          permission: undefined,
          request: { ...put.request, ...scheme, host: new URL(gone.url).host },
          creates: true,
          credentials: undefined,
          decode: () => "",
        }),
      );
      expect(error.fault).toMatchObject({ kind: "Unavailable", mayHaveHappened: false });
      expect(error.message).toContain("ECONNREFUSED");
      expect(error.message).toContain(advice);
    },
  );
});

describe("once in a call", () => {
  it("a clock that is off is corrected from the server's, and the request signed anew", async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    expect(await sending([answer(403, "Skewed", { date }), answer(200, "ok")])).toBe("ok");
    const signedAt = String(server?.received[1]?.headers.authorization).slice(2);
    expect(Math.abs(Date.parse(signedAt) - Date.parse(date))).toBeLessThan(5000);
    await server?.close();
    await failure(sending([answer(403, "Skewed", { date })]));
    expect(server?.received).toHaveLength(2);
  });

  it("a complaint about the clock when the clocks agree is final", async () => {
    await failure(sending([answer(403, "Skewed")]));
    expect(server?.received).toHaveLength(1);
  });

  it("credentials that ran out are renewed", async () => {
    expect(await sending([answer(401, "Expired"), answer(200, "ok")])).toBe("ok");
    expect(server?.received.map(({ headers }) => headers.authorization?.[0])).toEqual(["0", "1"]);
    await server?.close();
    await failure(sending([answer(401, "Expired")]));
    expect(server?.received).toHaveLength(2);
  });
});
