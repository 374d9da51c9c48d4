import type { ErrorRow } from "../../../http/error-table";
import { openApiErrors } from "../openapi/errors";

/**
 * Databases and their auditing: the codes of the pages of RDS, PolarDB, MongoDB, Redis and DAS, those that the vendor's own
 * Terraform provider knows, and the codes that all OpenAPI services share. Codes of DAS are numbers. A bare 404 is not "gone".
 */
export const databaseErrors: readonly ErrorRow[] = [
  {
    codes: [
      ...["InvalidDBInstanceId.NotFound", "InvalidDBInstanceName.NotFound", "InvalidInstanceId.NotFound"],
      // The second one is a 404 whose message says that the cluster does not exist.
      ...["InvalidDBClusterId.NotFound", "InvalidDBClusterId.Malformed", "-404"],
    ],
    kind: "NotFound",
  },
  {
    codes: [
      ...["OperationDenied.DBInstanceStatus", "OperationDenied.DBClusterStatus", "OperationDenied.DBStatus"],
      ...["IncorrectDBInstanceState", "ConcurrentTaskExceeded", "LockTimeout", "TaskHasExist", "-1020004"],
    ],
    kind: "Conflict",
    repeat: true,
    advice: "The instance is busy with another task; wait until it ends, and run pulumi up again",
  },
  {
    codes: ["EntityNotExistUser", "EntityNotExistService", "NoPermissionService"],
    kind: "Denied",
    advice:
      "The service may not act for the account yet: open Log Service, and create MongoDB's service-linked role in its console or " +
      "give these credentials the permission dds:CheckServiceLinkedRole",
  },
  {
    codes: [
      ...["*NotSupport*", "*NOT_SUPPORT*", "IncorrectDBInstanceType", "OperationDenied.DBInstanceType"],
      ...["IncorrectEngineVersion", "InvaildEngineInRegion.*", "ResourceConfigError", "InvalidSqlLog.Malformed"],
    ],
    kind: "Invalid",
    advice: "This instance does not offer auditing: see its engine, edition, version and minor version",
  },
  {
    codes: [
      "InvalidRetention",
      "InvalidParameterValue",
      "InvalidConfigValue",
      "InvalidConfigName",
      "IncorrectPerfFrequencyType",
    ],
    kind: "Invalid",
    advice: "Check keepDays, hotDays and edition: the service takes other values for this instance",
  },
  {
    codes: ["InvalidFilterParam", "InvalidParameters.Format"],
    kind: "Invalid",
    advice: "Check auditTypes: the service takes other operations for this instance",
  },
  {
    codes: ["InvalidDBInstance.Malformed"],
    kind: "Invalid",
    advice: "Check instanceId, engine and region",
  },
  {
    codes: ["InvalidAction", "MissingAction", "InvalidVersion"],
    kind: "Invalid",
    advice: "This host does not offer the operation; check the region and access-audit:alibaba.endpoints",
  },
  ...openApiErrors,
];
