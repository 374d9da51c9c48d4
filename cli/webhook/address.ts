import { isIPv4 } from "node:net";
import { rememberSecret } from "../../provider/core/session/redact";
import { isLoopback } from "../../provider/core/session/settings";

/** Where a message goes; never told in whole, for chats put their secret into the address. */
export interface Address {
  readonly scheme: "http" | "https";
  /** With the port, where one is named. */
  readonly host: string;
  /** Decoded. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

const variable = "ACCESS_AUDIT_WEBHOOK_URL";
/** Parts of an address that are shorter are words, such as `services` or `send`. */
const shortestSecret = 12;

/** The address that was given, else that of the environment. Throws where messages must not go there. */
export function addressOf(given: string | true, environment: Readonly<Record<string, string | undefined>>): Address {
  const name = given === true ? variable : "--webhook";
  const text = given === true ? environment[variable] : given;
  if (text === undefined || text === "") throw new Error(`${variable} is not set, and --webhook has no address`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw new Error(`${name} is not an address`);
  for (const part of [...url.pathname.split("/"), ...url.searchParams.values()])
    if (part.length >= shortestSecret) rememberSecret(decodeURIComponent(part));
  const isHere = isLoopback(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isHere))
    throw new Error(`${name} must be an https address; http is allowed for this machine only`);
  if (url.username !== "" || url.password !== "") throw new Error(`${name} must not hold a user or a password`);
  if (isLinkLocal(url.hostname))
    throw new Error(`${name} must not be an address of this link, such as a metadata server's`);
  return {
    scheme: url.protocol === "https:" ? "https" : "http",
    host: url.host,
    path: url.pathname.split("/").map(decodeURIComponent).join("/"),
    query: [...url.searchParams],
  };
}

function isLinkLocal(hostname: string): boolean {
  return (isIPv4(hostname) && /^(169\.254\.|0\.)/.test(hostname)) || /^\[(fe[89ab]|::\]|::ffff:a9fe)/i.test(hostname);
}
