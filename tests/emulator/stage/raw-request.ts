import { connect } from "node:net";

export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends exactly these bytes over a socket of its own: an HTTP client would add and change headers. */
export function sendRaw(url: string, { method, target, headers, body = "" }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const sent = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "connection");
  const framed = sent.some(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
  const bare = /^(?:GET|DELETE)$/.test(method) && body === "";
  const length = framed || bare ? [] : [["Content-Length", String(Buffer.byteLength(body))]];
  const lines = [...sent, ...length, ["Connection", "close"]];
  const head = `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(head + body));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      if (text === "") reject(new Error("the connection was closed without an answer"));
      else resolve(parseAnswer(text));
    });
  });
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = lines.map((line) => {
    const mark = line.indexOf(":");
    return [line.slice(0, mark).toLowerCase(), line.slice(mark + 1).trim()] as const;
  });
  return { status: Number(first.split(" ")[1]), headers: Object.fromEntries(headers), body: text.slice(end + 4) };
}
