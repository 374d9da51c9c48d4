import { afterEach, describe, expect, it } from "vitest";
import { CloudError } from "../../../provider/core/session/errors";
import { Operation } from "../../../provider/core/session/operation";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { vendorFault } from "../../../provider/http/error-table";
import { send } from "../../../provider/http/send";
import type { Service } from "../../../provider/http/service";
import { PlayedClock } from "./stage/played-clock";
import { answer, reset, type Script, type ScriptedServer, scriptedServer } from "./stage/scripted-server";

const service = (name: string): Service => ({
  cloud: "test",
  title: "Test Cloud",
  name,
  sign: (request) => request,
  fault: ({ status, body }) =>
    status === 200
      ? undefined
      : vendorFault([{ codes: ["Slow"], kind: "Throttled" }], { code: body || `HTTP ${status}`, status }),
});

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

/** Calls of one session to a server that answers by `scripts`, which may be changed. */
async function open(...scripts: Script[]) {
  const queue = [...scripts];
  server = await scriptedServer((request, response) => {
    const [next = answer(200, "ok")] = queue.length > 1 ? queue.splice(0, 1) : queue;
    next(request, response);
  });
  const clock = new PlayedClock();
  const read = (key: string) => (key === "emulatorUrl" ? server?.url : undefined);
  const session = new Session(readSettings({ read }, {}), { clock });
  const call = async (name = "storage", account = "a"): Promise<string> => {
    const before = server?.received.length ?? 0;
    const sent = send(new Operation(session), {
      service: service(name),
      action: "Get",
      attempted: "get it",
      permission: undefined,
      request: { method: "GET", host: "h", path: "/", query: [], headers: {}, body: "" },
      credentials: { get: async () => account as never, renew: async () => undefined, account: String },
      decode: ({ body }) => body,
    });
    const outcome = await sent.catch((error: unknown) => (error instanceof CloudError ? error.message : String(error)));
    return `${(server?.received.length ?? 0) - before} sent: ${outcome}`;
  };
  return { clock, call, answers: (...next: Script[]) => queue.splice(0, queue.length, ...next) };
}

const down = answer(503);

describe("an outage", () => {
  it("leaves no attempts to others once a call has used up its own", async () => {
    const { call } = await open(down);
    expect(await call()).toMatch(/^6 sent: .*HTTP 503/);
    expect(await call()).toMatch(/^1 sent: .*HTTP 503/);
    expect(await call()).toMatch(/^1 sent: .*HTTP 503/);
  });

  it.each<[string, Script]>([
    ["answers", answer(200, "ok")],
    ["refuses", answer(404, "Gone")],
  ])("is over as soon as the service %s", async (_, script) => {
    const { call, answers } = await open(down);
    await call();
    answers(script);
    await call();
    answers(down, reset, answer(200, "ok"));
    expect(await call()).toBe("3 sent: ok");
  });

  it.each([
    ["another service", "audit", "a"],
    ["another account", "storage", "b"],
  ])("is not one of %s", async (_, name, account) => {
    const { call } = await open(down);
    await call();
    expect(await call(name, account)).toMatch(/^6 sent/);
  });

  it("that lasts for the time of an operation ends what is under way, and nothing more is sent but a probe now and then", async () => {
    const { call, clock } = await open(answer(400, "Slow"));
    const begun = clock.now();
    expect(await call()).toMatch(/^\d+ sent: .*Slow/);
    expect(clock.now() - begun).toBeLessThanOrEqual(330_000);
    clock.pass(20_000);
    const probe = await call();
    expect(probe).toMatch(
      /^\d+ sent: .*not sent, because the service has answered no call for 3\d\d s; the latest failure was Slow\. Run the/,
    );
    expect(await call()).toMatch(
      /^0 sent: Test Cloud: could not get it: not sent, because the service has answered no call for 3\d\d s/,
    );
  });

  it("is noticed to be over by the probe", async () => {
    const { call, clock, answers } = await open(answer(400, "Slow"));
    await call();
    answers(answer(200, "ok"));
    clock.pass(5000);
    expect(await call()).toBe("1 sent: ok");
    expect(await call()).toBe("1 sent: ok");
  });

  it("is forgotten when nothing was sent for a while", async () => {
    const { call, clock } = await open(down);
    await call();
    clock.pass(61_000);
    expect(await call()).toMatch(/^6 sent/);
  });
});
