import type { ErrorRow } from "../../../http/error-table";

/** TOS: https://www.volcengine.com/docs/6349/74874 */
export const tosErrors: readonly ErrorRow[] = [
  { codes: ["NoSuchBucket"], kind: "NotFound" },
  // No rules at all: an answer about the rules, not about the bucket.
  { codes: ["NoSuchLifecycleConfiguration"], kind: "Invalid" },
  {
    codes: [
      "MalformedBody",
      "MissingRequestBodyError",
      "InvalidArgument",
      "InvalidRequest",
      "BadDigest",
      "InvalidDigest",
      "ContentSHA256Mismatch",
    ],
    kind: "Invalid",
  },
  { codes: ["InvalidBucketName"], kind: "Invalid", advice: "Correct the bucket's name" },
  {
    codes: ["PermanentRedirect"],
    kind: "Invalid",
    advice: "The bucket is in another region; correct the region or the endpoint setting",
  },
  { codes: ["AccessDenied", "ForbiddenAccess"], kind: "Denied", permission: true },
  {
    codes: ["AuthorizationHeaderMalformed"],
    kind: "Denied",
    advice: "The signature names a region that the host does not have; check region, site and endpoint settings",
  },
  {
    codes: ["InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidSecurityToken"],
    kind: "Denied",
    advice: "Check the access key pair and, for temporary keys, the session token",
  },
  { codes: ["ExpiredToken"], kind: "Denied", expired: true, advice: "The temporary keys have run out; get new ones" },
  // The limit is not documented; 15 minutes elsewhere.
  { codes: ["RequestTimeTooSkewed"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  {
    codes: ["MethodNotAllowed", "UnImplemented"],
    kind: "Invalid",
    advice:
      "This kind of bucket has no access monitoring (hierarchical buckets have none), or the endpoint is not TOS's",
  },
  {
    codes: [
      "ExceedAccountQPSLimit",
      "ExceedBucketQPSLimit",
      "ExceedAccountRateLimit",
      "ExceedBucketRateLimit",
      "ExceedClusterQPSLimit",
      "TooManyRequests",
    ],
    kind: "Throttled",
  },
  { codes: ["InternalError", "TryAgain"], kind: "Unavailable" },
];
