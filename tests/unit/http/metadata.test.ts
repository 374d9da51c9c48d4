import { describe, expect, it } from "vitest";
import { NotHere } from "../../../provider/core/credentials/credentials";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import type { Transport } from "../../../provider/core/session/wire";
import { askMetadata, member, metadataName, metadataObject } from "../../../provider/http/metadata";
import { TransportError } from "../../../provider/http/transport";

const settings = readSettings({ read: (key) => (key === "emulatorUrl" ? "http://127.0.0.1:1" : undefined) }, {});
const request = { host: "100.100.100.200", path: "/role", timeoutMs: 50 };
const ask = (transport: Transport) => askMetadata(new Session(settings, { transport }), request);
const answer = (status: number, body: string) => ({ status, headers: {}, body });

/** Why a place is passed over. */
const why = (outcome: unknown) => (outcome instanceof NotHere ? outcome.reason : outcome);

describe("the server of a machine's role", () => {
  it("is asked once, in plain http and past any proxy", async () => {
    const sent: unknown[] = [];
    await ask(async (...call) => {
      sent.push(call);
      return answer(200, "");
    });
    expect(sent).toEqual([
      [
        { method: "GET", scheme: "http", host: "100.100.100.200", path: "/role", query: [], headers: {}, body: "" },
        { emulatorUrl: "http://127.0.0.1:1", signal: expect.any(AbortSignal), direct: true },
      ],
    ]);
  });

  it("is passed over where it does not answer in time", async () => {
    const silent: Transport = (_, { signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    expect(why(await ask(silent))).toBe("100.100.100.200 did not answer within 0.05 s");
  });

  it("is passed over where it cannot be reached, and a fault of ours is none of its own", async () => {
    const failing = (error: Error) => ask(() => Promise.reject(error));
    const unreachable = await failing(new TransportError("ECONNREFUSED", "h", undefined));
    expect(why(unreachable)).toBe("100.100.100.200 cannot be reached: ECONNREFUSED (h)");
    await expect(failing(new TypeError("x"))).rejects.toThrow(TypeError);
  });
});

const passed = new NotHere("p");

describe("its answer", () => {
  it.each([
    [passed, "p"],
    [answer(404, ""), "the server answered with HTTP 404"],
    [answer(200, "canary"), "the server's answer is not in the expected form"],
    [answer(200, '{"a":1}'), { a: 1 }],
  ])("is an object, or says why not: %j", (outcome, told) => expect(why(metadataObject(outcome))).toEqual(told));

  it.each([
    [passed, "p"],
    [answer(404, "x"), "no role is attached to this machine (HTTP 404)"],
    [answer(500, "x"), "the server answered with HTTP 500"],
    [answer(200, ""), "the server named no role"],
    [answer(200, "<html>"), "the server named no role"],
    [answer(200, "a<b"), "the server named no role"],
    [answer(200, "<a"), "the server named no role"],
    [answer(200, "one\nother"), "the server named no role"],
    [answer(200, " one-Role_1.x@y \n"), "one-Role_1.x@y"],
  ])("is the name of a role, or says why not: %j", (outcome, told) => expect(why(metadataName(outcome))).toBe(told));

  it("has members that are objects", () => {
    expect(member({ a: { b: 1 } }, "a")).toEqual({ b: 1 });
    for (const value of [{}, { a: "x" }, { a: [] }, { a: null }]) expect(member(value, "a")).toEqual({});
  });
});
