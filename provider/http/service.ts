import type { FaultKind } from "../core/session/errors";
import type { Operation } from "../core/session/operation";
import type { HttpRequest, HttpResponse } from "../core/session/wire";

/** What a cloud calls a failure, and what it means to us: a row of the cloud's error table met by an answer. */
export interface VendorFault {
  readonly kind: FaultKind;
  readonly code: string;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
  readonly advice?: string | undefined;
  /** Passes with time although its kind does not: sent again within the deadline. */
  readonly repeat?: boolean | undefined;
  /** Our clock is off: corrected once from the answer's `Date` and signed anew. */
  readonly skew?: boolean | undefined;
  /** The credentials have run out: renewed once, where they can be. */
  readonly expired?: boolean | undefined;
  /** A missing permission may be the reason. */
  readonly permission?: boolean | undefined;
  /** How long the vendor advises to wait when the answer has no `Retry-After`. */
  readonly waitMs?: readonly [from: number, to: number] | undefined;
}

/** One of a cloud's services as the wire sees it: how its requests are signed and its failures told. */
export interface Service<C = never> {
  readonly cloud: string;
  /** The cloud's title in messages, such as `Tencent Cloud`. */
  readonly title: string;
  /** The name in `access-audit:<cloud>.endpoints.<service>`. */
  readonly name: string;
  /** Documented limit of calls per second and account: of each action, or of those that are named. */
  readonly callsPerSecond?: number | Readonly<Record<string, number>>;
  /** Pure: the time comes in, and nothing else is read. */
  sign(request: HttpRequest, credentials: C, now: Date): HttpRequest;
  /** The failure that an answer tells of, or `undefined` when it is a success. */
  fault(response: HttpResponse): VendorFault | undefined;
}

/** Credentials of one cloud, looked up once and shared by all operations of a session. */
export interface CredentialSource<C> {
  get(operation: Operation): Promise<C>;
  /** Newer credentials than `stale`, or `undefined` when there is no way to renew them. */
  renew(stale: C, operation: Operation): Promise<C | undefined>;
  /** Names the account in rate limits; never a secret. */
  account(credentials: C): string;
}

/** One operation of a service, ready to be signed and sent. */
export interface Call<T, C> {
  readonly service: Service<C>;
  /** The vendor's name of the operation. */
  readonly action: string;
  /** A verb phrase for messages: `read the access monitor of bucket logs-1250000000 in ap-guangzhou`. */
  readonly attempted: string;
  /** The permission that this call needs, as the vendor writes it; `undefined` for a call that every identity may make. */
  readonly permission: string | undefined;
  /** What the vendor may ask for with it. */
  readonly permissionsBesides?: readonly string[] | undefined;
  readonly request: HttpRequest;
  /** `undefined` for a call that needs no credentials (a log-in). */
  readonly credentials: CredentialSource<C> | undefined;
  /** True for a call that makes something and has no idempotency token: never repeated when it may have been carried out. */
  readonly creates?: boolean;
  /** Whether the call changes something, where the method does not tell: some APIs read by POST and write by GET. */
  readonly writes?: boolean;
  /** How large an answer may be; small unless it lists something. */
  readonly answerSize?: AnswerSize;
  /** Reads a success. Throws {@link MalformedAnswer} when the answer is none. */
  decode(response: HttpResponse): T;
}

/**
 * The most bytes of an answer. More is a proxy's page or an attack on memory, and to parse it would stop everything else in
 * this process: a megabyte of XML can take a second. A page of buckets has some 700 kB, one of events may have megabytes.
 */
export const answerBytes = { small: 256 * 1024, list: 2 * 1024 * 1024, events: 8 * 1024 * 1024 };
export type AnswerSize = keyof typeof answerBytes;

/** A success that cannot be read: an empty body, a proxy's page, a foreign root element. */
export class MalformedAnswer extends Error {
  override readonly name = "MalformedAnswer";
}
