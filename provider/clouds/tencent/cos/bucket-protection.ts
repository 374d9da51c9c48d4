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
import { cosStorage } from "./service";

const groups = "http://cam.qcloud.com/groups/global/";

/** https://cloud.tencent.com/document/product/436/7733 and the pages of the other sub-resources. */
export const readCosProtection = protectionReader(cosStorage, [
  {
    ...{ subresource: "acl", action: "GetBucketACL", permission: "cos:GetBucketACL", what: "the ACL" },
    decode: (body) =>
      aclGrants(body, (grantee) =>
        // Whoever has an account of the cloud is everybody.
        [`${groups}AllUsers`, `${groups}AuthenticatedUsers`].includes(xmlText(grantee, "URI") ?? ""),
      ),
  },
  {
    ...{ subresource: "policy", action: "GetBucketPolicy", permission: "cos:GetBucketPolicy", what: "the policy" },
    decode: policyOf,
    unset: withoutPolicy,
  },
  {
    ...{ subresource: "encryption", action: "GetBucketEncryption", permission: "cos:GetBucketEncryption" },
    what: "the encryption",
    decode: (body) => encryptionOf(body, "ServerSideEncryptionConfiguration", true),
    unset: unencrypted("NoSuchEncryptionConfiguration"),
  },
  {
    ...{ subresource: "versioning", action: "GetBucketVersioning", permission: "cos:GetBucketVersioning" },
    what: "the versioning",
    decode: versioningOf,
  },
  {
    ...{ subresource: "object-lock", action: "GetBucketObjectLock", what: "the object lock" },
    permission: "cos:GetBucketObjectLockConfiguration",
    decode: objectLockOf,
    // Which of the two it is, is not documented.
    unset: unlocked("ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration"),
  },
  {
    ...{ subresource: "lifecycle", action: "GetBucketLifecycle", permission: "cos:GetBucketLifecycle" },
    what: "the lifecycle rules",
    decode: expiriesOf,
    unset: withoutRules("NoSuchLifecycleConfiguration"),
  },
]);
