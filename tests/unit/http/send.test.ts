import { afterEach, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "../../../provider/core/session/clock";
import { CloudError } from "../../../provider/core/session/errors";
import { Operation, type OperationOptions } from "../../../provider/core/session/operation";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { together } from "../../../provider/core/session/shared-work";
import type { HttpRequest } from "../../../provider/core/session/wire";
import { vendorFault } from "../../../provider/http/error-table";
import { send } from "../../../provider/http/send";
import { type Call, MalformedAnswer, type Service } from "../../../provider/http/service";
import { PlayedClock } from "./stage/played-clock";
import { answer, reset, type Script, type ScriptedServer, scriptedServer, silence } from "./stage/scripted-server";

interface Key {
  readonly generation: number;
}

const table = [
  { codes: ["Slow"], kind: "Throttled" },
  { codes: ["Skewed"], kind: "Denied", skew: true },
  { codes: ["Expired"], kind: "Denied", expired: true },
  { codes: ["Busy"], kind: "Conflict", repeat: true },
  { codes: ["BadKeys"], kind: "Denied", advice: "Check the keys" },
] as const;

/** A service whose failures are the body of any status but 200, and whose signature is the time and the key's generation. */
const service: Service<Key> = {
  cloud: "test",
  title: "Test Cloud",
  name: "test",
  sign: (request, { generation }, now) => ({
    ...request,
    headers: { ...request.headers, authorization: `${generation} ${now.toISOString()}` },
  }),
  fault: ({ status, body }) =>
    status === 200 ? undefined : vendorFault(table, { code: body || `HTTP ${status}`, status, requestId: "r1" }),
};

let server: ScriptedServer | undefined;

afterEach(() => server?.close());

/** A session with the server as its emulator; pauses take no time unless `clock` is the system's. */
const sessionOn = (url: string | undefined, clock: Clock = new PlayedClock(Date.now())) =>
  new Session(readSettings({ read: (key) => (key === "emulatorUrl" ? url : undefined) }, {}), { clock });

async function sending(
  scripts: Script[],
  call: Partial<Call<string, Key>> = {},
  options: OperationOptions = {},
  clock?: Clock,
) {
  server = await scriptedServer(...scripts);
  const session = sessionOn(server.url, clock);
  const request: HttpRequest = {
    method: "GET",
    host: "bucket.example.com",
    path: "/a b",
    query: [["x", "1*"]],
    headers: {},
    body: "",
  };
  let generation = 0;
  return send(new Operation(session, options), {
    service,
    action: "Get",
    attempted: "get it",
    permission: "test:Get",
    request,
    credentials: {
      get: async () => ({ generation }),
      renew: async () => ({ generation: ++generation }),
      account: () => "account",
    },
    decode: ({ body }) => {
      if (body === "") throw new MalformedAnswer("the answer is empty");
      return body;
    },
    ...call,
  });
}

const put = {
  permission: undefined,
  request: { method: "PUT", host: "h", path: "/", query: [], headers: {}, body: "x" },
} as const;
const failure = async (promise: Promise<unknown>): Promise<CloudError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CloudError);
  return error as CloudError;
};

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
    server = await scriptedServer(answer(503, "Slow", { "retry-after": "5" }));
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
    server = await scriptedServer(answer(200, "ok"));
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
