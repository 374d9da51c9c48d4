import { describe, expect, it } from "vitest";
import { CloudError } from "../../../../provider/core/session/errors";
import { Operation } from "../../../../provider/core/session/operation";
import { Session, type SessionParts } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import type { HttpResponse, Transport } from "../../../../provider/core/session/wire";
import { vendorFault } from "../../../../provider/http/error-table";
import { parseJsonObject } from "../../../../provider/http/json";
import { send } from "../../../../provider/http/send";
import { answerBytes, type Call, MalformedAnswer, type Service } from "../../../../provider/http/service";
import { parseXml, xmlText } from "../../../../provider/http/xml";
import { PlayedClock } from "../stage/played-clock";

const rows = [
  { codes: ["Slow"], kind: "Throttled" },
  { codes: ["Closed"], kind: "Denied", advice: "Open it", permission: true },
  { codes: ["Expired"], kind: "Denied", expired: true },
] as const;
const service: Service = {
  ...{ cloud: "test", title: "Test Cloud", name: "test", callsPerSecond: 1000 },
  sign: (request) => request,
  fault: ({ status, body }) =>
    status === 200 ? undefined : vendorFault(rows, { code: body || `HTTP ${status}`, status }),
};
const settings = readSettings({ read: () => undefined }, {});

/** Sends a call over a transport that gives these answers in turn, the last one for ever. */
async function sent(
  answers: readonly Partial<HttpResponse>[],
  call: Partial<Call<string, never>> = {},
  parts: SessionParts = {},
) {
  const asked: Parameters<Transport>[] = [];
  const transport: Transport = async (...given) => {
    asked.push(given);
    return { status: 200, headers: {}, body: "", ...answers[Math.min(asked.length, answers.length) - 1] };
  };
  const session = new Session(settings, { clock: new PlayedClock(), transport, ...parts });
  const limiter = { refused: 0, taken: 0, arrived: 0 };
  const { take, refused } = session.limiter;
  session.limiter.take = async (...given) => {
    const arrived = await take.apply(session.limiter, given);
    limiter.taken++;
    return () => {
      limiter.arrived++;
      arrived();
    };
  };
  session.limiter.refused = (limited) => {
    limiter.refused++;
    refused.call(session.limiter, limited);
  };
  const request = { method: "GET", host: "h", path: "/", query: [], headers: {}, body: "" } as const;
  const outcome = await send(new Operation(session), {
    ...{ service, action: "Get", attempted: "get it", permission: "test:Get", request, credentials: undefined },
    decode: ({ body }) => body,
    ...call,
  }).catch((error: unknown) => error);
  return { outcome, asked, limiter, message: outcome instanceof CloudError ? outcome.message : "" };
}

const again = "Run the command again when the service answers; what is done by then stays done";
const foreign = "The answer does not come from the service; check for a proxy or a wrong endpoint";

describe("what to do about a failure", () => {
  it.each([
    [503, "", again],
    [400, "Slow", again],
    [404, "", foreign],
    [302, "", "The service redirects to another host; check the region and the endpoint settings"],
    [400, "Closed", "Open it. The permission test:Get may be missing"],
  ])("of HTTP %i %s is said", async (status, body, advice) => {
    const { message } = await sent([{ status, body }]);
    expect(message).toContain(advice.split(". ")[0]);
    if (status === 400 && body === "Closed") expect(message).toMatch(/test:Get\. Open it/);
  });

  it("is left to the vendor's words where it has a code of its own", async () => {
    const { message } = await sent([{ status: 400, body: "Unheard" }]);
    expect(message).not.toContain(again);
    expect(message).not.toContain(foreign);
  });

  it("of an answer that is none says what it was, and looks for what is in between", async () => {
    const decode = () => {
      throw new MalformedAnswer("the answer is a page");
    };
    const { outcome, message } = await sent([{}], { decode });
    expect(message).toContain("the answer is a page");
    expect(message).toContain(foreign);
    expect(outcome).toMatchObject({ fault: { status: 200 } });
  });

  it("is not said of a fault of ours", async () => {
    const decode = () => {
      throw new TypeError("ours");
    };
    expect((await sent([{}], { decode })).outcome).toBeInstanceOf(TypeError);
  });
});

describe("the rate", () => {
  it("is told of a refusal for it, and of no other", async () => {
    expect((await sent([{ status: 400, body: "Slow" }, {}])).limiter).toEqual({ refused: 1, taken: 2, arrived: 2 });
    expect((await sent([{ status: 404 }])).limiter).toEqual({ refused: 0, taken: 1, arrived: 1 });
  });
});

describe("a call", () => {
  it.each([
    [undefined, answerBytes.small],
    ["list", answerBytes.list],
    ["events", answerBytes.events],
  ] as const)("of size %s reads so much of its answer", async (answerSize, maxBytes) => {
    const { asked } = await sent([{}], answerSize === undefined ? {} : { answerSize });
    expect(asked.map(([, options]) => options.maxBytes)).toEqual([maxBytes]);
  });

  it("is not sent once nobody is left who would record it", async () => {
    const { outcome, asked } = await sent([{}], {}, { abandoned: () => true });
    expect(String(outcome)).toContain("did not get it, because Pulumi has ended and would not record it");
    expect(asked).toEqual([]);
  });

  it("without credentials renews none", async () => {
    const { outcome, asked } = await sent([{ status: 403, body: "Expired" }]);
    expect(outcome).toMatchObject({ kind: "Denied" });
    expect(asked).toHaveLength(1);
  });
});

describe("an answer says of itself", () => {
  it.each<[string, () => unknown, string]>([
    ["empty JSON", () => parseJsonObject(" \n"), "the answer is empty, where JSON was expected"],
    ["no JSON", () => parseJsonObject("{"), "the answer is not JSON"],
    ["a list", () => parseJsonObject("[]"), "the answer is JSON, but not an object"],
    ["a number that is too long", () => parseJsonObject(`{"a":${"1".repeat(41)}}`), "the answer is not JSON"],
    ["a number that is too large", () => parseJsonObject('{"a":1e999}'), "the answer is not JSON"],
    ["empty XML", () => parseXml(" \n", "r"), "the answer is empty, where <r> was expected"],
    [
      "XML with another root",
      () => parseXml('<?xml version="1.0"?><a/>', "r"),
      "the answer is <a>, where <r> was expected",
    ],
  ])("%s", (_, read, message) => {
    const reading = expect(read);
    reading.toThrow(MalformedAnswer);
    reading.toThrow(new RegExp(`^${message.replace(/[.?]/g, "\\$&")}$`));
  });

  it("a number of forty digits, which is none of a double", () =>
    expect(parseJsonObject(`{"a":${"1".repeat(40)}}`).a).toBe(BigInt("1".repeat(40))));

  it("a text without the blanks around it", () =>
    expect(xmlText(parseXml("<r><s><![CDATA[ on ]]></s></r>", "r"), "s")).toBe("on"));
});
