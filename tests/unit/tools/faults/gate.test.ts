import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cut, Gate, type Stop } from "../../../../tools/faults/stage/gate.mjs";

interface Arrived {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: readonly string[];
  readonly body: string;
}

let clouds: Server;
let gate: Gate;
let arrived: Arrived[];

beforeEach(async () => {
  arrived = [];
  clouds = createServer((incoming, response) => {
    void read(incoming).then((body) => {
      arrived.push({ method: incoming.method, url: incoming.url, headers: incoming.rawHeaders, body });
      response.writeHead(418, "Teapot", ["X-Twice", "1", "X-Twice", "2", "Content-Length", "2"]).end("hi");
    });
  }).listen(0, "127.0.0.1");
  await once(clouds, "listening");
  gate = await Gate.open(() => `http://127.0.0.1:${(clouds.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await gate.close();
  clouds.closeAllConnections();
  clouds.close();
});

async function read(message: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of message) text += chunk;
  return text;
}

/** The answer, or the code of the failure. */
function send(path: string, { headers = {}, body = "" }: { headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<{ status?: number | undefined; headers?: readonly string[]; body?: string; code?: string }>(
    (resolve) => {
      const outgoing = request(gate.url + path, { method: "PUT", headers }, (answer) => {
        void read(answer).then((text) =>
          resolve({ status: answer.statusCode, headers: answer.rawHeaders, body: text }),
        );
      });
      outgoing.on("error", (error) => resolve({ code: String(Object(error).code) }));
      outgoing.end(body);
    },
  );
}

/** A stop at the second request, which tells what had arrived when it acted. */
const secondly = (moment: Stop["moment"], seen: string[]): Stop => ({
  at: 2,
  moment,
  act: async () => void seen.push(...arrived.map(({ url }) => String(url))),
});

describe("the gate", () => {
  it("leaves request and answer as they are, the Host header and the target among them", async () => {
    const host = "logs-1250000000.cos.ap-guangzhou.myqcloud.com";
    const answer = await send("/a%2Fb/?accessmonitor=&x=%7E", {
      headers: { Host: host, "X-CamelCase": "1" },
      body: "<a/>",
    });
    expect(arrived).toMatchObject([{ method: "PUT", url: "/a%2Fb/?accessmonitor=&x=%7E", body: "<a/>" }]);
    expect(arrived[0]?.headers.slice(0, 4)).toEqual(["Host", host, "X-CamelCase", "1"]);
    expect(answer).toMatchObject({ status: 418, body: "hi" });
    expect(answer.headers?.slice(0, 6)).toEqual(["X-Twice", "1", "X-Twice", "2", "Content-Length", "2"]);
  });

  it("counts requests anew from each beginning", async () => {
    await send("/1");
    await send("/2");
    expect(gate.count).toBe(2);
    gate.begin();
    await send("/3");
    expect(gate.count).toBe(1);
    expect(gate.hasStopped).toBe(false);
  });

  it("stops before the clouds saw the request, and cuts its connection", async () => {
    const seen: string[] = [];
    gate.begin(secondly("before", seen));
    expect(await send("/1")).toMatchObject({ status: 418 });
    expect(await send("/2")).toEqual({ code: "ECONNRESET" });
    expect(await send("/3")).toMatchObject({ status: 418 });
    expect(seen).toEqual(["/1"]);
    expect(arrived.map(({ url }) => url)).toEqual(["/1", "/3"]);
    expect(gate.hasStopped).toBe(true);
  });

  it("stops after the clouds carried the request out, and loses the answer", async () => {
    const seen: string[] = [];
    gate.begin(secondly("after", seen));
    await send("/1");
    expect(await send("/2")).toEqual({ code: "ECONNRESET" });
    expect(seen).toEqual(["/1", "/2"]);
    expect(arrived.map(({ url }) => url)).toEqual(["/1", "/2"]);
  });

  it("cuts what arrives while it acts", async () => {
    const meanwhile: unknown[] = [];
    gate.begin({ at: 1, moment: "before", act: async () => void meanwhile.push(await send("/2")) });
    expect(await send("/1")).toEqual({ code: "ECONNRESET" });
    expect(meanwhile).toEqual([{ code: "ECONNRESET" }]);
    expect(arrived).toEqual([]);
  });

  it("cuts the connection when the clouds are away", async () => {
    clouds.closeAllConnections();
    clouds.close();
    expect(await send("/1")).toEqual({ code: "ECONNRESET" });
  });
});

it("a connection is closed that its client ends at the same moment", async () => {
  const closed = new Promise<void>((resolve) => {
    clouds.removeAllListeners("request").on("request", (incoming: IncomingMessage) => {
      incoming.socket.on("close", () => resolve()).on("end", () => cut(incoming));
    });
  });
  const client = connect((clouds.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => undefined).end("GET / HTTP/1.1\r\nHost: clouds\r\n\r\n");
  await closed;
});
