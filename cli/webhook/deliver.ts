import { setTimeout as sleep } from "node:timers/promises";
import { isRecord } from "../../provider/core/fields/validation";
import { reasonOf } from "../../provider/core/session/errors";
import { foreignText } from "../../provider/core/session/foreign-text";
import { isLoopback } from "../../provider/core/session/settings";
import type { HttpResponse } from "../../provider/core/session/wire";
import { transport } from "../../provider/http/transport";
import type { Address } from "./address";
import { type FormName, forms, type Message } from "./forms";

/** Between the attempts, of which there is one more. */
const pausesMs = [1000, 4000];
const longestPauseMs = 15_000;
const answerBytes = 64 * 1024;

/** One attempt: `undefined` when it was taken. */
interface Failure {
  readonly reason: string;
  /** Another attempt may do better. */
  readonly again: boolean;
  readonly afterMs?: number | undefined;
}

/** Sends a message a few times at most. Returns why nobody took it, or `undefined`. Redirects are not followed. */
export async function deliver(
  address: Address,
  form: FormName,
  message: Message,
  signal: AbortSignal,
): Promise<string | undefined> {
  for (let attempt = 0; ; attempt += 1) {
    const failure = await attemptOnce(address, form, message, signal);
    if (failure === undefined) return undefined;
    const pause = pausesMs[attempt];
    if (!failure.again || pause === undefined || signal.aborted) return failure.reason;
    await sleep(Math.min(Math.max(pause, failure.afterMs ?? 0), longestPauseMs), undefined, { signal }).catch(
      () => undefined,
    );
  }
}

async function attemptOnce(
  address: Address,
  form: FormName,
  message: Message,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { scheme, host, path, query } = address;
  const request = {
    ...({ method: "POST", scheme, host, path, query: [...query, ...message.query] } as const),
    ...{ headers: message.headers, body: message.body },
  };
  try {
    const direct = isLoopback(new URL(`${scheme}://${host}`).hostname);
    return failureOf(await transport(request, { signal, direct, maxBytes: answerBytes }), form);
  } catch (error) {
    return { reason: foreignText(reasonOf(error), 200), again: true };
  }
}

const repeated = new Set([408, 425, 429]);

function failureOf({ status, headers, body }: HttpResponse, form: FormName): Failure | undefined {
  if (status >= 300 && status < 400) return { reason: `HTTP ${status}: redirects are not followed`, again: false };
  if (status >= 200 && status < 300) {
    const refused = forms[form].refusal(parsed(body));
    return refused === undefined ? undefined : { reason: `it was refused: ${foreignText(refused, 200)}`, again: false };
  }
  const afterMs = Number(headers["retry-after"]) * 1000;
  return {
    reason: `HTTP ${status}`,
    again: status >= 500 || repeated.has(status),
    ...(Number.isFinite(afterMs) ? { afterMs } : {}),
  };
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
