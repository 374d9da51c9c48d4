/** One event that a cloud recorded: the members that all clouds have, and the vendor's own record. */
export interface AuditEvent {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly time: string;
  /** The API operation, such as `StopLogging`. */
  readonly name: string;
  /** The service that was called, as the vendor names it. */
  readonly source: string;
  readonly region?: string;
  /** Who did it: the user's or role's name, as the vendor gives it. */
  readonly actor?: string;
  readonly accessKeyId?: string;
  readonly sourceAddress?: string;
  readonly resources: readonly { readonly type?: string; readonly name?: string }[];
  /** The vendor's code when the operation failed. */
  readonly errorCode?: string;
  readonly requestId?: string;
  /** The vendor's record as it came; integers above 2^53 as text, so that no digit is lost. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The result of `getAuditEvents`: newest first, each event once. */
export interface AuditEventList {
  readonly events: readonly AuditEvent[];
  readonly requestIds: readonly string[];
}
