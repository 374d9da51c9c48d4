import type { HttpRequest } from "../core/session/wire";

/** RFC 3986: everything but `A-Za-z0-9-_.~` as upper-case `%XX`. `encodeURIComponent` leaves five more characters bare. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Pairs in the order of their names, as signatures want them; those of one name stay as they were. */
export function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : Number(one > other);
}

/** The request target on the wire. */
export function requestTarget(request: Pick<HttpRequest, "path" | "query" | "bareParameters">): string {
  const { path, query, bareParameters } = request;
  const encodedPath = path.split("/").map(encodeRfc3986).join("/");
  const encodedQuery = query
    .map(([key, value]) =>
      bareParameters && value === "" ? encodeRfc3986(key) : `${encodeRfc3986(key)}=${encodeRfc3986(value)}`,
    )
    .join("&");
  return encodedQuery === "" ? encodedPath : `${encodedPath}?${encodedQuery}`;
}
