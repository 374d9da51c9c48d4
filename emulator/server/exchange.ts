import type { History } from "../record/history";
import type { Journal, JournalEntry } from "../record/journal";
import type { Store } from "../record/store";
import type { Call, Interpretation, Service } from "../service";
import type { Redaction } from "../wire/redaction";
import { Refusal, type SignatureFailure, type TroubleKind } from "../wire/refusal";
import type { WireAnswer, WireRequest } from "../wire/wire";
import { type Fault, type Faults, faultDelay } from "./faults";
import type { RateLimits } from "./rate-limits";

export interface ExchangeParts {
  readonly store: Store<object>;
  readonly history: History<object>;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly redaction: Redaction;
  readonly now: () => Date;
  /** Whose keys these are; `undefined` for the account of the emulator's own. */
  readonly accountOf: (cloud: string, keyId: string | undefined) => string | undefined;
  readonly verifySignatures: boolean;
  readonly limits: RateLimits | undefined;
  /** Whether the caller's policies allow a call. */
  permits(service: Service, call: Interpretation, request: WireRequest): boolean;
}

/** Enough of a body to see what was asked, without keeping megabytes of each request. */
const keptBodyBytes = 64 * 1024;

/** What becomes of a request: an answer (cut: the answer is lost), and what the journal tells of it. */
interface Outcome {
  readonly answer?: WireAnswer;
  readonly delayMs?: number;
  readonly code?: string;
  readonly fault?: Fault;
  readonly failure?: SignatureFailure;
}

export interface Exchanged {
  /** Undefined: cut the connection. */
  readonly answer: WireAnswer | undefined;
  readonly delayMs: number;
}

interface Visit {
  readonly service: Service;
  readonly account: string | undefined;
  readonly request: WireRequest;
  readonly interpretation: Interpretation;
  readonly requestId: string;
  readonly now: Date;
}

/** Verify, play a fault or perform, write the journal: the way of every request to a cloud. */
export class Exchange {
  readonly #parts: ExchangeParts;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  /** Whether it answers only those who know the keys. */
  get verifies(): boolean {
    return this.#parts.verifySignatures;
  }

  handle(service: Service, request: WireRequest): Exchanged {
    const { faults, now } = this.#parts;
    const interpretation = service.interpret(request);
    const skew = faults.take(["skew"], { service, interpretation });
    const at = skew ? new Date(now().getTime() + faultDelay(skew)) : now();
    const { store, accountOf } = this.#parts;
    const account = accountOf(service.cloud, interpretation.signedBy);
    const visit: Visit = { service, account, request, interpretation, requestId: service.requestId(), now: at };
    const outcome = store.inAccount(account, () => this.#outcome(visit));
    const played = outcome.fault ?? skew;
    this.#parts.journal.record(this.#entry(visit, { ...outcome, ...(played ? { fault: played } : {}) }));
    const headers = { Date: at.toUTCString(), ...outcome.answer?.headers, ...outcome.fault?.headers };
    return { answer: outcome.answer && { ...outcome.answer, headers }, delayMs: outcome.delayMs ?? 0 };
  }

  /** A fault never hides a wrong signature, so verification comes first. */
  #outcome(visit: Visit): Outcome {
    const { service, request, interpretation } = visit;
    const { faults } = this.#parts;
    const failure = this.#parts.verifySignatures ? service.verify(request, visit.now) : undefined;
    if (failure) return { ...refused(visit, failure.refusal), failure };
    if (this.#parts.limits?.exceeded(service, interpretation.action, visit.now))
      return refused(visit, service.trouble("throttle", interpretation.action));
    if (!this.#parts.permits(service, interpretation, request))
      return refused(visit, service.trouble("denied", interpretation.action));
    const fault = faults.take(
      ["throttle", "serverError", "unavailable", "denied", "error", "reset", "loseAnswer", "late", "garbage", "empty"],
      { service, interpretation },
    );
    if (fault) return { ...this.#play(fault, visit), fault };
    if (service.disown !== undefined && request.headers.has("x-auth-token")) {
      const disowned = faults.take(["unauthorizedOnce"], { service, interpretation });
      if (disowned) {
        service.disown(request);
        return { ...refused(visit, service.trouble("unauthorized", interpretation.action)), fault: disowned };
      }
    }
    return this.#perform(visit);
  }

  #play(fault: Fault, visit: Visit): Outcome {
    switch (fault.kind) {
      case "reset":
        return {};
      case "loseAnswer": {
        const { answer: _lost, ...rest } = this.#perform(visit);
        return rest;
      }
      case "late":
        return { ...this.#perform(visit), delayMs: faultDelay(fault) };
      case "garbage":
        return { answer: { status: fault.status ?? 200, ...garbage(fault) } };
      case "empty":
        return { answer: { status: fault.status ?? 200, headers: {}, body: "" } };
      default:
        return refused(
          visit,
          adjusted(visit.service.trouble(fault.kind as TroubleKind, visit.interpretation.action), fault),
        );
    }
  }

  #perform(visit: Visit): Outcome {
    const { service, interpretation } = visit;
    const { store, history, faults } = this.#parts;
    const target = { service, interpretation };
    const writes = service.writes.has(interpretation.action);
    const concerned = [interpretation.resource];
    let repeated: Fault | undefined;
    const call: Call = {
      ...interpretation,
      request: visit.request,
      requestId: visit.requestId,
      now: visit.now,
      account: visit.account,
      concerns: (resource) => concerned.push(resource),
      repeatsFirstPage: () => {
        repeated ??= faults.take(["repeatPage"], target);
        return repeated !== undefined;
      },
    };
    // What is remembered is of one account.
    const isOwn = store.account === undefined;
    const earlier = writes || !isOwn ? undefined : history.before(service, interpretation.resource);
    // Without an earlier write there is nothing stale to show, and the fault keeps waiting.
    const stale = earlier && faults.take(["stale"], target);
    const before = writes && isOwn ? store.snapshot(service.cloud) : undefined;
    try {
      const answer = store.viewing(stale ? earlier : undefined, () => service.perform(call));
      if (before) history.remember(service, concerned, before);
      if (writes) store.save();
      const fault = stale ?? repeated;
      return { answer, ...(fault ? { fault } : {}) };
    } catch (error) {
      if (error instanceof Refusal) return { ...refused(visit, error), ...(stale ? { fault: stale } : {}) };
      throw error;
    }
  }

  #entry(visit: Visit, outcome: Outcome): JournalEntry {
    const { redaction } = this.#parts;
    const { service, request, interpretation } = visit;
    return {
      at: visit.now.toISOString(),
      cloud: service.cloud,
      service: service.name,
      action: redaction.text(interpretation.action),
      method: request.method,
      host: redaction.text(request.host),
      target: redaction.text(request.target),
      resource: redaction.text(interpretation.resource),
      writes: service.writes.has(interpretation.action) || !service.actions.includes(interpretation.action),
      status: outcome.answer?.status ?? 0,
      ...(outcome.code === undefined ? {} : { code: outcome.code }),
      ...(interpretation.signedBy === undefined ? {} : { signedBy: redaction.text(interpretation.signedBy) }),
      ...(visit.account === undefined ? {} : { account: visit.account }),
      requestId: visit.requestId,
      headers: redaction.headers(request.headers),
      body: redaction.text(request.body.subarray(0, keptBodyBytes).toString("utf8")),
      ...(outcome.fault ? { fault: outcome.fault.kind } : {}),
      ...(outcome.failure ? { signatureFailure: redactedFailure(redaction, outcome.failure) } : {}),
    };
  }
}

function refused({ service, request, requestId, interpretation }: Visit, refusal: Refusal): Outcome {
  const answer = service.refuse(refusal, { request, requestId, resource: interpretation.resource });
  return { answer: { ...answer, headers: { ...answer.headers, ...refusal.headers } }, code: refusal.code };
}

function adjusted(refusal: Refusal, fault: Fault): Refusal {
  return new Refusal({
    status: fault.status ?? refusal.status,
    code: fault.code ?? refusal.code,
    message: fault.message ?? refusal.message,
    fields: { ...refusal.fields },
    headers: { ...refusal.headers },
  });
}

function garbage(fault: Fault): Pick<WireAnswer, "headers" | "body"> {
  const page = "<html><head><title>Gateway</title></head><body>It works!</body></html>";
  return { headers: { "Content-Type": "text/html" }, body: fault.body ?? page };
}

function redactedFailure(
  redaction: Redaction,
  failure: SignatureFailure,
): NonNullable<JournalEntry["signatureFailure"]> {
  const strings = Object.entries(failure.strings ?? {}).map(([name, text]) => [name, redaction.text(text)] as const);
  return { step: failure.step, reason: redaction.text(failure.reason), strings: Object.fromEntries(strings) };
}
