/** What a cloud says no with. Each service writes it in its own form. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  /** Children or members of the error body beside code and message. */
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    refusal: { status: number; code: string; message: string } & {
      fields?: Record<string, string>;
      headers?: Record<string, string>;
    },
  ) {
    super(refusal.message);
    this.name = "Refusal";
    this.status = refusal.status;
    this.code = refusal.code;
    this.fields = refusal.fields ?? {};
    this.headers = refusal.headers ?? {};
  }
}

/** Why a request was not authenticated: what the vendor answers, and for the journal which step failed. */
export interface SignatureFailure {
  readonly refusal: Refusal;
  readonly step: string;
  readonly reason: string;
  /** The strings the emulator computed, by the names of the vendor's document. */
  readonly strings?: Readonly<Record<string, string>>;
}

type Details = { message?: string; fields?: Record<string, string>; headers?: Record<string, string> };

/** A service's table of codes, each with the status and text that the vendor documents. */
export type ErrorTable<Code extends string> = Readonly<Record<Code, readonly [status: number, message: string]>>;

export function refusals<Code extends string>(table: ErrorTable<Code>): (code: Code, details?: Details) => Refusal {
  return (code, details = {}) => {
    const [status, message] = table[code];
    return new Refusal({ status, code, message, ...details });
  };
}

/** The kinds of trouble that every service words in its own way. */
export type TroubleKind = "throttle" | "serverError" | "unavailable" | "denied" | "error" | "unauthorized";

/** How a service says each kind of trouble, by the codes of its table. */
export function troubles<Code extends string>(
  refusal: (code: Code) => Refusal,
  codes: Readonly<Record<TroubleKind, Code>>,
): (kind: TroubleKind) => Refusal {
  return (kind) => refusal(codes[kind]);
}
