import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchLog } from "../../../../cli/lake/logs/download-log";
import { Session } from "../../../../provider/core/session/session";
import { readSettings } from "../../../../provider/core/session/settings";
import { SkippingClock } from "../../../skipping-clock";

const whole = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `${index},select 1\n`).join(""));
const sha256 = createHash("sha256").update(whole).digest("hex");

let folder: string;
let file: string;
let server: Server;
let port: number;
let asked: { readonly url: string; readonly range: string | undefined }[];
let answer: (request: IncomingMessage, response: ServerResponse, call: number) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "access-audit-download-"));
  file = join(folder, "audit.csv");
  asked = [];
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? "", range: request.headers.range });
    answer(request, response, asked.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

let links = 0;
const fetching = () => ({
  session: new Session(readSettings({ read: () => undefined }, {}), { clock: new SkippingClock() }),
  cancel: new AbortController().signal,
  link: async () => `http://127.0.0.1:${port}/audit.csv?secret-of-link=${links++}`,
});
const left = () => readdirSync(folder).filter((name) => name.endsWith(".part"));

interface Served {
  readonly etag?: string;
  readonly body?: Buffer;
  /** Where the connection ends. */
  readonly upTo?: number;
}

/** As object storage answers, from the byte that is asked for. */
function serve(request: IncomingMessage, response: ServerResponse, served: Served = {}): void {
  const { etag = '"one"', body = whole, upTo = Number.POSITIVE_INFINITY } = served;
  const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? "") ?? [];
  const from = start !== undefined && (request.headers["if-range"] ?? etag) === etag ? Number(start) : 0;
  const digest = createHash("sha256").update(body).digest("hex");
  const headers = { ETag: etag, "Content-Length": body.length - from, "x-obs-meta-sha256": digest };
  response.writeHead(from > 0 ? 206 : 200, headers);
  if (upTo >= body.length) response.end(body.subarray(from));
  else response.write(body.subarray(from, upTo), () => response.destroy());
}

describe("a file that is fetched", () => {
  it("is there whole, with its digest, and is not asked for again", async () => {
    answer = (request, response) => serve(request, response);
    expect(await fetchLog(file, fetching())).toEqual({ file, bytes: whole.length, sha256 });
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(await fetchLog(file, fetching())).toEqual({ file, bytes: whole.length, sha256 });
    expect(asked).toHaveLength(1);
  });

  it("goes on where the connection ended, with a link of its own each time", async () => {
    answer = (request, response, call) => serve(request, response, { upTo: call < 3 ? call * 70_000 : whole.length });
    await fetchLog(file, fetching());
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(asked).toHaveLength(3);
    expect(asked.map(({ range }) => range === undefined)).toEqual([true, false, false]);
    expect(new Set(asked.map(({ url }) => url)).size).toBe(3);
    expect(left()).toEqual([]);
  });

  it("tells how much there is and how much has arrived, each byte once", async () => {
    answer = (request, response, call) => serve(request, response, { upTo: call < 3 ? call * 70_000 : whole.length });
    const said: [all: number, got: number][] = [[0, 0]];
    const add = (all: number, got: number) => said.push([(said.at(-1)?.[0] ?? 0) + all, (said.at(-1)?.[1] ?? 0) + got]);
    const sizes = { announced: (bytes: number) => add(bytes, 0), arrived: (bytes: number) => add(0, bytes) };
    await fetchLog(file, { ...fetching(), sizes });
    expect(said[1]).toEqual([whole.length, 0]);
    expect(said.at(-1)).toEqual([whole.length, whole.length]);
    expect(said.every(([all, got]) => got <= all)).toBe(true);
  });

  it("goes on in a later run", async () => {
    answer = (request, response) => serve(request, response, { upTo: 100_000 });
    // Each attempt gets no further than the first.
    await expect(fetchLog(file, fetching())).rejects.toThrow();
    expect(left()).toHaveLength(1);
    asked = [];
    answer = (request, response) => serve(request, response);
    await fetchLog(file, fetching());
    expect(asked).toEqual([{ url: expect.any(String), range: "bytes=100000-" }]);
    expect(readFileSync(file).equals(whole)).toBe(true);
  });

  it("begins anew where the file is another one by now", async () => {
    const other = Buffer.from(whole.toString().replaceAll("select 1", "select 2"));
    answer = (request, response, call) =>
      call === 1
        ? serve(request, response, { upTo: 90_000 })
        : serve(request, response, { etag: '"two"', body: other });
    await fetchLog(file, fetching());
    expect(readFileSync(file).equals(other)).toBe(true);
  });

  it("asks for another link where one has ended, and says what the last one answered", async () => {
    answer = (request, response, call) =>
      call === 1 ? response.writeHead(403).end("expired") : serve(request, response);
    await fetchLog(file, fetching());
    rmSync(file);
    answer = (_request, response) => response.writeHead(403).end("expired");
    await expect(fetchLog(file, fetching())).rejects.toThrow("the file's link answers with HTTP 403");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["x-obs-meta-sha256", "0".repeat(64), "SHA-256"],
    ["content-md5", Buffer.alloc(16).toString("base64"), "MD5"],
  ])("is refused where its digest is not the one of %s", async (header, value, what) => {
    answer = (_request, response) => response.writeHead(200, { [header]: value }).end(whole);
    await expect(fetchLog(file, fetching())).rejects.toThrow(`its ${what} is not the one that the server announced`);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("tells nothing of a link that leads nowhere", async () => {
    server.close();
    server.closeAllConnections();
    const error = await fetchLog(file, fetching()).catch((reason: Error) => reason);
    expect(String(error)).toContain("ECONNREFUSED (127.0.0.1");
    expect(String(error)).not.toContain("secret-of-link");
  });
});
