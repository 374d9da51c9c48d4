import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readRequest, type WireRequest } from "../wire/wire";
import type { Exchanged } from "./exchange";

/** Above the largest request that any of the vendors takes (12 MB, Huawei's limit for a signed body). */
const bodyLimitBytes = 12 * 1024 * 1024;

export type Answerer = (request: WireRequest) => Exchanged;

/** Listens on loopback only: its credentials are worthless, but its control is open to whoever reaches it. */
export async function listen(port: number, answerer: Answerer): Promise<{ server: Server; port: number }> {
  const server = createServer((incoming, response) => {
    serve(incoming, response, answerer).catch((error: unknown) => fail(response, error));
  });
  // TLS through a proxy would hide the request from us; say so instead of hanging.
  server.on("connect", (_request: IncomingMessage, socket: Socket) => {
    socket.end("HTTP/1.1 501 Not Implemented\r\nConnection: close\r\n\r\nthe emulator proxies plain HTTP only\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  return { server, port: (server.address() as AddressInfo).port };
}

export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function serve(incoming: IncomingMessage, response: ServerResponse, answerer: Answerer): Promise<void> {
  const body = await readBody(incoming);
  if (body === undefined) {
    response.writeHead(413, { "Content-Type": "text/plain", Connection: "close" }).end("the body is too large\n");
    return;
  }
  const { answer, delayMs } = answerer(readRequest(incoming, body));
  if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
  if (answer === undefined) {
    cut(incoming.socket);
    return;
  }
  const bytes = Buffer.from(answer.body, "utf8");
  const length = answer.status === 204 ? {} : { "Content-Length": String(bytes.length) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(incoming.method === "HEAD" || answer.status === 204 ? undefined : bytes);
}

function cut(socket: Socket): void {
  // To reset a connection that is being ended leaves it open for ever, and Node with it.
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

/** Undefined when it is too large; the rest is read and dropped, so that the answer still arrives. */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bodyLimitBytes) chunks.push(chunk);
      else {
        chunks = [];
        resolve(undefined);
      }
    });
    incoming.on("end", () => resolve(Buffer.concat(chunks)));
    incoming.on("error", reject);
  });
}

/** A fault of the emulator itself must not look like one of a cloud. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  response.writeHead(599, { "Content-Type": "text/plain" }).end(`the emulator failed: ${text}\n`);
}
