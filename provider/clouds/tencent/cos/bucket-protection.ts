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
  policyPart("cos:GetBucketPolicy"),
  encryptionPart("cos:GetBucketEncryption"),
  versioningPart("cos:GetBucketVersioning"),
  objectLockPart("cos:GetBucketObjectLockConfiguration"),
  lifecyclePart("cos:GetBucketLifecycle", "NoSuchLifecycleConfiguration"),
]);
