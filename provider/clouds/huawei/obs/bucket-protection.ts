import { xmlText } from "../../../http/xml";
import { protectionReader } from "../../../kinds/protection/bucket-protection";
import {
  aclGrants,
  encryptionOf,
  expiriesOf,
  objectLockOf,
  policyOf,
  unencrypted,
  unlocked,
  versioningOf,
  withoutPolicy,
  withoutRules,
} from "../../../kinds/protection/documents";
import { obsStorage } from "./service";

/** https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0031.html and the pages of the other sub-resources. */
export const readObsProtection = protectionReader(obsStorage, [
  {
    ...{ subresource: "acl", action: "GetBucketAcl", permission: "obs:bucket:GetBucketAcl", what: "the ACL" },
    decode: (body) => aclGrants(body, (grantee) => xmlText(grantee, "Canned") === "Everyone"),
  },
  {
    ...{ subresource: "policy", action: "GetBucketPolicy", permission: "obs:bucket:GetBucketPolicy" },
    what: "the policy",
    decode: policyOf,
    unset: withoutPolicy,
  },
  {
    ...{ subresource: "encryption", action: "GetBucketEncryption", what: "the encryption" },
    permission: "obs:bucket:GetEncryptionConfiguration",
    decode: (body) => encryptionOf(body, "ServerSideEncryptionConfiguration", true),
    unset: unencrypted("NoSuchEncryptionConfiguration"),
  },
  {
    ...{ subresource: "versioning", action: "GetBucketVersioning", permission: "obs:bucket:GetBucketVersioning" },
    what: "the versioning",
    decode: versioningOf,
  },
  {
    ...{ subresource: "object-lock", action: "GetBucketObjectLock", what: "the object lock" },
    permission: "obs:bucket:GetBucketObjectLockConfiguration",
    decode: objectLockOf,
    // Which of the two it is, is not documented.
    unset: unlocked("ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration"),
  },
  {
    ...{ subresource: "lifecycle", action: "GetBucketLifecycle", what: "the lifecycle rules" },
    permission: "obs:bucket:GetLifecycleConfiguration",
    decode: expiriesOf,
    unset: withoutRules("NoSuchLifecycleConfiguration"),
  },
]);
