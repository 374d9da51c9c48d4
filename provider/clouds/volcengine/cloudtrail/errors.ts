import type { ErrorRow } from "../../../http/error-table";

const keys = "Check the access key pair and, for temporary keys, the session token";

/**
 * CloudTrail: https://www.volcengine.com/docs/7015/166043, and the codes that all services of the gateway share:
 * https://www.volcengine.com/docs/6369/68677
 */
export const cloudtrailErrors: readonly ErrorRow[] = [
  { codes: ["TrailNotExist"], kind: "NotFound" },
  {
    codes: ["ServiceNotFound", "InvalidActionOrVersion"],
    kind: "Invalid",
    advice:
      "This site does not offer the version 2021-09-01 of CloudTrail, which is needed here, or the host is not CloudTrail's: " +
      "check access-audit:volcengine.site and access-audit:volcengine.endpoints.cloudtrail",
  },
  {
    codes: ["SiteDoesNotMatch"],
    kind: "Invalid",
    advice:
      "The account is one of the other site, or is neither its organization's management account nor a delegated " +
      "administrator; check access-audit:volcengine.site and isOrganizationTrail",
  },
  {
    codes: ["InvalidTrailName"],
    kind: "Invalid",
    advice: "Check name: use letters, digits, hyphens and underscores",
  },
  {
    codes: ["InvalidParameter.*"],
    kind: "Invalid",
    advice:
      "Check the destinations of the trail, or startTime and endTime of events: CloudTrail looks back 90 days, 180 on BytePlus",
  },
  { codes: ["MissingParameter", "MissingRequestInfo"], kind: "Invalid" },
  // The gateway tells it with the statuses 200, 400 and 429: only the code counts.
  { codes: ["*FlowLimitExceeded*"], kind: "Throttled" },
  // How many trails an account may have, and the code of one more, are not documented.
  {
    codes: ["*Quota*", "*LimitExceeded*"],
    kind: "Conflict",
    advice:
      "The account has reached its limit of trails; delete one or ask for a larger quota. For a replacement, set the resource option deleteBeforeReplace: true",
  },
  // What is missing here is a bucket, a project or a role.
  {
    codes: ["*NotExist*"],
    kind: "Invalid",
    advice: "Check tosBucketName, tlsProjectName, tlsTopicName and the roles, and their regions",
  },
  // The code is not documented; those of the vendor's other services end so.
  { codes: ["*Exist*"], kind: "Conflict", advice: "A trail of this name exists already in the account" },
  { codes: ["InvalidTimestamp"], kind: "Denied", skew: true, advice: "Check the clock of this machine" },
  {
    // The text alone says whether it is wrong or has run out.
    codes: ["InvalidSecretToken"],
    kind: "Denied",
    expired: true,
    advice: "The session token is wrong or has run out; get new temporary keys",
  },
  {
    codes: [
      "InvalidAccessKey",
      "SignatureDoesNotMatch",
      "InvalidAuthorization",
      "InvalidCredential",
      "MissingAuthenticationToken",
      "MissingSignature",
    ],
    kind: "Denied",
    advice: keys,
  },
  { codes: ["LackPolicy", "LackProjectPolicy", "AccessDenied"], kind: "Denied", permission: true },
  {
    codes: [
      "InternalError",
      "InternalServiceError",
      "InternalServiceTimeout",
      "FailToConnect",
      "ServiceUnavailableTemp",
      "ServiceFailure",
    ],
    kind: "Unavailable",
  },
];
