import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpResponse } from "../../../provider/core/session/wire";

/** What the server received. */
interface Received {
  readonly method: string;
  readonly host: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Replay extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
}

/** A server on this machine that gives `answers` in order, one for each request. */
export async function replay(...answers: readonly HttpResponse[]): Promise<Replay> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url: target = "", headers } = request;
    const answer = answers[received.length] ?? { status: 500, headers: {}, body: "no answer left" };
    received.push({ method, host: headers.host ?? "", target, headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await close();
    },
  };
}
