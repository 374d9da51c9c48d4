import type { ErrorRow } from "../../../http/error-table";

/**
 * OSS: https://www.alibabacloud.com/help/en/oss/how-to-troubleshoot-403-status-code-when-you-access-oss and
 * https://help.aliyun.com/zh/oss/user-guide/http-status-code-503
 */
export const ossErrors: readonly ErrorRow[] = [
  { codes: ["NoSuchBucket"], kind: "NotFound" },
  // No rules at all: an answer about the rules, not about the bucket.
  { codes: ["NoSuchLifecycle"], kind: "Invalid" },
  { codes: ["MalformedXML", "InvalidTargetBucketForLogging"], kind: "Invalid" },
  { codes: ["AccessMonitorDisableNotAllowed"], kind: "Conflict" },
  // More than about 15 minutes off.
  { codes: ["RequestTimeTooSkewed"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  { codes: ["AccessDenied", "BucketNotBelongTo"], kind: "Denied", permission: true },
  {
    codes: ["SecondLevelDomainForbidden"],
    kind: "Invalid",
    advice: "This host does not take the bucket in the path; set access-audit:alibaba.addressing to virtual",
  },
  {
    codes: ["SecurityTokenExpired"],
    kind: "Denied",
    expired: true,
    advice: "The temporary keys have run out; get new ones",
  },
  {
    codes: [
      "SignatureDoesNotMatch",
      "InvalidAccessKeyId",
      "InvalidSecurityToken",
      "AccessKeyIdAndSecurityTokenNotMatch",
    ],
    kind: "Denied",
    advice: "Check the AccessKey pair and, for temporary keys, the security token",
  },
  {
    codes: ["InDebt", "InDebtOverdue", "UserDisable", "AbnormalBucketOwnerStatus"],
    kind: "Denied",
    advice: "Look at the state of the account that owns the bucket, and at its bills",
  },
  {
    codes: ["BucketDisable"],
    kind: "Denied",
    advice: "Alibaba Cloud has disabled the bucket; its messages to the account say why",
  },
  {
    codes: [
      "TooManyRequests",
      "SlowDown",
      "QpsLimitExceeded",
      "TotalQpsLimitExceeded",
      "MetaOperationQpsLimitExceeded",
      "ActiveRequestLimitExceeded",
      "CpuLimitExceeded",
    ],
    kind: "Throttled",
  },
  // The last one is what OSS answers when the request came in too slowly, and what the vendor's SDKs try again.
  { codes: ["InternalError", "ServiceUnavailable", "RequestTimeout"], kind: "Unavailable" },
];

/** What the numbers of refusals of ?logging mean, which tell more than the code: https://api.aliyun.com/troubleshoot */
export const ossNumbers: Readonly<Record<string, string>> = {
  "0032-00000001": "OSS says that the document is malformed, which is a mistake of this package; report it",
  "0032-00000002": "Set targetBucket",
  "0032-00000003": "Set targetBucket",
  "0032-00000004": "Correct the name in targetBucket",
  "0032-00000005": "targetPrefix must not begin with / or \\",
  "0032-00000006": "targetPrefix must have at most 256 characters",
  "0032-00000008": "The target bucket does not exist",
  "0032-00000009": "The target bucket belongs to another account",
  "0032-00000010": "The target bucket is in another region",
  "0032-00000014": "loggingRole must be the name of a RAM role that OSS may take on (its trust names oss.aliyuncs.com)",
};
