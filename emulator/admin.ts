import { z } from "zod";
import type { Exchanged } from "./server/exchange";
import { isFromForeignPage } from "./server/foreign-page";
import { percentDecode } from "./wire/encoding";
import type { WireRequest } from "./wire/wire";

export const adminPrefix = "/_emulator";

/** One function of control, over HTTP. A segment that starts with `:` is a parameter. */
export interface AdminRoute {
  readonly method: string;
  readonly path: string;
  run(params: Readonly<Record<string, string>>, body: unknown): unknown;
}

export function answerAdmin(request: WireRequest, routes: readonly AdminRoute[]): Exchanged {
  // A page in a browser can send requests here under a name of its own that resolves to loopback.
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(request.host))
    return answer(403, { error: `control answers on loopback only, not for the host ${request.host}` });
  if (request.method !== "GET" && isFromForeignPage(request))
    return answer(403, { error: "control takes no changes from a page of another site" });
  const segments = request.path.slice(adminPrefix.length).split("/").map(percentDecode);
  const matches = routes.flatMap((route) => {
    const params = match(route.path.split("/"), segments);
    return params ? [{ route, params }] : [];
  });
  const found = matches.find(({ route }) => route.method === request.method);
  if (found === undefined) {
    const known = routes.map(({ method, path }) => `${method} ${adminPrefix}${path}`);
    if (request.method === "GET" && segments.join("") === "") return answer(200, { routes: known });
    return answer(matches.length > 0 ? 405 : 404, { error: "no such control route", routes: known });
  }
  try {
    const result = found.route.run(found.params, readJson(request.body));
    return result === undefined ? answer(404, { error: "there is none" }) : answer(200, result);
  } catch (error) {
    return answer(400, { error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) });
  }
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

function readJson(body: Buffer): unknown {
  return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
}

function answer(status: number, value: unknown): Exchanged {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  return { answer: { status, headers: { "Content-Type": "application/json" }, body }, delayMs: 0 };
}
