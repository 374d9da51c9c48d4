import { NotHere } from "../core/credentials/credentials";
import { isRecord } from "../core/fields/validation";
import type { Session } from "../core/session/session";
import type { HttpRequest, HttpResponse } from "../core/session/wire";
import { parseJsonObject } from "./json";
import { TransportError, transportOf } from "./transport";

/** A request to a server inside a machine or a pod that hands out the credentials of its role. */
export interface MetadataRequest extends Pick<HttpRequest, "host" | "path"> {
  readonly scheme?: "http" | "https";
  readonly method?: HttpRequest["method"];
  readonly query?: HttpRequest["query"];
  readonly headers?: HttpRequest["headers"];
  readonly body?: string;
  readonly timeoutMs: number;
}

/**
 * Asks once, and never through a proxy: these addresses mean this machine. Where nobody answers, which is the rule outside
 * of the cloud, that is why the place is passed over.
 */
export async function askMetadata(session: Session, request: MetadataRequest): Promise<HttpResponse | NotHere> {
  const { timeoutMs, ...parts } = request;
  const signal = session.clock.deadline(timeoutMs);
  try {
    return await transportOf(session)(
      { method: "GET", scheme: "http", query: [], headers: {}, body: "", ...parts },
      { emulatorUrl: session.settings.emulatorUrl, signal, direct: true },
    );
  } catch (error) {
    if (signal.aborted) return new NotHere(`${request.host} did not answer within ${timeoutMs / 1000} s`);
    if (error instanceof TransportError) return new NotHere(`${request.host} cannot be reached: ${error.message}`);
    throw error;
  }
}

/** The answer as an object, or why it is none. Its text is never told: it may hold keys. */
export function metadataObject(answer: HttpResponse | NotHere): Record<string, unknown> | NotHere {
  if (answer instanceof NotHere) return answer;
  if (answer.status !== 200) return new NotHere(`the server answered with HTTP ${answer.status}`);
  try {
    return parseJsonObject(answer.body);
  } catch {
    return new NotHere("the server's answer is not in the expected form");
  }
}

/** The name in an answer of one line. */
export function metadataName(answer: HttpResponse | NotHere): string | NotHere {
  if (answer instanceof NotHere) return answer;
  if (answer.status === 404) return new NotHere("no role is attached to this machine (HTTP 404)");
  if (answer.status !== 200) return new NotHere(`the server answered with HTTP ${answer.status}`);
  const [name = "", ...others] = answer.body.trim().split(/\s+/);
  return /^[\w.@-]+$/.test(name) && others.length === 0 ? name : new NotHere("the server named no role");
}

/** A member that must be an object. */
export function member(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const found = value[name];
  return isRecord(found) ? found : {};
}
