import type { ErrorRow } from "../../../http/error-table";

/** OBS: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0115.html */
export const obsErrors: readonly ErrorRow[] = [
  { codes: ["NoSuchBucket"], kind: "NotFound" },
  {
    codes: ["InvalidTargetBucketForLogging"],
    kind: "Invalid",
    advice:
      "The default storage class of the target must be Standard, and the agency must be one for OBS that may write to it " +
      "(OBSAssumeLoggingPolicy); a change in IAM takes 10 to 15 minutes to take effect",
  },
  {
    codes: [
      "MalformedLoggingStatus",
      "MalformedXML",
      "InvalidArgument",
      "InvalidRequestBody",
      "MissingRequestBodyError",
      "EntityTooLarge",
      "BadDigest",
      "BadRequest",
    ],
    kind: "Invalid",
  },
  { codes: ["InvalidBucketName"], kind: "Invalid", advice: "Correct the bucket's name" },
  {
    codes: ["TooManyWrongSignature"],
    kind: "Denied",
    advice: "Too many requests had a wrong signature; check the access key pair, and wait before the next run",
  },
  {
    codes: ["PermanentRedirect", "TemporaryRedirect"],
    kind: "Invalid",
    advice: "The bucket is in another region; correct the region or the endpoint setting",
  },
  { codes: ["AccessDenied"], kind: "Denied", permission: true },
  // What temporary keys that have run out are told is not documented; this is the code of keys that are not known.
  {
    codes: ["InvalidAccessKeyId"],
    kind: "Denied",
    expired: true,
    advice: "Check the access key pair and, for temporary keys, the security token",
  },
  {
    codes: ["SignatureDoesNotMatch", "Unauthorized"],
    kind: "Denied",
    advice: "Check the access key pair and, for temporary keys, the security token",
  },
  { codes: ["RequestTimeTooSkewed"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  {
    codes: ["VirtualHostDomainRequired"],
    kind: "Invalid",
    advice: "The bucket must be the first label of the host; set the endpoint of obs to a host name",
  },
  {
    codes: ["AllAccessDisabled", "InArrearOrInsufficientBalance"],
    kind: "Denied",
    advice: "The account or the bucket is frozen; look at its balance in the console",
  },
  {
    codes: ["MethodNotAllowed", "FsNotSupport"],
    kind: "Invalid",
    advice: "A parallel file system has no access log; only buckets of objects have",
  },
  { codes: ["OperationAborted"], kind: "Conflict", repeat: true },
  {
    codes: ["ServiceNotSupported", "ServiceNotImplemented"],
    kind: "Invalid",
    advice: "The region does not offer this",
  },
  { codes: ["TooManyRequests", "SlowDown"], kind: "Throttled" },
  { codes: ["RequestTimeout", "InternalError", "ServiceUnavailable"], kind: "Unavailable" },
];
