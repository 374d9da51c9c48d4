import type { ErrorRow } from "../../../http/error-table";
import { identityErrors } from "../errors";

/** Auditing of databases: the codes of cdb, cynosdb, postgres, mongodb, dbbrain, redis and sqlserver; the slips are the vendor's. */
export const databaseErrors: readonly ErrorRow[] = [
  {
    codes: [
      ...["ResourceNotFound.InstanceNotFundError", "ResourceNotFound.CdbInstanceNotFoundError"],
      ...["ResourceNotFound.InstanceNotFoundError", "ResourceNotFound.InstanceNotExists"],
      ...["ResourceNotFound.InstanceNotFound", "InvalidParameterValue.InstanceNotFound"],
      ...["OperationDenied.ResourceNotFundError", "OperationDenied.ResourceNotFoundError"],
    ],
    kind: "NotFound",
  },
  ...identityErrors,
  {
    codes: [
      ...["InvalidParameter.PermissionDenied", "OperationDenied.UserHasNoStrategy"],
      "OperationDenied.AccountOperationDenied",
    ],
    kind: "Denied",
    permission: true,
  },
  {
    codes: [
      ...["OperationDenied.AuditTaskConflictError", "OperationDenied.InstanceStatusError"],
      ...["OperationDenied.InstanceStatusDeniedError", "UnsupportedOperation.HasDuplicatedTask"],
      ...["FailedOperation.SegmentLoading", "ResourceUnavailable.*", "ResourceInUse.*"],
    ],
    kind: "Conflict",
    repeat: true,
    advice: "The instance is busy with another task; wait until it ends, and run pulumi up again",
  },
  {
    codes: [
      ...["FailedOperation.AuditConfigNotExist", "FailedOperation.AuditNotOpened"],
      ...["OperationDenied.AuditPolicyNotExistError", "OperationDenied.AuditLogClosedError"],
    ],
    kind: "Conflict",
    advice:
      "Auditing of this instance is off. Switch it on (DatabaseAuditPolicy); if it was just switched on, run the command again",
  },
  {
    codes: [
      ...["OperationDenied.AuditStatusError", "OperationDenied.AuditPolicyExistError"],
      ...["OperationDenied.AuditPolicyConflictError", "OperationDenied.ModifyAuditStatusError"],
    ],
    kind: "Conflict",
    advice: "Somebody else switched auditing on or off at the same time; run the command again",
  },
  {
    codes: ["OperationDenied.UnsupportOpenAuditError", "UnsupportedOperation.*", "FailedOperation.PaasAuditNotOpened"],
    kind: "Invalid",
    advice:
      "This instance does not offer auditing: see its version, edition and architecture, and whether paid auditing is open",
  },
  {
    codes: ["OperationDenied.AuditFileOverQuotaError", "OperationDenied.OverQuota", "OverQuota.*"],
    kind: "Conflict",
    advice: "The instance has reached its limit of audit files; delete some",
  },
  {
    codes: [
      ...[
        "InternalError.*",
        "ServiceUnavailable",
        "UnknownParameter.HttpError",
        "FailedOperation.CreateAuditFailError",
      ],
      ...["FailedOperation.SystemError", "FailedOperation.DBError", "FailedOperation.DatabaseAccessError"],
      ...["FailedOperation.ServiceAccessError", "FailedOperation.QueryAuditTaskFailError"],
    ],
    kind: "Unavailable",
  },
  {
    codes: ["UnsupportedRegion", "NoSuchProduct", "NoSuchVersion", "InvalidAction", "ActionOffline"],
    kind: "Invalid",
    advice:
      "Check region, access-audit:tencent.site and access-audit:tencent.endpoints: the site may lack this service",
  },
  {
    codes: ["InvalidParameter.*", "InvalidParameterValue.*", "MissingParameter.*", "UnknownParameter.*"],
    kind: "Invalid",
    advice:
      "Check keepDays, fastDays and what is recorded, or the span and the filters: the service takes other values for this instance",
  },
  { codes: ["FailedOperation.*", "OperationDenied.*", "InvalidRequest"], kind: "Invalid" },
];
