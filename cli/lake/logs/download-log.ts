import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Session } from "../../../provider/core/session/session";
import { type Download, download } from "../../../provider/http/transport";
import { makeFolders } from "../../text/given-path";
import type { Sizes } from "./sizes";

/** A file that is whole. */
export interface Fetched {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Fetching {
  readonly session: Session;
  readonly cancel: AbortSignal;
  readonly sizes?: Sizes | undefined;
  /** A link that is valid now. */
  link(): Promise<string>;
}

/** Links end after some minutes, and connections before: each attempt goes on where the one before ended. */
const attempts = 5;

/** Fetches one file. What is there already stays, and what is there in part is gone on with. */
export async function fetchLog(file: string, fetching: Fetching): Promise<Fetched> {
  if (existsSync(file)) return fetchedAs(file, await digestOf(file));
  makeFolders(dirname(file), 0o700);
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryOnce(file, fetching);
    } catch (error) {
      if (fetching.cancel.aborted || attempt >= attempts) throw error;
      await fetching.session.clock.sleep(attempt * 500, fetching.cancel);
    }
  }
}

async function tryOnce(file: string, { session, cancel, link, sizes }: Fetching): Promise<Fetched> {
  const part = partOf(file);
  const have = part === undefined ? { bytes: 0 } : await digestOf(part.path);
  const { emulatorUrl } = session.settings;
  const resume = part === undefined || have.bytes === 0 ? undefined : { from: have.bytes, validator: part.validator };
  const answer = await download(await link(), { emulatorUrl, signal: cancel, resume });
  if (answer.status === 416 && part !== undefined) rmSync(part.path);
  if (answer.status !== 200 && answer.status !== 206)
    throw new Error(`the file's link answers with HTTP ${answer.status}`);
  const goesOn = answer.status === 206 && part !== undefined;
  if (part !== undefined && !goesOn) rmSync(part.path);
  const path = goesOn ? part.path : `${file}.${validatorName(answer)}.part`;
  await receive(path, answer, goesOn ? have.bytes : 0, sizes);
  const found = await digestOf(path);
  refuseOther(path, found, answer, goesOn ? have.bytes : 0);
  renameSync(path, file);
  return fetchedAs(file, found);
}

const fetchedAs = (file: string, { bytes, sha256 }: Digests): Fetched => ({ file, bytes, sha256 });

/** What an earlier attempt got, and the server's name of the version that it got it of. */
function partOf(file: string): { readonly path: string; readonly validator: string } | undefined {
  const prefix = `${basename(file)}.`;
  const name = readdirSync(dirname(file)).find((one) => one.startsWith(prefix) && one.endsWith(".part"));
  if (name === undefined) return undefined;
  const encoded = name.slice(prefix.length, -".part".length);
  return { path: join(dirname(file), name), validator: Buffer.from(encoded, "base64url").toString("utf8") };
}

const validatorName = ({ headers }: Download) => Buffer.from(headers.etag ?? "", "utf8").toString("base64url");

async function receive(path: string, { body, headers }: Download, from: number, sizes?: Sizes): Promise<void> {
  let missing = Number(headers["content-length"] ?? 0);
  sizes?.announced(missing);
  const descriptor = openSync(path, from === 0 ? "w" : "r+", 0o600);
  try {
    ftruncateSync(descriptor, from);
    let at = from;
    body.on("data", (chunk: Buffer) => {
      for (let done = 0; done < chunk.length; )
        done += writeSync(descriptor, chunk, done, chunk.length - done, at + done);
      at += chunk.length;
      sizes?.announced(Math.max(0, chunk.length - missing));
      missing = Math.max(0, missing - chunk.length);
      sizes?.arrived(chunk.length);
    });
    await once(body, "end");
    fsyncSync(descriptor);
  } finally {
    sizes?.announced(-missing);
    body.destroy();
    closeSync(descriptor);
  }
}

interface Digests {
  readonly bytes: number;
  readonly sha256: string;
  readonly md5: string;
}

async function digestOf(path: string): Promise<Digests> {
  const [sha256, md5] = [createHash("sha256"), createHash("md5")];
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    sha256.update(chunk);
    md5.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: sha256.digest("hex"), md5: md5.digest("hex") };
}

/** A file that is shorter, or another one, than the server says is fetched anew. */
function refuseOther(path: string, { bytes, sha256, md5 }: Digests, { headers }: Download, from: number): void {
  const length = headers["content-length"];
  const wrong =
    length !== undefined && bytes !== from + Number(length)
      ? `the server announced ${from + Number(length)} bytes, but ${bytes} arrived`
      : told(headers, "sha256") !== undefined && told(headers, "sha256") !== sha256
        ? "its SHA-256 is not the one that the server announced"
        : told(headers, "content-md5") !== undefined && told(headers, "content-md5") !== md5
          ? "its MD5 is not the one that the server announced"
          : undefined;
  if (wrong === undefined) return;
  // A short one can be gone on with.
  if (bytes >= from + Number(length ?? 0)) rmSync(path);
  throw new Error(wrong);
}

/** A digest of a header, in hexadecimal digits. */
function told(headers: Readonly<Record<string, string>>, end: string): string | undefined {
  const [, value] = Object.entries(headers).find(([name]) => name.endsWith(end)) ?? [];
  if (value === undefined) return undefined;
  const text = value.trim();
  return /^[0-9a-f]{32,64}$/i.test(text) ? text.toLowerCase() : Buffer.from(text, "base64").toString("hex");
}
