import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server received. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly body: string | object;
  readonly headers?: Record<string, string>;
}

export interface AnsweringServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly Asked[];
}

/** A server on this machine that answers by what it is asked; where `answer` gives nothing, with 404; "silence" never. */
export async function answering(answer: (asked: Asked) => Answer | "silence" | undefined): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url: target = "", headers } = request;
    const one = { method, host: headers.host ?? "", target, headers, body: Buffer.concat(chunks).toString("utf8") };
    asked.push(one);
    const given = answer(one) ?? { status: 404, body: "" };
    if (given === "silence") return;
    const { status = 200, body, headers: extra } = given;
    response.writeHead(status, extra).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
