import { foreignText, outward } from "./foreign-text";

/**
 * What a failure of a cloud means to us. The tables in `clouds/<cloud>/errors.ts` map each vendor code to one of these.
 *
 * - `NotFound`: the one code that says the object itself is gone. Never a 403, never an unknown 404.
 * - `Denied`: credentials or permissions.
 * - `Invalid`: the request as such; sending it again cannot help.
 * - `Conflict`: the object's present state forbids the change.
 * - `Throttled`: a rate limit; the request was not carried out.
 * - `Unavailable`: the cloud failed, or answered what is no answer.
 * - `Ambiguous`: the request may have been carried out, and repeating it could do it twice.
 */
export type FaultKind = "NotFound" | "Denied" | "Invalid" | "Conflict" | "Throttled" | "Unavailable" | "Ambiguous";

/** The parts of a {@link CloudError}. */
export interface Fault {
  readonly kind: FaultKind;
  /** What was tried, as a verb phrase: `read the access monitor of bucket logs-1250000000 in ap-guangzhou`. */
  readonly attempted: string;
  /** The cloud's title, such as `Tencent Cloud`. */
  readonly cloud: string;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** What to do next. */
  readonly advice?: string | undefined;
  /** True when one of the attempts may have been carried out although no answer says so. */
  readonly mayHaveHappened?: boolean | undefined;
}

/** A failure of a call to a cloud: what was attempted, the vendor's code and request id, and what to do next. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    const told = asText(fault);
    super(describe(told), options);
    this.fault = told;
  }

  get kind(): FaultKind {
    return this.fault.kind;
  }
}

/** A problem that the user can mend without asking a cloud: configuration, credentials, an object that must exist. */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(message: string, options?: ErrorOptions) {
    super(outward(message), options);
  }
}

/** What is declared is refused, whatever the clouds say. */
export class Refusal extends UserError {}

/** True for a {@link CloudError} of one of the kinds. */
export function isFault(error: unknown, ...kinds: FaultKind[]): error is CloudError {
  return error instanceof CloudError && kinds.includes(error.kind);
}

/** Runs a further write of one update: whatever fails there, something was changed already. */
export async function furtherWrite<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    throw new CloudError({ ...error.fault, mayHaveHappened: true }, { cause: error });
  }
}

/** No code and no request id of any vendor is longer. */
const longestName = 256;

/** Every part may be the vendor's own words, or hold a name that somebody else gave. */
function asText(fault: Fault): Fault {
  const { attempted, code, detail, requestId, advice } = fault;
  return {
    ...fault,
    attempted: foreignText(attempted),
    code: code && foreignText(code, longestName),
    detail: detail && foreignText(detail),
    requestId: requestId && foreignText(requestId, longestName),
    advice: advice && foreignText(advice),
  };
}

function describe({ cloud, attempted, code, detail, status, requestId, advice }: Fault): string {
  const facts = [status === undefined ? undefined : `HTTP ${status}`, requestId ? `request ${requestId}` : undefined];
  const known = facts.filter((fact) => fact !== undefined).join(", ");
  const what = [code, detail].filter(Boolean).join(": ") || "no reason given";
  return `${cloud}: could not ${attempted}: ${what}${known ? ` (${known})` : ""}${advice ? `. ${advice}` : ""}`;
}

/** What a failure says; anything may be thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
