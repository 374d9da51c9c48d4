import { refusals } from "../../../wire/refusal";

/** The codes of ActionTrail's own pages, api.aliyun.com/document/Actiontrail/2020-07-06. */
export const refusal = refusals({
  BucketDoesNotExistException: [404, "The specified OSS bucket does not exist."],
  DeliveryHistoryJobNotFound: [404, "The specified job does not exist."],
  InsightSelectorDoesNotExistException: [404, "The specified insight selector does not exist."],
  InsightTypeNotAvailable: [400, "The specified insight type is not available."],
  InsufficientBucketPolicyException: [403, "ActionTrail has no permission to write to the OSS bucket."],
  InvalidDeliveryConfigurationException: [400, "You must specify at least one delivery destination."],
  InvalidParameterCombination: [400, "The specified combination of parameters is invalid."],
  InvalidParameterEndTime: [400, "The specified EndTime is invalid."],
  InvalidParameterStartTime: [400, "The specified StartTime is invalid."],
  InvalidParameterValue: [400, "The specified parameter value is invalid."],
  InvalidPrefixException: [400, "The specified OSS key prefix is invalid."],
  InvalidQueryParameter: [400, "The specified query parameter is invalid."],
  InvalidTrailNameException: [400, "The specified trail name is invalid."],
  MaximumNumberOfOrganizationTrailExceeded: [400, "The maximum number of multi-account trails is exceeded."],
  MaximumNumberOfTrailsExceededException: [403, "The maximum number of trails is exceeded."],
  MissingParameter: [400, "A required parameter is missing."],
  NotAllowCreateOrganizationTrail: [400, "The account is not allowed to create a multi-account trail."],
  RepeatOssBucket: [400, "The OSS bucket is used by another trail."],
  SlsProjectDoesNotExistException: [400, "The specified Log Service project does not exist."],
  TrailAlreadyExistsException: [400, "The specified trail already exists."],
  TrailNotFoundException: [404, "The specified trail does not exist."],
});
