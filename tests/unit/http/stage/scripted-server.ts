import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers one request. */
export type Script = (request: IncomingMessage, response: ServerResponse) => void;

/** A local server that answers requests in turn by the scripts; the last one goes on for ever. */
export interface ScriptedServer {
  readonly url: string;
  readonly received: IncomingMessage[];
  close(): Promise<void>;
}

export async function scriptedServer(...scripts: Script[]): Promise<ScriptedServer> {
  const received: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const script = scripts[Math.min(received.length, scripts.length - 1)];
    received.push(request);
    request.resume().on("end", () => script?.(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** An answer with a status, a body and headers. */
export const answer =
  (status: number, body = "", headers: Record<string, string> = {}): Script =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** The connection is cut before an answer. */
export const reset: Script = (request) => void request.socket.destroy();

/** No answer at all. */
export const silence: Script = () => undefined;
