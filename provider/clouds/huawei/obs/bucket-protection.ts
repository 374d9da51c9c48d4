import { xmlText } from "../../../http/xml";
import { protectionReader } from "../../../kinds/protection/bucket-protection";
import {
  aclGrants,
  encryptionPart,
  lifecyclePart,
  objectLockPart,
  policyPart,
  versioningPart,
} from "../../../kinds/protection/documents";
import { obsStorage } from "./service";

/** https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0031.html and the pages of the other sub-resources. */
export const readObsProtection = protectionReader(obsStorage, [
  {
    ...{ subresource: "acl", action: "GetBucketAcl", permission: "obs:bucket:GetBucketAcl", what: "the ACL" },
    decode: (body) => aclGrants(body, (grantee) => xmlText(grantee, "Canned") === "Everyone"),
  },
  policyPart("obs:bucket:GetBucketPolicy"),
  encryptionPart("obs:bucket:GetEncryptionConfiguration"),
  versioningPart("obs:bucket:GetBucketVersioning"),
  objectLockPart("obs:bucket:GetBucketObjectLockConfiguration"),
  lifecyclePart("obs:bucket:GetLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
]);
