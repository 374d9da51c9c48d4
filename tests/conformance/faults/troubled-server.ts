import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator } from "../../../emulator/index";
import { readRequest } from "../../../emulator/wire/wire";
import type { SkippingClock } from "../../skipping-clock";
import { type Answer, expiredCodes, strangerPlace, type Trouble } from "./faults";

/** A fault, and which of an operation's requests meet it: the n-th, from 1, or all. */
export interface Plan {
  readonly trouble: Trouble;
  readonly at: number | "all";
}

/** Longer than any operation may take. */
const foreverMs = 3_600_000;

/** Stands before the clouds on the loopback address, counts requests, and troubles some of them. */
export class TroubledServer {
  private readonly server: Server;
  private readonly stranger: Server;
  private plan: Plan | undefined;
  /** Requests since {@link begin}. */
  requests = 0;
  /** Requests that a redirect sent elsewhere. */
  strayed = 0;

  private constructor(
    private readonly emulator: () => Emulator,
    private readonly clock: SkippingClock,
  ) {
    this.server = createServer((incoming, response) => {
      this.pass(incoming, response).catch((error) => response.destroy(error));
    });
    this.stranger = createServer((_incoming, response) => {
      this.strayed += 1;
      response.end();
    });
  }

  static async open(emulator: () => Emulator, clock: SkippingClock): Promise<TroubledServer> {
    const opened = new TroubledServer(emulator, clock);
    await Promise.all([opened.server, opened.stranger].map(listening));
    return opened;
  }

  get url(): string {
    return addressOf(this.server);
  }

  begin(plan?: Plan): void {
    this.plan = plan;
    this.requests = 0;
    this.strayed = 0;
    this.emulator().control.clearFaults();
  }

  async close(): Promise<void> {
    await Promise.all(
      [this.server, this.stranger].map(async (server) => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }),
    );
  }

  private async pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    this.requests += 1;
    const { plan } = this;
    const trouble = plan && (plan.at === "all" || plan.at === this.requests) ? plan.trouble : undefined;
    const perform = () => this.emulator().answer(readRequest(incoming, Buffer.concat(chunks))).answer;
    if (trouble === undefined) return send(response, perform());
    if ("cut" in trouble) {
      const answer = trouble.cut === "before" ? undefined : perform();
      return trouble.cut === "half-way" ? sendHalf(response, answer) : cut(response);
    }
    if ("slow" in trouble) {
      const answer = perform();
      this.clock.pass(foreverMs);
      return send(response, answer);
    }
    if ("answered" in trouble) return send(response, this.redirected(trouble.answered));
    if ("changed" in trouble) {
      const answer = perform();
      return send(response, answer && trouble.changed(answer));
    }
    return send(response, this.play(trouble.played, perform));
  }

  /** A fault that the clouds play: only this request meets it. */
  private play(
    played: Extract<Trouble, { played: object }>["played"],
    perform: () => Answer | undefined,
  ): Answer | undefined {
    const { control } = this.emulator();
    if (played.kind === "error")
      for (const [place, refusal] of Object.entries(expiredCodes)) {
        const [cloud = "", service] = place.split(" ");
        control.fault({ ...played, ...refusal, cloud, ...(service === undefined ? {} : { service }), times: 1 });
      }
    else control.fault({ ...played, times: 1 });
    const answer = perform();
    control.clearFaults();
    return answer;
  }

  private redirected(answer: Answer): Answer {
    const { Location: place } = answer.headers;
    if (place === undefined) return answer;
    return { ...answer, headers: { Location: place.replace(strangerPlace, addressOf(this.stranger)) } };
  }
}

const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
}

/** The clouds cut it themselves where they have no answer. */
function send(response: ServerResponse, answer: Answer | undefined): void {
  if (answer === undefined) {
    cut(response);
    return;
  }
  const body = Buffer.from(answer.body, "utf8");
  const hasBody = response.req.method !== "HEAD" && answer.status !== 204;
  const length = answer.status === 204 ? {} : { "Content-Length": String(body.length) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(hasBody ? body : undefined);
}

/** As many bytes are announced as there are; half of them come. */
function sendHalf(response: ServerResponse, answer: Answer | undefined): void {
  if (answer === undefined || answer.body.length < 2) {
    cut(response);
    return;
  }
  const body = Buffer.from(answer.body, "utf8");
  response.writeHead(answer.status, { ...answer.headers, "Content-Length": String(body.length) });
  response.write(body.subarray(0, body.length / 2), () => cut(response));
}

function cut({ socket }: ServerResponse): void {
  if (socket?.writableEnded) socket.destroy();
  else socket?.resetAndDestroy();
}
