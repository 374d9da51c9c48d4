import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HttpRequest, HttpResponse } from "../../../provider/core/session/wire";

/** A request that one of Huawei Cloud's own SDKs sent, with the clock frozen, and what it was answered. */
export interface HuaweiVector {
  readonly name: string;
  readonly kind: string;
  readonly input: {
    readonly credentials: { readonly ak: string; readonly sk: string; readonly securityToken?: string };
    /** As `X-Sdk-Date` has it. */
    readonly timestamp: string;
  };
  /** `null`: the SDK refused before it sent. */
  readonly request: {
    readonly method: HttpRequest["method"];
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  } | null;
  readonly canonicalRequest?: string;
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

export function huaweiVectors(): HuaweiVector[] {
  return ["huawei.json", "huawei-notifications.json"].flatMap((name) => {
    const file = join(__dirname, "..", "..", "vectors", name);
    return (JSON.parse(readFileSync(file, "utf8")) as { cases: HuaweiVector[] }).cases;
  });
}

/** Headers with lower-case names. */
export function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The recorded request in our own terms: decoded, without the headers that sign it. */
export function requestOf(request: NonNullable<HuaweiVector["request"]>): HttpRequest {
  const url = new URL(request.url);
  const { authorization, "x-sdk-date": _, ...headers } = lowerCase(request.headers);
  const pairs = url.search === "" ? [] : url.search.slice(1).split("&");
  return {
    method: request.method,
    host: headers.host ?? url.host,
    path: decodeURIComponent(url.pathname),
    query: pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [decodeURIComponent(pair.slice(0, at)), decodeURIComponent(pair.slice(at + 1))] as const;
    }),
    headers,
    body: request.body,
  };
}

/** The recorded answer as our transport gives it. */
export function responseOf(response: NonNullable<HuaweiVector["response"]>): HttpResponse {
  return { status: response.status, headers: lowerCase(response.headers), body: response.body };
}
