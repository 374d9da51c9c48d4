import { afterEach, describe, expect, it, vi } from "vitest";
import type { HttpRequest, TransportOptions } from "../../../provider/core/session/wire";
import { TransportError, transport } from "../../../provider/http/transport";
import { answering } from "./stage/answering-server";

afterEach(() => vi.unstubAllEnvs());

const request: HttpRequest = {
  ...{ method: "PUT", scheme: "http", host: "bucket.example.com", path: "/a b", headers: { "x-mine": "1" } },
  ...{ query: [["x", "1*"]], body: '{"name":"bücket"}' },
};
const options: TransportOptions = { signal: new AbortController().signal };

describe("a request on the wire", () => {
  it("is what was signed, and names its sender", async () => {
    await using server = await answering(() => ({ body: '{"a":1}', headers: { "X-Request-Id": "r" } }));
    const answer = await transport(request, { ...options, emulatorUrl: server.url });
    expect(server.asked).toMatchObject([
      {
        ...{ method: "PUT", host: "bucket.example.com", target: "/a%20b?x=1%2A", body: request.body },
        headers: { "user-agent": "pulumi-access-audit", accept: "*/*", "x-mine": "1" },
      },
    ]);
    // Text stays text, and names of headers are in lower case.
    expect(answer).toMatchObject({ status: 200, body: '{"a":1}', headers: { "x-request-id": "r" } });
    expect(Object.values(answer.headers).every((value) => typeof value === "string")).toBe(true);
  });

  it("has no body and no type of one where none was signed", async () => {
    await using server = await answering(() => ({ body: "" }));
    await transport({ ...request, method: "POST", body: "" }, { ...options, emulatorUrl: server.url });
    const [{ headers, body } = { headers: {}, body: "x" }] = server.asked;
    expect(body).toBe("");
    expect(headers["content-type"]).toBeUndefined();
  });

  it("goes to its host where there is no emulator", async () => {
    await using server = await answering(() => ({ body: "here" }));
    const { host } = new URL(server.url);
    expect(await transport({ ...request, host }, options)).toMatchObject({ status: 200, body: "here" });
  });

  it.each([
    ["to the emulator", (url: string) => [{ ...request }, { ...options, emulatorUrl: url }] as const],
    [
      "to this machine",
      (url: string) =>
        [
          { ...request, host: new URL(url).host },
          { ...options, direct: true },
        ] as const,
    ],
  ])("%s passes by any proxy", async (_, call) => {
    for (const name of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"])
      vi.stubEnv(name, "http://127.0.0.1:9");
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    await using server = await answering(() => ({ body: "here" }));
    const [given, where] = call(server.url);
    expect(await transport(given, where)).toMatchObject({ body: "here" });
  });
});

describe("a request without an answer", () => {
  const dead = "http://127.0.0.1:9";

  it.each([
    ["a host", { ...request, host: "127.0.0.1:9" }, options, "ECONNREFUSED (127.0.0.1:9)"],
    [
      "the emulator",
      request,
      { ...options, emulatorUrl: dead },
      `ECONNREFUSED (the emulator at ${dead}, for bucket.example.com)`,
    ],
  ])("names %s, and cannot have arrived", async (_, given, where, message) => {
    const error = await transport(given, where).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ name: "TransportError", message, arrived: false, trouble: "network" });
    expect((error as TransportError).cause).toBeInstanceOf(Error);
  });

  it("ends with the reason of the operation's end", async () => {
    await using server = await answering(() => "silence");
    const ending = new AbortController();
    const sent = transport(request, { emulatorUrl: server.url, signal: ending.signal });
    const reason = new Error("Ctrl-C");
    ending.abort(reason);
    await expect(sent).rejects.toBe(reason);
  });

  it.each([
    ["ECONNRESET", true, "network"],
    ["EPROTO", false, "network"],
    ["ERR_TLS_HANDSHAKE_TIMEOUT", false, "network"],
    ["CERT_HAS_EXPIRED", false, "untrusted"],
    ["UNABLE_TO_GET_ISSUER_CERT", false, "untrusted"],
    ["the answer is too large", true, "oversized"],
  ])("because of %s may have arrived: %s", (code, arrived, trouble) =>
    expect(new TransportError(code, "h", undefined)).toMatchObject({ arrived, trouble, message: `${code} (h)` }),
  );
});
