import type { Service } from "../service";
import type { WireRequest } from "../wire/wire";
import type { Exchanged } from "./exchange";

/** For requests that no cloud recognises: not an answer of a cloud, but one that helps. */
export function strangerAnswer(request: WireRequest, services: readonly Service[]): Exchanged {
  const spoken = services.map(({ cloud, name, actions }) => `  ${cloud} ${name}: ${actions.join(", ")}`);
  const body = [
    `No cloud recognises ${request.method} ${request.path} for the host "${request.host}".`,
    "A request is told by the scheme of its Authorization header or by the vendor's host. Spoken here:",
    ...spoken,
    "Control: GET /_emulator/state, GET /_emulator/journal, POST /_emulator/faults, …",
    "",
  ].join("\n");
  return { answer: { status: 400, headers: { "Content-Type": "text/plain; charset=utf-8" }, body }, delayMs: 0 };
}
