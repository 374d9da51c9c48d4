import { refusals, troubles } from "../../../wire/refusal";
import { gatewayCodes } from "../gateway";

/** Codes of the gateway (APIGW) and of CTS, support.huaweicloud.com/intl/en-us/api-cts/ErrorCode.html. */
export const refusal = refusals({
  ...gatewayCodes,
  "CTS.0002": [403, "The IAM or OBS permission is insufficient."],
  "CTS.0003": [400, "The message body is empty or invalid."],
  "CTS.0004": [500, "Failed to write to the database."],
  "CTS.0013": [403, "No permission."],
  "CTS.0200": [400, "The number of trackers has reached the upper limit."],
  "CTS.0201": [400, "A management tracker has been created."],
  "CTS.0202": [400, "The value of the tracker_type parameter is incorrect."],
  "CTS.0203": [400, "The value of the tracker_name parameter is in an incorrect format."],
  "CTS.0204": [400, "The tracker_name parameter of a management tracker can only be set to system."],
  "CTS.0205": [400, "The status parameter can only be set to enabled or disabled."],
  "CTS.0206": [400, "The data_bucket parameter cannot be included in the message body for a management tracker."],
  "CTS.0207": [400, "The tracker_name parameter in the message body cannot be set to system for a data tracker."],
  "CTS.0208": [400, "The tracker already exists."],
  "CTS.0209": [400, "A type of operations on an OBS bucket can be tracked only by one tracker."],
  "CTS.0210": [400, "The OBS bucket to track cannot be empty."],
  "CTS.0211": [400, "The tracked OBS bucket does not exist."],
  "CTS.0212": [400, "The tracked OBS bucket cannot be modified."],
  "CTS.0213": [400, "The OBS bucket used for trace transfer cannot be a tracked OBS bucket."],
  "CTS.0214": [404, "The tracker does not exist."],
  "CTS.0215": [400, "The OBS bucket already exists."],
  "CTS.0217": [400, "Failed to set a lifecycle rule for the OBS bucket."],
  "CTS.0218": [400, "The value of file_prefix_name in the message body is in an incorrect format."],
  "CTS.0219": [400, "The operation type cannot be empty."],
  "CTS.0220": [400, "KMS is not supported or the key ID is missing."],
  "CTS.0225": [400, "The operation type is incorrect."],
  "CTS.0231": [400, "The bucket name cannot be empty; it must be 3 to 63 characters."],
  "CTS.0300": [400, "Query failed."],
});

export const trouble = troubles(refusal, {
  throttle: "APIGW.0308",
  serverError: "CTS.0004",
  unavailable: "APIGW.0201",
  denied: "CTS.0013",
  error: "CTS.0300",
  unauthorized: "APIGW.0301",
});
