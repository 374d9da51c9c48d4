import type { WireRequest } from "../wire/wire";

/**
 * True for a request that a page of another site made a browser send: any page may send one here, though it cannot read the answer.
 * Browsers say so by headers that no page can set: https://www.w3.org/TR/fetch-metadata and RFC 6454, 7. Other programs send neither.
 */
export function isFromForeignPage({ headers, host }: WireRequest): boolean {
  const [origin, site] = [headers.get("origin"), headers.get("sec-fetch-site")];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && origin !== `http://${host}`;
}
