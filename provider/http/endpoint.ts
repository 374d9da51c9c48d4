import { UserError } from "../core/session/errors";
import { isLoopback } from "../core/session/settings";

/** A host with its scheme, as a request needs them. */
export interface Endpoint {
  readonly scheme: "http" | "https";
  readonly host: string;
}

/**
 * A configured endpoint: a host name, or an address with its scheme. Plain http is for this machine only, because
 * security tokens travel in headers.
 */
export function parseEndpoint(setting: string, text: string): Endpoint {
  const address = text.includes("://") ? text : `https://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const secure = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url && secure && (url.pathname === "/" || url.pathname === "") && url.search === "" && url.username === "") {
    return { scheme: url.protocol === "https:" ? "https" : "http", host: url.host };
  }
  throw new UserError(
    `${setting} must be a host name such as service.example.com, or an https address without a path (http only for this ` +
      `machine), but is ${JSON.stringify(text)}`,
  );
}
