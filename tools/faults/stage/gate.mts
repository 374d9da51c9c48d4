import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const moments = ["before", "after"] as const;
export type Moment = (typeof moments)[number];

/** Where the gate stops, and what happens there. */
export interface Stop {
  /** The number of the request, the first is 1. */
  readonly at: number;
  /** Whether the request is held before it reaches the clouds, or after they carried it out and before the answer leaves. */
  readonly moment: Moment;
  /** Runs while the request is held. Afterwards its connection is cut, as are those of all that arrive meanwhile. */
  act(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/** Names that concern one connection only (RFC 9110, 7.6.1); the gate has connections of its own. */
const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding"]);

/**
 * Stands before the emulator on the loopback address and counts requests. What passes is left as it is, the `Host` header
 * among it, so that signatures hold.
 */
export class Gate {
  readonly #server: Server;
  readonly #target: () => string;
  #count = 0;
  #stop: Stop | undefined;
  #isActing = false;
  #hasStopped = false;

  private constructor(target: () => string) {
    this.#target = target;
    this.#server = createServer((incoming, response) => {
      this.#pass(incoming, response).catch(() => cut(incoming));
    });
  }

  /** @param target the address of the emulator, asked for at each request because it moves */
  static async open(target: () => string): Promise<Gate> {
    const gate = new Gate(target);
    await new Promise<void>((resolve, reject) => {
      gate.#server.once("error", reject);
      gate.#server.listen(0, "127.0.0.1", resolve);
    });
    return gate;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests that arrived since {@link begin}. */
  get count(): number {
    return this.#count;
  }

  /** Whether the request came at which to stop, and what was to happen there has happened. */
  get hasStopped(): boolean {
    return this.#hasStopped;
  }

  /** Counts anew, and stops once if asked to. */
  begin(stop?: Stop): void {
    this.#count = 0;
    this.#stop = stop;
    this.#hasStopped = false;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    this.#count += 1;
    const stop = this.#stop;
    if (stop?.at === this.#count) {
      if (stop.moment === "after") await this.#forward(incoming, body);
      this.#isActing = true;
      await stop.act().finally(() => {
        this.#isActing = false;
      });
      this.#hasStopped = true;
      return cut(incoming);
    }
    if (this.#isActing) return cut(incoming);
    // Whoever is dead by now does not get what it asked for.
    if (incoming.socket.destroyed) return;
    answer(response, await this.#forward(incoming, body));
  }

  #forward(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.#target());
      const { method, url: path, rawHeaders: headers } = incoming;
      const outgoing = request(
        { hostname, port, method, path, headers, setHost: false, agent: false },
        (incomingAnswer) => {
          const { statusCode: status = 502, statusMessage: reason = "", rawHeaders } = incomingAnswer;
          readAll(incomingAnswer).then(
            (content) => resolve({ status, reason, headers: rawHeaders, body: content }),
            reject,
          );
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }
}

function answer(response: ServerResponse, { status, reason, headers, body }: Answer): void {
  const kept = headers.flatMap((name, index) =>
    index % 2 === 1 || hopByHop.has(name.toLowerCase()) ? [] : [name, headers[index + 1] ?? ""],
  );
  response.writeHead(status, reason, kept);
  response.end(body);
}

export function cut({ socket }: IncomingMessage): void {
  // The other side is gone: to reset a connection that is being ended leaves it open for ever, and Node with it.
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
