import type { HttpRequest, HttpResponse } from "../../../provider/core/session/wire";
import vectors from "../../vectors/alibaba.json";

/** A request that one of the vendor's SDKs sent, and the answers it was given. */
export interface Recorded {
  readonly name: string;
  readonly input: {
    readonly operation: string;
    readonly bucket?: string;
    readonly region: string;
    readonly signatureVersion: string;
    readonly addressing?: string;
    readonly endpoint?: string;
    readonly timestamp: string;
    readonly credentials: { accessKeyId: string; accessKeySecret: string; securityToken?: string };
    readonly status?: "Enabled" | "Disabled";
    readonly additionalHeaders?: readonly string[];
    readonly sdkConfig?: Readonly<Record<string, unknown>>;
  };
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly body: string;
  };
  readonly response?: readonly { status: number; headers: Record<string, string>; body: string }[];
}

export const v4Cases = (vectors.cases as unknown as readonly Recorded[]).filter(
  ({ input }) => input.signatureVersion === "v4",
);

export function recordedCase(name: string): Recorded {
  const found = v4Cases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no recorded case ${name}`);
  return found;
}

/** The request as our signer takes it, with all headers that were sent but the signature itself. */
export function requestOf({ request }: Recorded): HttpRequest {
  const url = new URL(request.url);
  const { authorization: _, ...headers } = lowerCase(request.headers);
  const method = request.method === "PUT" ? "PUT" : "GET";
  const query = [...url.searchParams.entries()];
  return { method, host: url.host, path: url.pathname, query, headers, body: request.body };
}

/** The fields of the header Authorization; SDKs separate them with and without a blank. */
export function authorizationFields(text: string): Record<string, string> {
  const [, scheme = "", fields = ""] = /^(\S+) (.*)$/.exec(text) ?? [];
  const pairs = fields.split(/,\s*/).map((field) => /^(\w+)=(.*)$/.exec(field)?.slice(1) ?? [field, ""]);
  return { scheme, ...Object.fromEntries(pairs) };
}

export function authorizationOf({ request }: Recorded): Record<string, string> {
  return authorizationFields(lowerCase(request.headers).authorization ?? "");
}

/** The answer that the case's SDK was given at `attempt`. */
export function answerOf(recorded: Recorded, attempt = 0): HttpResponse {
  const answer = recorded.response?.[attempt];
  if (answer === undefined) throw new Error(`${recorded.name} has no answer ${attempt}`);
  return { ...answer, headers: lowerCase(answer.headers) };
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
