import { CloudError, type Fault, type FaultKind, UserError } from "../core/session/errors";
import type { Limited } from "../core/session/limiter";
import type { Operation } from "../core/session/operation";
import type { HttpResponse } from "../core/session/wire";
import { type Outage, outageOf } from "./outage";
import { retryAfterMs, retryDelayMs, retryRules } from "./retry";
import { answerBytes, type Call, MalformedAnswer, type VendorFault } from "./service";
import { TransportError, transportOf } from "./transport";

/** Below this, a difference between two clocks is the network's delay. */
const smallestSkewMs = 30_000;

const againAdvice = "Run the command again when the service answers; what is done by then stays done";
const foreignAdvice = "The answer does not come from the service; check for a proxy or a wrong endpoint";

/** Why one attempt brought no value. */
interface Failure {
  readonly error: CloudError;
  readonly vendor?: VendorFault | undefined;
  readonly retryAfterMs?: number | undefined;
  /** The same request meets the same. */
  readonly final?: boolean;
  readonly outage: Outage;
}

/** What is done at most once in a call, however many attempts it takes. */
interface Remedies {
  clockCorrected: boolean;
  credentialsRenewed: boolean;
}

/**
 * Sends one call: rate limit, credentials, signature, wire, answer; again, and newly signed, where the table in `retry.ts`
 * says so. Every failure leaves as a {@link CloudError}, which tells whether the call may have been carried out.
 */
export async function send<T, C>(operation: Operation, call: Call<T, C>): Promise<T> {
  const remedies: Remedies = { clockCorrected: false, credentialsRenewed: false };
  let mayHaveHappened = false;
  let before: CloudError | undefined;
  for (let attempt = 1; ; attempt++) {
    const result = await tryOnce(operation, call, remedies);
    if ("value" in result) return result.value;
    const { error, vendor } = result;
    mayHaveHappened ||= error.fault.mayHaveHappened === true;
    // What ended the operation says less than what the attempt before it met.
    if (operation.signal.aborted && before) throw ended(operation, before, mayHaveHappened);
    const last = new CloudError({ ...error.fault, mayHaveHappened }, { cause: error });
    if (call.creates && error.fault.mayHaveHappened) throw last;
    if (result.final) throw last;
    if (vendor?.repeat !== true && attempt >= retryRules[error.kind].attempts) {
      if (error.kind === "Unavailable") result.outage.usedUp();
      throw last;
    }
    if (error.kind === "Unavailable" && !result.outage.mayRepeat) throw last;
    const { retryAfterMs: asked = 0 } = result;
    if (asked > operation.leftMs()) throw withReason(last, operation.refusedWait(asked));
    try {
      await operation.sleep(retryDelayMs(attempt, asked, Math.random));
    } catch {
      throw ended(operation, error, mayHaveHappened);
    }
    before = error;
  }
}

/** The last failure of an operation that ended before the call could be tried again. */
function ended(operation: Operation, { fault }: CloudError, mayHaveHappened: boolean): CloudError {
  return withReason(new CloudError({ ...fault, mayHaveHappened }), operation.expiry());
}

/** A failure with why it was not tried again. */
function withReason({ fault }: CloudError, reason: string): CloudError {
  const detail = fault.detail === undefined || fault.detail === reason ? reason : `${fault.detail} (${reason})`;
  return new CloudError({ ...fault, detail });
}

/** One attempt; a second signature within it when the clock or the credentials could be put right. */
async function tryOnce<T, C>(
  operation: Operation,
  call: Call<T, C>,
  remedies: Remedies,
): Promise<{ value: T } | Failure> {
  const { session, signal } = operation;
  for (;;) {
    const credentials = await call.credentials?.get(operation);
    const account = credentials === undefined ? "" : (call.credentials?.account(credentials) ?? "");
    const limited: Limited = { service: call.service, action: call.action, account };
    const outage = outageOf(session, call.service, account);
    const refusal = outage.refusal();
    if (refusal !== undefined) return unsent(call, refusal, outage);
    let now: Date;
    let answer: HttpResponse;
    let isSent = false;
    let arrived = () => {};
    try {
      arrived = await session.limiter.take(limited, signal);
      if (session.abandoned())
        throw new UserError(`did not ${call.attempted}, because Pulumi has ended and would not record it`);
      // After the wait for its turn, which may be longer than a signature holds.
      now = session.now(call.service.title);
      const request = credentials === undefined ? call.request : call.service.sign(call.request, credentials, now);
      const maxBytes = answerBytes[call.answerSize ?? "small"];
      isSent = true;
      answer = await transportOf(session)(request, { emulatorUrl: session.settings.emulatorUrl, signal, maxBytes });
    } catch (error) {
      if (isSent && operation.timedOut) outage.failed("silence");
      return unanswered(operation, call, error, outage);
    } finally {
      arrived();
    }
    const vendor = call.service.fault(answer);
    if (vendor === undefined) return decoded(call, answer, outage);
    if (vendor.skew && !remedies.clockCorrected) {
      remedies.clockCorrected = true;
      const theirMs = Date.parse(answer.headers.date ?? "");
      if (Math.abs(theirMs - now.getTime()) >= smallestSkewMs) {
        session.correctClock(call.service.title, theirMs);
        continue;
      }
    }
    if (vendor.expired && credentials !== undefined && !remedies.credentialsRenewed) {
      remedies.credentialsRenewed = true;
      if (await call.credentials?.renew(credentials, operation)) continue;
    }
    if (vendor.kind === "Throttled") session.limiter.refused(limited);
    return refused(call, answer, vendor, new Date(session.clock.now()), outage);
  }
}

function decoded<T, C>(call: Call<T, C>, answer: HttpResponse, outage: Outage): { value: T } | Failure {
  try {
    const value = call.decode(answer);
    outage.end();
    return { value };
  } catch (cause) {
    if (!(cause instanceof MalformedAnswer)) throw cause;
    outage.failed(cause.message);
    const facts = { detail: cause.message, status: answer.status, advice: foreignAdvice };
    return { error: failed(call, "Unavailable", facts, cause), outage };
  }
}

/** The cloud answered that it will not. */
function refused<T, C>(
  call: Call<T, C>,
  answer: HttpResponse,
  vendor: VendorFault,
  now: Date,
  outage: Outage,
): Failure {
  if (vendor.kind === "Unavailable" || vendor.kind === "Throttled") outage.failed(vendor.code);
  else outage.end();
  const needed = vendor.permission && call.permission;
  const besides = call.permissionsBesides ?? [];
  const more = besides.length === 0 ? "" : `, and may need ${besides.join(", ")}`;
  const permission = needed ? `The call needs the permission ${needed}${more}` : "";
  const advice = [permission, vendor.advice].filter(Boolean).join(". ") || usualAdvice(vendor);
  const { code, detail, requestId } = vendor;
  return {
    error: failed(call, vendor.kind, { code, detail, requestId, advice, status: answer.status }),
    vendor,
    outage,
    retryAfterMs: retryAfterMs(answer.headers["retry-after"], now) ?? advisedMs(vendor.waitMs),
  };
}

/** What to do about a failure of which a table of codes says nothing. */
function usualAdvice({ kind, code }: VendorFault): string | undefined {
  if (kind === "Unavailable" || kind === "Throttled") return againAdvice;
  // No service answers with a status alone.
  return code.startsWith("HTTP ") ? foreignAdvice : undefined;
}

/** A moment of the span that a vendor advises: not the same for all, so that they do not come back together. */
function advisedMs(span: VendorFault["waitMs"]): number | undefined {
  if (span === undefined || span[0] === span[1]) return span?.[0];
  return span[0] + Math.random() * (span[1] - span[0]);
}

/** Nothing was sent: everybody has failed for too long. */
function unsent<T, C>(call: Call<T, C>, detail: string, outage: Outage): Failure {
  return { error: failed(call, "Unavailable", { detail, advice: againAdvice }, undefined, false), final: true, outage };
}

/** No answer came. */
function unanswered<T, C>(operation: Operation, call: Call<T, C>, error: unknown, outage: Outage): Failure {
  if (operation.signal.aborted) return { error: failed(call, "Unavailable", { detail: operation.expiry() }), outage };
  if (!(error instanceof TransportError)) throw error;
  outage.failed(error.message);
  const advice = adviceFor(error, operation.session.settings.emulatorUrl !== undefined);
  return {
    error: failed(call, "Unavailable", { detail: error.message, advice }, error, error.arrived),
    final: error.trouble !== "network",
    outage,
  };
}

function adviceFor({ trouble, code }: TransportError, emulated: boolean): string {
  if (trouble === "oversized") return "No answer to this call is that large; check for a proxy or a wrong endpoint";
  if (trouble === "untrusted" && /EXPIRED|NOT_YET_VALID/.test(code))
    return "The server's certificate is out of date; check the clock of this machine, a proxy, and the endpoint settings";
  if (trouble === "untrusted")
    return (
      "This machine does not trust the server's certificate. Where a proxy of your network puts its own in its place, set " +
      "NODE_EXTRA_CA_CERTS to the file with the certificate of its authority; else check the endpoint settings of this cloud"
    );
  return emulated
    ? "Start the emulator, or unset access-audit:emulatorUrl and ACCESS_AUDIT_EMULATOR_URL"
    : "Check the network, a proxy, and the endpoint settings of this cloud";
}

/**
 * A failure of `call`. One that is `Unavailable` may come after a write was carried out; for a call that creates it is
 * `Ambiguous` then, because repeating it could make a second object.
 */
function failed<T, C>(
  { service, attempted, request, creates, writes = request.method !== "GET" }: Call<T, C>,
  kind: FaultKind,
  facts: Partial<Fault>,
  cause?: unknown,
  arrived = true,
): CloudError {
  const mayHaveHappened = kind === "Unavailable" && arrived && writes;
  const told = mayHaveHappened && creates ? "Ambiguous" : kind;
  return new CloudError({ ...facts, cloud: service.title, attempted, kind: told, mayHaveHappened }, { cause });
}
