import type { FaultKind } from "../core/session/errors";
import type { VendorFault } from "./service";

/** What a vendor's codes mean. The first row that matches counts. */
export interface ErrorRow {
  /** Exact codes, `Prefix.*` for a code and all its details, or `*Part*` for every code that has the part. */
  readonly codes: readonly string[];
  readonly kind: FaultKind;
  /** What to do next. */
  readonly advice?: string;
  readonly repeat?: true;
  readonly skew?: true;
  readonly expired?: true;
  /** A missing permission may be the reason: the message names the one that the call needs. */
  readonly permission?: true;
  readonly waitMs?: readonly [from: number, to: number];
}

/** The parts of a vendor's failure, as its answer has them. */
export interface VendorError {
  readonly code: string;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
  readonly status: number;
}

/** Gives a vendor's failure its meaning: by its code, and for a code that no table knows, by the HTTP status. */
export function vendorFault(table: readonly ErrorRow[], { code, detail, requestId, status }: VendorError): VendorFault {
  const row = table.find(({ codes }) => codes.some((pattern) => matches(pattern, code)));
  const { kind, advice, repeat, skew, expired, permission, waitMs } = row ?? byStatus(status);
  return { kind, code, detail, requestId, advice, repeat, skew, expired, permission, waitMs };
}

function matches(pattern: string, code: string): boolean {
  if (pattern.startsWith("*") && pattern.endsWith("*")) return code.includes(pattern.slice(1, -1));
  if (!pattern.endsWith(".*")) return pattern === code;
  const prefix = pattern.slice(0, -2);
  return code === prefix || code.startsWith(`${prefix}.`);
}

/** A 404 without a known code is not "gone": a gateway or a wrong endpoint answers the same. */
function byStatus(status: number): Omit<ErrorRow, "codes"> {
  if (status >= 500 || status === 408) return { kind: "Unavailable" };
  if (status === 407)
    return {
      kind: "Denied",
      advice:
        "A proxy on the way asks for a user name and a password: put them into HTTPS_PROXY (http://user:password@host:port), or the " +
        "host into NO_PROXY",
    };
  if (status === 429) return { kind: "Throttled" };
  if (status === 401 || status === 403) return { kind: "Denied", permission: true };
  if (status === 409) return { kind: "Conflict" };
  if (status >= 300 && status < 400)
    return {
      kind: "Invalid",
      advice: "The service redirects to another host; check the region and the endpoint settings",
    };
  return { kind: "Invalid" };
}
