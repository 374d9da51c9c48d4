import type { IncomingMessage } from "node:http";
import { stringify } from "lossless-json";

/** One request as it stood on the wire. Header names are lower-case; a repeated header is joined by a comma. */
export interface WireRequest {
  readonly method: string;
  /** The request target exactly as sent, origin-form or absolute-form. */
  readonly target: string;
  /** The path of the target, still percent-encoded. */
  readonly path: string;
  /** What stands behind the first `?`, still percent-encoded. */
  readonly query: string;
  readonly host: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const absoluteForm = /^https?:\/\/([^/?#]*)([^#]*)/i;

/** A proxy receives `GET http://host/path`; everyone else sends `GET /path` (RFC 9112, 3.2). */
export function readRequest(incoming: IncomingMessage, body: Buffer): WireRequest {
  const target = incoming.url ?? "/";
  const absolute = absoluteForm.exec(target);
  const origin = absolute ? (absolute[2] ?? "") : target;
  const mark = origin.indexOf("?");
  const path = mark < 0 ? origin : origin.slice(0, mark);
  const headers = readHeaders(incoming.rawHeaders);
  return {
    method: incoming.method ?? "GET",
    target,
    path: path === "" ? "/" : path,
    query: mark < 0 ? "" : origin.slice(mark + 1),
    // The Host header is what signatures cover, so it wins over the authority of an absolute target.
    host: headers.get("host") ?? absolute?.[1] ?? "",
    headers,
    body,
  };
}

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? "").toLowerCase();
    // Node hands header bytes over as latin1; the clouds read them as UTF-8.
    const value = Buffer.from(raw[index + 1] ?? "", "latin1").toString("utf8");
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined || name === "host" ? value : `${earlier}, ${value}`);
  }
  return headers;
}

/** The Host header without its port. */
export function hostName(request: WireRequest): string {
  return request.host.replace(/:\d+$/, "").toLowerCase();
}

/** A header that is absent and one that is empty mean the same for tokens: the SDKs send empty ones. */
export function nonEmptyHeader(request: WireRequest, name: string): string | undefined {
  const value = request.headers.get(name)?.trim();
  return value === "" ? undefined : value;
}

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): WireAnswer {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body: stringify(value) ?? "" };
}
