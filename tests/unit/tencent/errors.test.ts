import { describe, expect, it } from "vitest";
import { cloudaudit } from "../../../provider/clouds/tencent/cloudaudit/service";
import { cos } from "../../../provider/clouds/tencent/cos/service";
import { serviceOf } from "../../../provider/clouds/tencent/databases/engines";
import { databaseErrors } from "../../../provider/clouds/tencent/databases/errors";
import { cloudauditErrors, cosErrors } from "../../../provider/clouds/tencent/errors";
import { CloudError } from "../../../provider/core/session/errors";
import type { ErrorRow } from "../../../provider/http/error-table";

const hasRow = (table: readonly ErrorRow[], code: string) =>
  table.some(({ codes }) =>
    codes.some((row) => row === code || (row.endsWith(".*") && `${code}.`.startsWith(row.slice(0, -1)))),
  );

/** What a user reads of a failure. */
const message = (fault: ReturnType<typeof cos.fault>) =>
  fault === undefined ? "" : new CloudError({ ...fault, cloud: "Tencent Cloud", attempted: "do it" }).message;

describe("each documented code of COS", () => {
  const answer = (status: number, code: string) => ({
    status,
    headers: {},
    body: `<Error><Code>${code}</Code><Message>text</Message><RequestId>req-1</RequestId></Error>`,
  });

  it.each([
    [400, "BadDigest", "Invalid", ""],
    [400, "InvalidDigest", "Invalid", ""],
    [400, "MalformedXML", "Invalid", ""],
    [400, "MissingRequestBodyError", "Invalid", ""],
    [400, "InvalidArgument", "Invalid", ""],
    [400, "InvalidRequest", "Invalid", ""],
    [400, "BadRequest", "Invalid", ""],
    [400, "XMLSizeLimit", "Invalid", ""],
    [400, "InvalidBucketName", "Invalid", "Check the bucket's name, with the appid"],
    [400, "BucketNameTooLong", "Invalid", "Check the bucket's name, with the appid"],
    [400, "InvalidRegionName", "Invalid", "and its region"],
    [400, "InvalidURI", "Invalid", "and its region"],
    [400, "ExpiredToken", "Denied", "for temporary keys, the token"],
    [400, "RequestTimeout", "Unavailable", ""],
    [400, "MultiAZFeatureNotSupport", "Invalid", "several availability zones"],
    [400, "OAZOperationNotSupportOnMAZBucket", "Invalid", "several availability zones"],
    [400, "ActionAccelerateNotSupported", "Invalid", "global acceleration"],
    [400, "BucketAccelerateNotEnabled", "Invalid", "global acceleration"],
    [402, "PaymentRequired", "Denied", "its bills"],
    [403, "AccessDenied", "Denied", "ask Tencent Cloud support to open it"],
    [403, "AccessForbidden", "Denied", "ask Tencent Cloud support to open it"],
    [403, "NoProcessAuthority", "Denied", "ask Tencent Cloud support to open it"],
    [403, "SignatureDoesNotMatch", "Denied", "Check the key pair"],
    [403, "InvalidAccessKeyId", "Denied", "Check the key pair"],
    [403, "RequestTimeTooSkewed", "Denied", "Check the clock"],
    [404, "NoSuchBucket", "NotFound", ""],
    [405, "MethodNotAllowed", "Invalid", "does not know access monitoring"],
    [409, "BucketLocked", "Conflict", ""],
    [409, "InvalidBucketState", "Conflict", ""],
    [409, "PathConflict", "Conflict", ""],
    [411, "MissingContentLength", "Invalid", ""],
    [412, "PreconditionFailed", "Invalid", ""],
    [451, "UnavailableForLegalReasons", "Denied", "its bills"],
    [500, "InternalError", "Unavailable", ""],
    [500, "KmsInternalException", "Unavailable", ""],
    [501, "NotImplemented", "Invalid", "does not know access monitoring"],
    [503, "SlowDown", "Throttled", ""],
    [503, "ServiceUnavailable", "Unavailable", ""],
    [503, "KmsFreqControl", "Throttled", ""],
    [301, "PermanentRedirect", "Invalid", "in another region"],
    [307, "TemporaryRedirect", "Invalid", "in another region"],
  ])("%d %s is %s", (status, code, kind, advice) => {
    const fault = cos.fault(answer(status, code));
    expect(hasRow(cosErrors, code)).toBe(true);
    expect(fault).toMatchObject({ kind, code, requestId: "req-1" });
    expect(message(fault)).toMatch(new RegExp(`could not do it: ${code}: text .*req-1`));
    expect(message(fault)).toContain(advice);
  });
});

describe("each documented code of CloudAudit", () => {
  const answer = (code: string) => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ Response: { Error: { Code: code, Message: "text" }, RequestId: "req-1" } }),
  });

  it.each([
    ["ActionOffline", "Invalid", "access-audit:tencent.site"],
    ["AuthFailure.InvalidAuthorization", "Denied", "Check the key pair"],
    ["AuthFailure.InvalidSecretId", "Denied", "Check the key pair"],
    ["AuthFailure.MFAFailure", "Denied", "Check the key pair"],
    ["AuthFailure.SecretIdNotFound", "Denied", "Check the key pair"],
    ["AuthFailure.SignatureExpire", "Denied", "Check the clock"],
    ["AuthFailure.SignatureFailure", "Denied", "Check the key pair"],
    ["AuthFailure.TokenFailure", "Denied", "the token"],
    ["AuthFailure.UnauthorizedOperation", "Denied", ""],
    ["DryRunOperation", "Invalid", ""],
    ["FailedOperation", "Invalid", ""],
    ["FailedOperation.CheckClsTopicIsExistFailed", "Invalid", "the log topic must exist"],
    ["FailedOperation.CheckCosBucketIsExistFailed", "Invalid", "the bucket must exist"],
    ["FailedOperation.GetClsTopicFailed", "Invalid", "the log topic must exist"],
    ["FailedOperation.GetCosBucketListFailed", "Invalid", "CloudAudit_QCSRole"],
    ["FailedOperation.MemberNotAuditRole", "Denied", ""],
    ["FailedOperation.MemberNotInOrganization", "Denied", ""],
    ["InternalError", "Unavailable", ""],
    ["InternalError.SearchError", "Unavailable", ""],
    ["InvalidAction", "Invalid", "access-audit:tencent.site mainland"],
    ["InvalidParameter", "Invalid", ""],
    ["InvalidParameterValue", "Invalid", ""],
    ["InvalidParameterValue.AliasAlreadyExists", "Conflict", "exists already"],
    ["InvalidParameterValue.AuditTrackNameNotSupportModify", "Invalid", "replace the track"],
    ["InvalidParameterValue.CosRegionError", "Invalid", "storage.region"],
    ["InvalidRequest", "Invalid", ""],
    ["IpInBlacklist", "Denied", "from this address"],
    ["IpNotInWhitelist", "Denied", "from this address"],
    ["LimitExceeded", "Conflict", "quota"],
    ["LimitExceeded.OverAmount", "Conflict", "limit of tracks"],
    ["MissingParameter", "Invalid", ""],
    ["NoSuchProduct", "Invalid", "Check region"],
    ["NoSuchVersion", "Invalid", "Check region"],
    ["RequestLimitExceeded", "Throttled", ""],
    ["RequestLimitExceeded.UinLimitExceeded", "Throttled", ""],
    ["RequestLimitExceeded.GlobalRegionUinLimitExceeded", "Throttled", ""],
    ["RequestLimitExceeded.IPLimitExceeded", "Throttled", ""],
    ["RequestSizeLimitExceeded", "Invalid", ""],
    ["ResourceInUse", "Conflict", ""],
    ["ResourceInsufficient", "Conflict", "quota"],
    ["ResourceNotFound", "Invalid", "bucket or topic must exist"],
    ["ResourceNotFound.AuditNotExist", "NotFound", ""],
    ["ResourceNotFound.CosNotExist", "Invalid", "the bucket must exist"],
    ["ResourceUnavailable", "Conflict", ""],
    ["ResponseSizeLimitExceeded", "Invalid", ""],
    ["ServiceUnavailable", "Unavailable", ""],
    ["UnauthorizedOperation", "Denied", ""],
    ["UnknownParameter", "Invalid", "access-audit:tencent.site"],
    ["UnsupportedOperation", "Invalid", ""],
    ["UnsupportedProtocol", "Invalid", ""],
    ["UnsupportedRegion", "Invalid", "Check region"],
  ])("%s is %s", (code, kind, advice) => {
    const fault = cloudaudit.fault(answer(code));
    expect(hasRow(cloudauditErrors, code)).toBe(true);
    expect(fault).toMatchObject({ kind, code, requestId: "req-1" });
    expect(message(fault)).toContain(`could not do it: ${code}: text (request req-1)`);
    expect(message(fault)).toContain(advice);
  });
});

describe("each documented code of the databases", () => {
  const cdb = serviceOf("cdb");
  const answer = (code: string) => ({
    status: 200,
    headers: {},
    body: JSON.stringify({ Response: { Error: { Code: code, Message: "text" }, RequestId: "req-1" } }),
  });

  it.each([
    ["ResourceNotFound.InstanceNotFundError", "NotFound", ""],
    ["ResourceNotFound.CdbInstanceNotFoundError", "NotFound", ""],
    ["ResourceNotFound.InstanceNotFoundError", "NotFound", ""],
    ["ResourceNotFound.InstanceNotExists", "NotFound", ""],
    ["ResourceNotFound.InstanceNotFound", "NotFound", ""],
    ["InvalidParameterValue.InstanceNotFound", "NotFound", ""],
    ["OperationDenied.ResourceNotFundError", "NotFound", ""],
    ["OperationDenied.ResourceNotFoundError", "NotFound", ""],
    ["UnauthorizedOperation.NoPermission", "Denied", ""],
    ["InvalidParameter.PermissionDenied", "Denied", ""],
    ["OperationDenied.UserHasNoStrategy", "Denied", ""],
    ["OperationDenied.AccountOperationDenied", "Denied", ""],
    ["AuthFailure.SignatureFailure", "Denied", "Check the key pair"],
    ["FailedOperation.AuditConfigNotExist", "Conflict", "Auditing of this instance is off"],
    ["FailedOperation.AuditNotOpened", "Conflict", "Auditing of this instance is off"],
    ["OperationDenied.AuditPolicyNotExistError", "Conflict", "Auditing of this instance is off"],
    ["OperationDenied.AuditLogClosedError", "Conflict", "Auditing of this instance is off"],
    ["OperationDenied.AuditStatusError", "Conflict", "Somebody else switched auditing on or off"],
    ["OperationDenied.AuditPolicyExistError", "Conflict", "Somebody else switched auditing on or off"],
    ["OperationDenied.AuditPolicyConflictError", "Conflict", "Somebody else switched auditing on or off"],
    ["OperationDenied.ModifyAuditStatusError", "Conflict", "Somebody else switched auditing on or off"],
    ["OperationDenied.AuditTaskConflictError", "Conflict", "busy with another task"],
    ["OperationDenied.InstanceStatusError", "Conflict", "busy with another task"],
    ["OperationDenied.InstanceStatusDeniedError", "Conflict", "busy with another task"],
    ["ResourceUnavailable.InstanceLockedError", "Conflict", "busy with another task"],
    ["ResourceInUse.TaskConflict", "Conflict", "busy with another task"],
    ["UnsupportedOperation.HasDuplicatedTask", "Conflict", "busy with another task"],
    ["FailedOperation.SegmentLoading", "Conflict", "busy with another task"],
    ["OperationDenied.UnsupportOpenAuditError", "Invalid", "does not offer auditing"],
    ["UnsupportedOperation.InstanceVersion", "Invalid", "does not offer auditing"],
    ["FailedOperation.PaasAuditNotOpened", "Invalid", "does not offer auditing"],
    ["OperationDenied.AuditFileOverQuotaError", "Conflict", "its limit of audit files"],
    ["OperationDenied.OverQuota", "Conflict", "its limit of audit files"],
    ["OverQuota.FileQuota", "Conflict", "its limit of audit files"],
    ["InternalError.ListInstancesError", "Unavailable", ""],
    ["UnknownParameter.HttpError", "Unavailable", ""],
    ["FailedOperation.CreateAuditFailError", "Unavailable", ""],
    ["FailedOperation.SystemError", "Unavailable", ""],
    ["FailedOperation.DBError", "Unavailable", ""],
    ["FailedOperation.DatabaseAccessError", "Unavailable", ""],
    ["FailedOperation.ServiceAccessError", "Unavailable", ""],
    ["FailedOperation.QueryAuditTaskFailError", "Unavailable", ""],
    ["InvalidAction", "Invalid", "access-audit:tencent.site"],
    ["UnsupportedRegion", "Invalid", "access-audit:tencent.site"],
    ["InvalidParameter.ExceptionParam", "Invalid", "Check keepDays"],
    ["InvalidParameterValue.InputIllegal", "Invalid", "Check keepDays"],
    ["MissingParameter.MissingParameterError", "Invalid", "Check keepDays"],
    ["OperationDenied.FunctionDenied", "Invalid", ""],
    ["RequestLimitExceeded", "Throttled", ""],
  ])("%s is %s", (code, kind, advice) => {
    const fault = cdb.fault(answer(code));
    expect(hasRow(databaseErrors, code)).toBe(true);
    expect(fault).toMatchObject({ kind, code, requestId: "req-1" });
    expect(message(fault)).toContain(`could not do it: ${code}: text (request req-1)`);
    expect(message(fault)).toContain(advice);
  });
});
