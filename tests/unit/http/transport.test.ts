import { createServer as createPlain } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CloudError } from "../../../provider/core/session/errors";
import { Operation } from "../../../provider/core/session/operation";
import { Session } from "../../../provider/core/session/session";
import { readSettings } from "../../../provider/core/session/settings";
import { vendorFault } from "../../../provider/http/error-table";
import { send } from "../../../provider/http/send";
import { answerBytes, type Call, type Service } from "../../../provider/http/service";
import { PlayedClock } from "./stage/played-clock";
import { answer, scriptedServer } from "./stage/scripted-server";
import { selfSigned } from "./stage/self-signed";

const service: Service = {
  cloud: "test",
  title: "Test Cloud",
  name: "test",
  sign: (request) => request,
  fault: ({ status }) => (status === 200 ? undefined : vendorFault([], { code: `HTTP ${status}`, status })),
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) await close();
});

/** The failure of a call to `host`, past any emulator. */
async function failure(host: string, scheme: "http" | "https", call: Partial<Call<string, never>> = {}) {
  const session = new Session(readSettings({ read: () => undefined }, {}), { clock: new PlayedClock(Date.now()) });
  const sent = send<string, never>(new Operation(session), {
    service,
    action: "Put",
    attempted: "put it",
    permission: undefined,
    credentials: undefined,
    request: { method: "PUT", scheme, host, path: "/", query: [], headers: {}, body: "x" },
    decode: ({ body }) => body,
    ...call,
  });
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CloudError);
  return error as CloudError;
}

async function listening(server: Server | ReturnType<typeof createPlain>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

const dayMs = 86_400_000;

describe("a certificate that this machine does not trust", () => {
  const trusting = "set NODE_EXTRA_CA_CERTS to the file with the certificate of its authority";

  it.each([
    ["vouches for itself", "localhost", 1, false, "DEPTH_ZERO_SELF_SIGNED_CERT", trusting],
    ["has expired", "localhost", -1, true, "CERT_HAS_EXPIRED", "check the clock of this machine, a proxy"],
    ["is of another host", "portal.example.com", 1, true, "ERR_TLS_CERT_ALTNAME_INVALID", trusting],
  ])("because it %s ends the call at once, and says what to do", async (_, name, days, known, code, advice) => {
    const now = Date.now();
    let connections = 0;
    const signed = selfSigned(name, new Date(now - 2 * dayMs), new Date(now + days * dayMs));
    if (known) {
      const before = getCACertificates("default");
      closing.push(() => setDefaultCACertificates(before));
      setDefaultCACertificates([signed.cert]);
    }
    const server = createServer(signed, (_request, response) => void response.end("ok"));
    server.on("connection", () => connections++);
    const error = await failure(await listening(server), "https", { creates: true });
    expect(error.fault).toMatchObject({ kind: "Unavailable", mayHaveHappened: false });
    expect(error.message).toContain(`Test Cloud: could not put it: ${code} (localhost:`);
    expect(error.message).toContain(advice);
    expect(connections).toBe(1);
  });
});

describe("an answer over the limit", () => {
  it.each(["small", "list", "events"] as const)(
    "of a %s answer is asked for once, and no more of it is read",
    async (answerSize) => {
      const server = await scriptedServer(answer(200, "x".repeat(answerBytes[answerSize] + 1)));
      closing.push(server.close);
      const error = await failure(new URL(server.url).host, "http", { answerSize });
      expect(error.fault).toMatchObject({ kind: "Unavailable", mayHaveHappened: true });
      expect(error.message).toContain("the answer is too large");
      expect(error.message).toContain("check for a proxy or a wrong endpoint");
      expect(server.received).toHaveLength(1);
    },
  );

  it("is one of a failure too, which nobody parses", async () => {
    const server = await scriptedServer(answer(403, `<Error>${"<a/>".repeat(answerBytes.small / 4)}</Error>`));
    closing.push(server.close);
    expect((await failure(new URL(server.url).host, "http")).message).toContain("the answer is too large");
    expect(server.received).toHaveLength(1);
  });

  it("leaves a create open, for it was carried out", async () => {
    const server = await scriptedServer(answer(200, "x".repeat(answerBytes.small + 1)));
    closing.push(server.close);
    expect((await failure(new URL(server.url).host, "http", { creates: true })).kind).toBe("Ambiguous");
  });
});

describe("a proxy that asks for a password", () => {
  it.each([
    ["https", "cloud.example.com"],
    ["http", "cloud.example.com"],
  ] as const)("is told, with what to set, on the way to an %s address", async (scheme, host) => {
    let asked = 0;
    const refuse = (response: { end(text: string): unknown }) => {
      asked++;
      response.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    const proxy = createPlain((request) => refuse(request.socket));
    proxy.on("connect", (_request, socket) => refuse(socket));
    const address = await listening(proxy);
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"])
      vi.stubEnv(name, `http://${address}`);
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    const error = await failure(host, scheme);
    expect(error.fault).toMatchObject({ kind: "Denied", status: 407, mayHaveHappened: false });
    expect(error.message).toContain("put them into HTTPS_PROXY (http://user:password@host:port)");
    expect(asked).toBe(1);
  });
});
