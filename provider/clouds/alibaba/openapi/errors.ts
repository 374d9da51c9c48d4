import type { ErrorRow } from "../../../http/error-table";

/**
 * The codes that all OpenAPI services share: https://api.aliyun.com/document and
 * https://www.alibabacloud.com/help/en/ram/developer-reference/error-codes. They go after a service's own.
 */
export const openApiErrors: readonly ErrorRow[] = [
  // Documented with HTTP 400, seen with others: only the code tells.
  { codes: ["*Throttling*"], kind: "Throttled" },
  { codes: ["InvalidTimeStamp.*"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  // Something in between sent the request twice, so the first of the two may have been carried out.
  {
    codes: ["SignatureNonceUsed"],
    kind: "Unavailable",
    advice: "The request arrived twice; check for a proxy that repeats requests",
  },
  {
    codes: ["InvalidSecurityToken.Expired"],
    kind: "Denied",
    expired: true,
    advice: "The temporary keys have run out; get new ones",
  },
  {
    codes: ["IncompleteSignature", "SignatureDoesNotMatch", "InvalidAccessKeyId.*", "InvalidSecurityToken.*"],
    kind: "Denied",
    advice: "Check the AccessKey pair and, for temporary keys, the security token",
  },
  // RAM's refusals; services word them in several ways.
  { codes: ["NoPermission.*", "Forbidden.*", "AccessDenied.*"], kind: "Denied", permission: true },
  { codes: ["ServiceUnavailable", "InternalError"], kind: "Unavailable" },
];
