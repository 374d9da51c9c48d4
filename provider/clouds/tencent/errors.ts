import type { ErrorRow } from "../../http/error-table";

const checkKeys = "Check the key pair and, for temporary keys, the token";
const checkClock = "Check the clock of this machine";

/** COS: https://cloud.tencent.com/document/product/436/7730 */
export const cosErrors: readonly ErrorRow[] = [
  { codes: ["NoSuchBucket"], kind: "NotFound" },
  // `AccessDenied` with the text "Request has expired" is a clock that is off: the service corrects it by its text.
  { codes: ["RequestTimeTooSkewed"], kind: "Denied", skew: true, advice: checkClock },
  {
    codes: ["AccessDenied", "AccessForbidden", "NoProcessAuthority"],
    kind: "Denied",
    permission: true,
    advice:
      "If the permission is granted and access monitoring is still refused, ask Tencent Cloud support to open it for the account",
  },
  {
    codes: ["SignatureDoesNotMatch", "InvalidAccessKeyId"],
    kind: "Denied",
    advice: checkKeys,
  },
  { codes: ["ExpiredToken"], kind: "Denied", expired: true, advice: checkKeys },
  {
    codes: ["PaymentRequired", "UnavailableForLegalReasons"],
    kind: "Denied",
    advice: "Look at the state of the account and its bills",
  },
  { codes: ["SlowDown", "KmsFreqControl"], kind: "Throttled" },
  { codes: ["RequestTimeout", "InternalError", "KmsInternalException", "ServiceUnavailable"], kind: "Unavailable" },
  { codes: ["BucketLocked", "InvalidBucketState", "PathConflict"], kind: "Conflict" },
  {
    codes: ["MultiAZFeatureNotSupport", "OAZOperationNotSupportOnMAZBucket"],
    kind: "Invalid",
    advice: "Buckets with several availability zones do not support access monitoring",
  },
  {
    codes: ["PermanentRedirect", "TemporaryRedirect", "Redirect"],
    kind: "Invalid",
    advice: "The bucket is in another region; correct the region",
  },
  {
    codes: ["InvalidBucketName", "BucketNameTooLong", "InvalidRegionName", "InvalidURI"],
    kind: "Invalid",
    advice: "Check the bucket's name, with the appid, and its region",
  },
  {
    codes: ["ActionAccelerateNotSupported", "BucketAccelerateNotEnabled"],
    kind: "Invalid",
    advice: "The host of global acceleration does not take this call; correct access-audit:tencent.endpoints.cos",
  },
  {
    codes: ["MethodNotAllowed", "NotImplemented"],
    kind: "Invalid",
    advice: "This host does not know access monitoring; check the region and access-audit:tencent.endpoints.cos",
  },
  {
    codes: [
      ...[
        "BadDigest",
        "InvalidDigest",
        "MalformedXML",
        "XMLSizeLimit",
        "MissingRequestBodyError",
        "MissingContentLength",
      ],
      ...["InvalidArgument", "InvalidRequest", "BadRequest", "PreconditionFailed"],
    ],
    kind: "Invalid",
  },
];

/** Whose call it is, of every service: https://www.tencentcloud.com/document/product/1021/34516 */
export const identityErrors: readonly ErrorRow[] = [
  { codes: ["AuthFailure.SignatureExpire"], kind: "Denied", skew: true, advice: checkClock },
  { codes: ["AuthFailure.UnauthorizedOperation", "UnauthorizedOperation.*"], kind: "Denied", permission: true },
  { codes: ["AuthFailure.TokenFailure"], kind: "Denied", expired: true, advice: checkKeys },
  { codes: ["AuthFailure.*"], kind: "Denied", advice: checkKeys },
  {
    codes: ["IpInBlacklist", "IpNotInWhitelist"],
    kind: "Denied",
    advice: "The account refuses calls from this address",
  },
  { codes: ["RequestLimitExceeded.*"], kind: "Throttled" },
];

/** Common codes, and those of CloudAudit's actions. */
export const cloudauditErrors: readonly ErrorRow[] = [
  { codes: ["ResourceNotFound.AuditNotExist"], kind: "NotFound" },
  ...identityErrors,
  { codes: ["FailedOperation.MemberNotAuditRole", "FailedOperation.MemberNotInOrganization"], kind: "Denied" },
  {
    codes: ["LimitExceeded.OverAmount"],
    kind: "Conflict",
    advice:
      "The account has reached its limit of tracks; delete one or ask for a larger quota. For a replacement, set the resource option deleteBeforeReplace: true",
  },
  {
    codes: ["InvalidParameterValue.AliasAlreadyExists"],
    kind: "Conflict",
    advice: "A track of this name exists already, perhaps in another region",
  },
  {
    codes: ["InvalidParameterValue.AuditTrackNameNotSupportModify"],
    kind: "Invalid",
    advice: "A track's name cannot be changed; replace the track",
  },
  {
    codes: ["ResourceNotFound.CosNotExist", "FailedOperation.CheckCosBucketIsExistFailed"],
    kind: "Invalid",
    advice: "Check storage.name, without the appid, and storage.region: the bucket must exist",
  },
  {
    codes: ["FailedOperation.CheckClsTopicIsExistFailed", "FailedOperation.GetClsTopicFailed"],
    kind: "Invalid",
    advice: "Check storage.name: the log topic must exist",
  },
  { codes: ["InvalidParameterValue.CosRegionError"], kind: "Invalid", advice: "Check storage.region" },
  {
    codes: ["UnknownParameter"],
    kind: "Invalid",
    advice: "The international site may lack this field; access-audit:tencent.site chooses the site",
  },
  { codes: ["ResourceInUse.*", "ResourceUnavailable.*"], kind: "Conflict", repeat: true },
  { codes: ["InternalError.*", "ServiceUnavailable"], kind: "Unavailable" },
  {
    codes: ["FailedOperation.GetCosBucketListFailed"],
    kind: "Invalid",
    advice: "CloudAudit could not list the buckets: check that its service role CloudAudit_QCSRole exists",
  },
  {
    codes: ["InvalidAction"],
    kind: "Invalid",
    advice:
      "This host does not have the action. Tracks of several products need the mainland site: access-audit:tencent.site mainland; else check access-audit:tencent.endpoints.cloudaudit",
  },
  {
    codes: ["UnsupportedRegion", "NoSuchProduct", "NoSuchVersion", "ActionOffline"],
    kind: "Invalid",
    advice: "Check region, access-audit:tencent.site and access-audit:tencent.endpoints.cloudaudit",
  },
  {
    codes: ["ResourceInsufficient", "LimitExceeded"],
    kind: "Conflict",
    advice: "A quota of the account is used up; delete what is not needed or ask for a larger one",
  },
  // Of the bucket or topic, not of the track.
  { codes: ["ResourceNotFound"], kind: "Invalid", advice: "Check storage: its bucket or topic must exist" },
  {
    codes: [
      ...["FailedOperation", "InvalidParameter", "InvalidParameterValue", "InvalidRequest", "MissingParameter"],
      ...["DryRunOperation", "RequestSizeLimitExceeded", "ResponseSizeLimitExceeded"],
      ...["UnsupportedOperation", "UnsupportedProtocol"],
    ],
    kind: "Invalid",
  },
];

/** STS: https://www.tencentcloud.com/document/product/1150/49452 */
export const stsErrors: readonly ErrorRow[] = [
  { codes: ["AuthFailure.SignatureExpire"], kind: "Denied", skew: true, advice: checkClock },
  {
    codes: ["AuthFailure.UnauthorizedOperation", "UnauthorizedOperation.*"],
    kind: "Denied",
    permission: true,
    advice: "The role's trust policy must name who asks for it",
  },
  { codes: ["AuthFailure.*"], kind: "Denied", advice: checkKeys },
  {
    codes: ["ResourceNotFound.*"],
    kind: "Invalid",
    advice: "Check the role, written qcs::cam::uin/<uin>:roleName/<name>",
  },
  { codes: ["RequestLimitExceeded.*"], kind: "Throttled" },
  { codes: ["InternalError.*", "ServiceUnavailable"], kind: "Unavailable" },
];
