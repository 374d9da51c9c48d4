import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Published {
  readonly name: string;
  readonly "dist-tags": Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, { dist: { tarball: string } }>>;
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

interface Registry {
  readonly url: string;
  /** What it was asked for. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** A registry of npm with what is published to it; whoever asks for anything else is sent on to another one. */
export async function startRegistry(upstream: string): Promise<Registry> {
  const asked: string[] = [];
  const packages = new Map<string, Published>();
  const server = createServer(async (request, response) => {
    const [, name = "", ...rest] = decodeURIComponent(request.url ?? "").split("/");
    const known = packages.get(name);
    asked.push(`${request.method} ${request.url}`);
    if (request.method === "PUT") {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      packages.set(name, JSON.parse(Buffer.concat(parts).toString("utf8")) as Published);
      response.writeHead(201, { "Content-Type": "application/json" }).end("{}");
    } else if (known === undefined) {
      response.writeHead(302, { Location: new URL(request.url?.slice(1) ?? "", upstream).href }).end();
    } else if (rest.length === 0) {
      const { _attachments: _, ...told } = known;
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(told));
    } else {
      response.end(Buffer.from(known._attachments[rest.at(-1) ?? ""]?.data ?? "", "base64"));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
