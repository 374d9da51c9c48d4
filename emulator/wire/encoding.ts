/** RFC 3986: everything but the unreserved characters becomes `%XX` of its UTF-8 bytes, in upper case. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Decodes byte by byte, so that a stray `%` or broken UTF-8 is data and never an exception. */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  const bytes: number[] = [];
  for (const part of text.match(/%[0-9A-Fa-f]{2}|[\s\S]/gu) ?? []) {
    if (part.length === 3 && part.startsWith("%")) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...Buffer.from(part, "utf8"));
  }
  return Buffer.from(bytes).toString("utf8");
}

export interface QueryPair {
  readonly key: string;
  readonly value: string;
}

/** Servers read `+` in a query as a space; a client that means a plus sends `%2B`. */
export function parseQuery(query: string): QueryPair[] {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const mark = pair.indexOf("=");
      const key = mark < 0 ? pair : pair.slice(0, mark);
      const value = mark < 0 ? "" : pair.slice(mark + 1);
      return { key: decodeFormText(key), value: decodeFormText(value) };
    });
}

function decodeFormText(text: string): string {
  return percentDecode(text.replaceAll("+", " "));
}

export function queryValue(pairs: readonly QueryPair[], key: string): string | undefined {
  return pairs.find((pair) => pair.key === key)?.value;
}

/** By code unit, as every signature document says; `localeCompare` would sort differently. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
