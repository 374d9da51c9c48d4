import { refusals } from "../../../wire/refusal";

/** The codes of the pages of RDS, PolarDB, MongoDB and Redis; the spelling is the vendor's. */
export const refusal = refusals({
  IncorrectDBInstanceType: [400, "The current database instance type does not support this operation."],
  InvalidAction: [400, "The specified action is invalid."],
  "InvalidDBClusterId.NotFound": [404, "The DBClusterId provided does not exist in our records."],
  "InvalidDBInstanceId.NotFound": [404, "The specified instance is not found."],
  "InvalidDBInstanceName.NotFound": [404, "The specified DB instance name does not exist."],
  InvalidFilterParam: [400, "The specified filter is invalid."],
  "InvalidInstanceId.NotFound": [404, "The InstanceId provided does not exist in our records."],
  InvalidParameterValue: [400, "The specified parameter value is invalid."],
  InvalidRetention: [400, "The Retention is invalid."],
  MissingParameter: [400, "A required parameter is missing."],
  "OperationDenied.DBInstanceStatus": [403, "The operation is not permitted due to status of instance."],
  ResourceConfigError: [400, "The resource configuration does not support this operation."],
  TaskHasExist: [403, "The task already exists."],
});

export function missing(name: string) {
  return refusal("MissingParameter", { message: `${name} is mandatory for this action.` });
}
