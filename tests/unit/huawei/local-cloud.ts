import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the local server got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** An answer: JSON, or text as it is. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A server on this machine that answers as `handle` says, for what the emulator does not play. */
export interface LocalCloud {
  readonly url: string;
  readonly received: readonly Received[];
  /** The most requests that were under way at once. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

export async function localCloud(handle: (request: Received) => Answer | Promise<Answer>): Promise<LocalCloud> {
  const received: Received[] = [];
  let [atOnce, most] = [0, 0];
  const server = createServer(async (incoming, outgoing) => {
    most = Math.max(most, ++atOnce);
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const url = new URL(incoming.url ?? "/", "http://local");
    const { method = "", headers } = incoming;
    const body = Buffer.concat(chunks).toString("utf8");
    const request = { method, path: url.pathname, query: url.searchParams, headers, body };
    received.push(request);
    const answer = await handle(request);
    atOnce--;
    outgoing.writeHead(answer.status ?? 200, { "x-request-id": `request-${received.length}`, ...answer.headers });
    outgoing.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
