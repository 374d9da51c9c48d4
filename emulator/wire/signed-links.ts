import { sha256Hex } from "./digests";
import type { WireAnswer, WireRequest } from "./wire";

/** A file behind a link that was given out. */
interface Published {
  readonly name: string;
  readonly untilMs: number;
}

/** Of all emulators of the process: nobody guesses a link. */
const published = new Map<string, Published>();
const mostLinks = 50_000;

/** Remembers a link that a cloud gives out, so that it can be followed: whoever has it reads the file, without a signature of their own. */
export function publishLink(link: string, untilMs = Number.POSITIVE_INFINITY): string {
  const [, host = "", target = ""] = /^https?:\/\/([^/]+)(\/.*)$/.exec(link) ?? [];
  const name = target.slice(1).replace(/\?.*$/s, "");
  published.set(`${host}${target}`, { name, untilMs });
  const [oldest] = published.keys();
  if (oldest !== undefined && published.size > mostLinks) published.delete(oldest);
  return link;
}

/** What a link answers, as object storage does; `undefined` for what is no link. */
export function linkAnswer(request: WireRequest, now: Date): WireAnswer | undefined {
  const file = published.get(`${request.host}${request.path}?${request.query}`);
  if (file === undefined || request.method !== "GET") return undefined;
  if (now.getTime() > file.untilMs)
    return { status: 403, headers: { "Content-Type": "application/xml" }, body: expired };
  const body = fileText(file.name);
  const etag = `"${sha256Hex(body).slice(0, 32)}"`;
  const headers = { ETag: etag, "Accept-Ranges": "bytes", "Content-Type": "text/csv" };
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.get("range") ?? "")?.[1] ?? Number.NaN);
  const sameVersion = (request.headers.get("if-range") ?? etag) === etag;
  if (Number.isNaN(from) || !sameVersion) return { status: 200, headers, body };
  if (from >= body.length) return { status: 416, headers: { "Content-Range": `bytes */${body.length}` }, body: "" };
  const range = `bytes ${from}-${body.length - 1}/${body.length}`;
  return { status: 206, headers: { ...headers, "Content-Range": range }, body: body.slice(from) };
}

const expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
const lines = 400;

/** The same for the same name: records that nobody can take for those of another file. */
function fileText(name: string): string {
  const digest = sha256Hex(name);
  const rows = Array.from({ length: lines }, (_, index) => `${index},${sha256Hex(`${digest}/${index}`)},select 1`);
  return `number,session,statement\n${rows.join("\n")}\n`;
}
