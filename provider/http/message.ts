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

/** RFC 3986: everything but `A-Za-z0-9-_.~` as upper-case `%XX`. `encodeURIComponent` leaves five more characters bare. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Pairs in the order of their names, as signatures want them; those of one name stay as they were. */
export function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other);
}

/** The request target on the wire. */
export function requestTarget({ path, query }: Pick<HttpRequest, "path" | "query">): string {
  const encodedPath = path.split("/").map(encodeRfc3986).join("/");
  const encodedQuery = query.map(([key, value]) => `${encodeRfc3986(key)}=${encodeRfc3986(value)}`).join("&");
  return encodedQuery === "" ? encodedPath : `${encodedPath}?${encodedQuery}`;
}
