import type { HttpResponse } from "../../../core/session/wire";
import { type ErrorRow, vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import { hint } from "../../../http/members";
import type { VendorFault } from "../../../http/service";

/** The failure that an answer tells of by its status. */
export function openApiFault(table: readonly ErrorRow[], response: HttpResponse): VendorFault | undefined {
  if (response.status >= 200 && response.status < 300) return undefined;
  const { Code: code, Message: message, RequestId: requestId } = bodyOf(response);
  const fault = vendorFault(table, {
    code: hint(code) ?? `HTTP ${response.status}`,
    detail: hint(message),
    requestId: hint(requestId) ?? response.headers["x-acs-request-id"],
    status: response.status,
  });
  // The vendor's SDKs read this header as milliseconds.
  const asked = response.headers["x-acs-retry-after"]?.trim() ?? "";
  const waitMs = /^\d+$/.test(asked) ? Number(asked) : 0;
  return waitMs > 0 ? { ...fault, waitMs: [waitMs, waitMs] } : fault;
}

function bodyOf({ body }: HttpResponse): Record<string, unknown> {
  try {
    return parseJsonObject(body);
  } catch {
    return {};
  }
}
