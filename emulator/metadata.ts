import type { Service } from "./service";
import { Refusal } from "./wire/refusal";
import { hostName, type WireAnswer, type WireRequest } from "./wire/wire";

/** What the metadata servers have in common: nothing is signed, and failures are plain text with a status. */
export function metadataService(
  cloud: string,
  host: RegExp,
  perform: (request: WireRequest, now: Date) => WireAnswer,
): Service {
  return {
    cloud,
    name: "metadata",
    actions: ["GetRole", "GetKeys", "GetToken"],
    writes: new Set(),
    recognises: (request) => (host.test(hostName(request)) ? "host" : undefined),
    interpret: ({ method, path }) => ({
      action: method === "PUT" ? "GetToken" : path.endsWith("/") ? "GetRole" : "GetKeys",
      resource: path,
    }),
    verify: () => undefined,
    perform: ({ request, now }) => perform(request, now),
    refuse: ({ status, message }) => plainText(status, message),
    trouble: (kind) => notThere(kind === "denied" ? 403 : kind === "unavailable" ? 503 : 500),
    requestId: () => "",
  };
}

export function notThere(status = 404): Refusal {
  return new Refusal({ status, code: String(status), message: `${status}\n` });
}

export function plainText(status: number, body: string): WireAnswer {
  return { status, headers: { "Content-Type": "text/plain" }, body };
}
