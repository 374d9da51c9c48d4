/** A request before it is signed. The URL is always built from `path` and `query`, so that what is signed is what is sent. */
export interface HttpRequest {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** With the port when it is not the scheme's own, exactly as the `Host` header carries it. */
  readonly host: string;
  readonly scheme?: "http" | "https";
  /** Decoded, begins with `/`. */
  readonly path: string;
  /** Decoded pairs; a valueless parameter has the value `""`. */
  readonly query: readonly (readonly [string, string])[];
  /** Parameters without a value are sent without `=`, as some services sign them. */
  readonly bareParameters?: true;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact text that is sent, UTF-8; `""` for none. */
  readonly body: string;
}

/** An answer. `body` is text: no operation of ours answers with bytes. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How requests leave this process. */
export interface TransportOptions {
  /** Loopback address that receives every request, with the `Host` header and the signature of production. */
  readonly emulatorUrl?: string | undefined;
  readonly signal: AbortSignal;
  /** Past any proxy: the address means this machine. */
  readonly direct?: boolean;
  /** The most bytes of an answer. */
  readonly maxBytes?: number;
}

/** The way of one signed request to whatever answers it. */
export type Transport = (request: HttpRequest, options: TransportOptions) => Promise<HttpResponse>;
