import { isRecord } from "../../core/fields/validation";
import type { HttpResponse } from "../../core/session/wire";
import { type ErrorRow, type VendorError, vendorFault } from "../../http/error-table";
import { parseJsonObject } from "../../http/json";
import type { VendorFault } from "../../http/service";
import { ctsErrors } from "./cts/errors";

/**
 * Codes of the API gateway, which stands before every service, and of the databases.
 * https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html
 */
const errors: readonly ErrorRow[] = [
  {
    codes: ["APIGW.0101"],
    kind: "Invalid",
    advice: "Nothing answers at this host and path; check the region and the endpoint settings",
  },
  // `APIGW.0201` comes with statuses from 400 to 504, and means what they mean.
  { codes: ["APIGW.0301"], kind: "Denied" },
  { codes: ["APIGW.0302"], kind: "Denied", permission: true },
  // The vendor advises to wait 2 to 5 seconds.
  { codes: ["APIGW.0308", "APIG.0308"], kind: "Throttled", waitMs: [2000, 5000] },
  // The instance is busy with another change.
  {
    codes: ["DBS.200019", "DBS.200047", "DBS.201014", "DBS.201015", "DBS.212033", "DBS.05000084"],
    kind: "Conflict",
    repeat: true,
  },
  {
    codes: ["DBS.200011"],
    kind: "Conflict",
    advice: "Another operation runs on the instance; wait until it ends, and run pulumi up again",
  },
  { codes: ["DBS.280001"], kind: "Invalid" },
  {
    codes: ["DBS.280238"],
    kind: "Invalid",
    advice: "Check instanceId, engine, and the region and project of the instance",
  },
  ...ctsErrors,
];

/**
 * What a 401 may mean, whatever its code says (`APIGW.0301` is one): a token has run out or a clock is off. The one is
 * renewed, the other corrected when the answer's `Date` shows it, each once. A permission is not what is missing.
 */
const unauthorized = {
  skew: true,
  expired: true,
  permission: false,
  advice: "Check the credentials, for temporary keys the security token too, and the clock of this machine",
};

/** The failure that an answer tells of, or `undefined` when it is a success. */
export function huaweiFault(response: HttpResponse): VendorFault | undefined {
  if (response.status >= 200 && response.status < 300) return undefined;
  const fault = vendorFault(errors, { ...errorOf(response), status: response.status });
  return response.status === 401 ? { ...fault, ...unauthorized } : fault;
}

/** IAM has a header of its own. */
export function requestIdOf({ headers }: HttpResponse): string | undefined {
  return headers["x-request-id"] || headers["x-iam-trace-id"];
}

/** Services, gateways and their versions each have their own names for the two facts. */
const codeNames = ["error_code", "errorCode", "errCode", "code"];
const detailNames = ["error_msg", "errorMsg", "externalMessage", "message"];

function errorOf(response: HttpResponse): Omit<VendorError, "status"> {
  const requestId = requestIdOf(response);
  const http = `HTTP ${response.status}`;
  const body = bodyOf(response);
  if (body === undefined) {
    return {
      code: http,
      detail: response.body.trim() === "" ? undefined : "the answer is not the service's",
      requestId,
    };
  }
  // IAM: the code is a number, the same as the status.
  const error = isRecord(body.error) ? body.error : body;
  return { code: firstText(error, codeNames) ?? http, detail: firstText(error, detailNames), requestId };
}

function bodyOf({ body }: HttpResponse): Record<string, unknown> | undefined {
  try {
    return parseJsonObject(body);
  } catch {
    return undefined;
  }
}

function firstText(values: Record<string, unknown>, names: readonly string[]): string | undefined {
  const texts = names
    .map((name) => values[name])
    .filter((value) => typeof value === "string" || typeof value === "number");
  return texts.map(String).find((text) => text !== "");
}
