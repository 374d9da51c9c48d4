import type { Refusal, SignatureFailure, TroubleKind } from "./wire/refusal";
import type { WireAnswer, WireRequest } from "./wire/wire";

/** What a request asks for, in the words of the cloud's permission system. */
export interface Interpretation {
  readonly action: string;
  /** Bucket, track id, instance id; empty for a list. */
  readonly resource: string;
  /** The access key id, or the user, on whose behalf the request says it comes. */
  readonly signedBy?: string;
}

export interface Call extends Interpretation {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly now: Date;
  /** The further account whose keys signed it; none for the account of the emulator's own keys. */
  readonly account?: string | undefined;
  /** Names a further resource that this write concerns, such as the id of a track just made. */
  concerns(resource: string): void;
  /** True when a list must give its first page whatever page was asked for. */
  repeatsFirstPage(): boolean;
}

export interface Service {
  readonly cloud: string;
  readonly name: string;
  readonly actions: readonly string[];
  /** The actions that change something. */
  readonly writes: ReadonlySet<string>;
  /** By the scheme of the signature, or only by the Host header. */
  recognises(request: WireRequest): "signature" | "host" | undefined;
  interpret(request: WireRequest): Interpretation;
  verify(request: WireRequest, now: Date): SignatureFailure | undefined;
  /** Reads or changes the state; throws a Refusal. Runs to its end without waiting, so no two calls interleave. */
  perform(call: Call): WireAnswer;
  refuse(refusal: Refusal, call: Pick<Call, "request" | "requestId" | "resource">): WireAnswer;
  trouble(kind: TroubleKind, action: string): Refusal;
  requestId(): string;
  /** The documented limit of each action, for those who want it enforced. */
  readonly ratePerSecond?: number;
  /** Where single actions have a limit of their own. */
  readonly ratesPerSecond?: Readonly<Record<string, number>>;
  /** Called when the server disowns the token of this request. */
  disown?(request: WireRequest): boolean;
}

/** What a cloud's services may use of the emulator. */
export interface CloudRuntime<State> {
  state(): State;
  /** The state was changed from outside of a request: write it to the state file. */
  changed(): void;
  now(): Date;
}
