import { isRecord } from "../../../core/fields/validation";
import type { HttpResponse } from "../../../core/session/wire";
import { type ErrorRow, vendorFault } from "../../../http/error-table";
import { parseJsonObject } from "../../../http/json";
import { hint } from "../../../http/members";
import { MalformedAnswer, type VendorFault } from "../../../http/service";

/** Answers of the vendor's OpenAPI: https://www.volcengine.com/docs/6369/68677 */

/** The failure that an answer tells of. An error may stand in an answer with the status 200, so the member decides. */
export function openApiFault(errors: readonly ErrorRow[], { status, body }: HttpResponse): VendorFault | undefined {
  const metadata = metadataOf(body);
  const { Error: error } = metadata;
  if (status >= 200 && status < 300 && (error === undefined || error === null)) return undefined;
  const { Code: code, Message: detail } = Object(error) as Record<string, unknown>;
  return vendorFault(errors, {
    code: hint(code) ?? `HTTP ${status}`,
    detail: hint(detail),
    requestId: requestIdOf(metadata),
    status,
  });
}

/** A success, which the vendor's gateway marks as its own; a page of something in between has no such member. */
export interface OpenApiAnswer {
  readonly requestId: string;
  readonly result: Record<string, unknown>;
}

export function openApiAnswer(body: string): OpenApiAnswer {
  const { ResponseMetadata: metadata, Result: result } = parseJsonObject(body);
  if (!isRecord(metadata)) throw new MalformedAnswer("the answer has no ResponseMetadata");
  if (result === undefined || result === null) return { requestId: requestIdOf(metadata) ?? "", result: {} };
  if (!isRecord(result)) throw new MalformedAnswer("Result is not an object");
  return { requestId: requestIdOf(metadata) ?? "", result };
}

function metadataOf(body: string): Record<string, unknown> {
  try {
    const { ResponseMetadata: metadata } = parseJsonObject(body);
    return isRecord(metadata) ? metadata : {};
  } catch {
    return {};
  }
}

/** Some products spell it in capitals. */
function requestIdOf({ RequestId, RequestID }: Record<string, unknown>): string | undefined {
  return hint(RequestId) ?? hint(RequestID);
}
