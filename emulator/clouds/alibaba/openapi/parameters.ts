import { parseQuery, type QueryPair } from "../../../wire/encoding";
import type { WireRequest } from "../../../wire/wire";

const form = "application/x-www-form-urlencoded";

/** RPC style: the query, and for a POST with a form also the body. */
export function readPairs(request: WireRequest): QueryPair[] {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  const body = type === form ? parseQuery(request.body.toString("utf8")) : [];
  return [...parseQuery(request.query), ...body];
}

/** A parameter that is given twice counts with its last value. */
export function readParameters(request: WireRequest): Map<string, string> {
  return new Map(readPairs(request).map(({ key, value }) => [key, value]));
}

/** The ACS3 headers win; a legacy RPC request names them among its parameters. */
export function readAction(request: WireRequest): { action: string; version: string } {
  const parameters = readParameters(request);
  return {
    action: request.headers.get("x-acs-action") ?? parameters.get("Action") ?? "",
    version: request.headers.get("x-acs-version") ?? parameters.get("Version") ?? "",
  };
}
