import type { Readable } from "node:stream";
import axios, { AxiosError } from "axios";
import { UserError } from "../core/session/errors";
import type { Session } from "../core/session/session";
import type { HttpRequest, HttpResponse, Transport, TransportOptions } from "../core/session/wire";
import { requestTarget } from "./message";
import { answerBytes } from "./service";

/** One attempt, not one operation. Long enough for the slowest listing that the vendors' own SDKs wait for. */
const attemptTimeoutMs = 30_000;

/** Faults of the network after which the request cannot have arrived. */
const neverArrived = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EPROTO"]);

/** Names of OpenSSL for a certificate that proves nothing to this machine, but for those that begin with `CERT_`. */
const untrusted = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "PATH_LENGTH_EXCEEDED",
  "HOSTNAME_MISMATCH",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** What kept an answer away: the same request meets the latter two again. */
type Trouble = "network" | "untrusted" | "oversized";

/** No answer came, or more than one. `arrived` is false only when the request cannot have reached the server. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly arrived: boolean;
  readonly trouble: Trouble;

  constructor(
    readonly code: string,
    host: string,
    cause: unknown,
  ) {
    super(`${code} (${host})`, { cause });
    const isUntrusted = untrusted.has(code) || code.startsWith("CERT_");
    this.trouble = isUntrusted ? "untrusted" : code === oversizedCode ? "oversized" : "network";
    this.arrived = !isUntrusted && !neverArrived.has(code) && !code.startsWith("ERR_TLS");
  }
}

const oversizedCode = "the answer is too large";

/**
 * Sends one signed request and returns whatever the server answers, without following redirects: a signature covers the
 * host, so a redirected request would be refused, or worse, sent with credentials to a host that nobody chose.
 */
export async function transport(request: HttpRequest, options: TransportOptions): Promise<HttpResponse> {
  const origin = options.emulatorUrl ?? `${request.scheme ?? "https"}://${request.host}`;
  try {
    const response = await axios.request<Buffer>({
      method: request.method,
      url: new URL(requestTarget(request), origin).href,
      // axios would add a content type of its own to a POST without a body, which no signature covers.
      headers: {
        "User-Agent": "pulumi-access-audit",
        Accept: "*/*",
        "content-type": false,
        ...request.headers,
        Host: request.host,
      },
      ...(request.body === "" ? {} : { data: Buffer.from(request.body, "utf8") }),
      transformRequest: [(data) => data],
      responseType: "arraybuffer",
      maxRedirects: 0,
      maxContentLength: options.maxBytes ?? answerBytes.small,
      timeout: attemptTimeoutMs,
      signal: options.signal,
      validateStatus: () => true,
      ...(options.emulatorUrl === undefined && !options.direct ? {} : { proxy: false as const }),
    });
    return {
      status: response.status,
      headers: lowerCase(response.headers),
      body: Buffer.from(response.data).toString("utf8"),
    };
  } catch (error) {
    throw failureOf(error, request.host, options);
  }
}

/** An answer whose body is read as it comes. */
export interface Download {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

interface DownloadOptions extends Pick<TransportOptions, "emulatorUrl" | "signal"> {
  /** Only what comes after so many bytes, of the version that the server called so. */
  readonly resume?: { readonly from: number; readonly validator: string } | undefined;
}

/** Opens a link that needs no signature of ours. It is a secret: no failure tells more of it than its host. */
export async function download(link: string, { resume, ...options }: DownloadOptions): Promise<Download> {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UserError("the link is not an http or https address");
  const { emulatorUrl, signal } = options;
  const validator = resume?.validator ? { "If-Range": resume.validator } : {};
  try {
    const response = await axios.request<Readable>({
      url: emulatorUrl === undefined ? link : `${emulatorUrl}${link.slice(link.indexOf("/", link.indexOf("//") + 2))}`,
      headers: {
        ...{ "User-Agent": "pulumi-access-audit", Accept: "*/*", "Accept-Encoding": "identity", Host: url.host },
        ...(resume === undefined ? {} : { Range: `bytes=${resume.from}-`, ...validator }),
      },
      ...{ responseType: "stream", decompress: false, maxRedirects: 0, timeout: attemptTimeoutMs, signal },
      validateStatus: () => true,
      ...(emulatorUrl === undefined ? {} : { proxy: false as const }),
    });
    return { status: response.status, headers: lowerCase(response.headers), body: response.data };
  } catch (error) {
    throw failureOf(error, url.host, options);
  }
}

function failureOf(error: unknown, host: string, { emulatorUrl, signal }: DownloadOptions): unknown {
  if (signal.aborted) return signal.reason;
  if (!(error instanceof AxiosError)) return error;
  const place = emulatorUrl === undefined ? host : `the emulator at ${emulatorUrl}, for ${host}`;
  // The library has no code of its own for that.
  const isTooLarge = error.message.startsWith("maxContentLength");
  return new TransportError(isTooLarge ? oversizedCode : (error.code ?? error.message), place, error.cause);
}

/** The way that a session's calls take. */
export const transportOf = ({ transport: own }: Pick<Session, "transport">): Transport => own ?? transport;

function lowerCase(headers: object): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
