import { isRecord } from "../../../core/fields/validation";
import type { HttpResponse } from "../../../core/session/wire";
import { type ErrorRow, vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import { hint } from "../../../http/members";
import type { VendorFault } from "../../../http/service";

/** The failure that an answer of API 3.0 tells of. https://www.tencentcloud.com/document/product/1021/34516 */
export function api3Fault(table: readonly ErrorRow[], response: HttpResponse): VendorFault | undefined {
  const error = errorOf(response);
  if (error === undefined && response.status === 200) return undefined;
  const code = error?.code ?? `HTTP ${response.status}`;
  return vendorFault(table, { ...error, code, status: response.status });
}

/** Failures of the API come with status 200; very old endpoints answer in a form of their own. */
function errorOf({ body }: HttpResponse): { code: string; detail: string; requestId?: string } | undefined {
  let answer: Record<string, unknown>;
  try {
    answer = parseJsonObject(body);
  } catch {
    return undefined;
  }
  const { Response: response } = answer;
  if (isRecord(response) && isRecord(response.Error)) {
    const { Code: code, Message: message } = response.Error;
    return { code: hint(code) ?? "", detail: hint(message) ?? "", requestId: hint(response.RequestId) ?? "" };
  }
  if (answer.code === undefined || answer.code === 0) return undefined;
  return { code: hint(answer.codeDesc) ?? hint(answer.code) ?? "", detail: hint(answer.message) ?? "" };
}
