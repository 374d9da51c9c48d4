import type { ErrorRow } from "../../../http/error-table";
import { openApiErrors } from "../openapi/errors";

/**
 * ActionTrail: https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-createtrail
 * and the pages of the other operations.
 */
export const actiontrailErrors: readonly ErrorRow[] = [
  { codes: ["TrailNotFoundException", "DeliveryHistoryJobNotFound"], kind: "NotFound" },
  {
    codes: ["TrailAlreadyExistsException"],
    kind: "Conflict",
    advice: "A trail of this name exists already in the account, perhaps with another home region",
  },
  {
    codes: ["RepeatOssBucket"],
    kind: "Conflict",
    advice:
      "Another trail delivers to this bucket; give each trail an ossBucketName of its own. For a replacement, set the resource option deleteBeforeReplace: true",
  },
  {
    codes: ["MaximumNumberOfTrailsExceededException"],
    kind: "Conflict",
    advice:
      "A region holds at most 5 trails; delete one or ask for a larger quota. For a replacement, set the resource option deleteBeforeReplace: true",
  },
  {
    codes: ["MaximumNumberOfOrganizationTrailExceeded"],
    kind: "Conflict",
    advice:
      "An account holds one organization trail; delete it, or set isOrganizationTrail: false. For a replacement, set the resource option deleteBeforeReplace: true",
  },
  {
    codes: ["NotAllowCreateOrganizationTrail"],
    kind: "Denied",
    advice:
      "Only the organization's management account or a delegated administrator may have isOrganizationTrail: true",
  },
  // A role that was just made or changed takes a while to count, which the vendor's own Terraform provider waits for.
  {
    codes: ["InsufficientBucketPolicyException"],
    kind: "Denied",
    repeat: true,
    advice:
      "Allow the role of ossWriteRoleArn, or ActionTrail's service-linked role, to write to the bucket ossBucketName",
  },
  {
    codes: ["InsufficientSlsPolicyException"],
    kind: "Denied",
    repeat: true,
    advice:
      "Allow the role of slsWriteRoleArn, or ActionTrail's service-linked role, to write to the project slsProjectArn",
  },
  {
    codes: ["NeedRamAuthorize"],
    kind: "Denied",
    advice:
      "ActionTrail may not act for the account yet: create the service-linked role AliyunServiceRoleForActionTrail, or give " +
      "these credentials the permission ram:CreateServiceLinkedRole",
  },
  {
    codes: ["BucketDoesNotExistException"],
    kind: "Invalid",
    advice: "Check ossBucketName: the bucket must exist before the trail",
  },
  {
    codes: ["SlsProjectDoesNotExistException"],
    kind: "Invalid",
    advice: "Check slsProjectArn: the project must exist before the trail",
  },
  {
    codes: ["InsightTypeNotAvailable"],
    kind: "Invalid",
    advice:
      "This type of insight is not enabled, or not offered: an AuditInsight enables it for the account, which is paid, and the trail's resource must depend on it",
  },
  // Nothing is delivered of what was never selected: a read takes it for none.
  { codes: ["InsightSelectorDoesNotExistException"], kind: "Invalid", advice: "The trail delivers no insights" },
  { codes: ["InvalidTrailNameException"], kind: "Invalid", advice: "Check name" },
  { codes: ["InvalidPrefixException"], kind: "Invalid", advice: "Check ossKeyPrefix" },
  {
    codes: ["InvalidDeliveryConfigurationException"],
    kind: "Invalid",
    advice: "Give ossBucketName, slsProjectArn or maxComputeProjectArn, each with its pattern",
  },
  {
    codes: ["InvalidParameterStartTime", "InvalidParameterEndTime"],
    kind: "Invalid",
    advice: "Check startTime and endTime: ActionTrail looks back 90 days",
  },
  { codes: ["InvalidQueryParameter", "InvalidParameterCombination"], kind: "Invalid", advice: "Check the filters" },
  {
    codes: ["InvalidAction", "MissingAction"],
    kind: "Invalid",
    advice: "This host does not offer the operation; check the region and access-audit:alibaba.endpoints.actiontrail",
  },
  { codes: ["MissingParameter.*", "InvalidParameterValue.*"], kind: "Invalid" },
  ...openApiErrors,
];
