import { MalformedAnswer } from "../../../http/service";
import { parseXml, xmlElement, xmlText } from "../../../http/xml";
import { type BucketProtection, protectionReader } from "../../../kinds/protection/bucket-protection";
import {
  encryptionOf,
  grantedToAll,
  lifecyclePart,
  policyPart,
  unencrypted,
  unlocked,
  versioningPart,
} from "../../../kinds/protection/documents";
import { ossStorage } from "./service";

/** One word for the whole bucket. */
function aclOf(body: string): Partial<BucketProtection> {
  const list = xmlElement(parseXml(body, "AccessControlPolicy"), "AccessControlList");
  const grant = list === undefined ? undefined : xmlText(list, "Grant");
  if (!grant) throw new MalformedAnswer("the answer has no <Grant>");
  return grantedToAll(grant === "private" ? [] : [grant]);
}

/** A policy that is not locked may still be taken back within a day. */
function wormOf(body: string): Partial<BucketProtection> {
  return { locked: xmlText(parseXml(body, "WormConfiguration"), "State") === "Locked" };
}

/** https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketacl and the pages of the other sub-resources. */
export const readOssProtection = protectionReader(ossStorage, [
  {
    ...{ subresource: "acl", action: "GetBucketAcl", permission: "oss:GetBucketAcl", what: "the ACL" },
    decode: aclOf,
  },
  policyPart("oss:GetBucketPolicy"),
  {
    ...{ subresource: "encryption", action: "GetBucketEncryption", permission: "oss:GetBucketEncryption" },
    what: "the encryption",
    decode: (body) => encryptionOf(body, "ServerSideEncryptionRule", false),
    unset: unencrypted("NoSuchServerSideEncryptionRule"),
  },
  versioningPart("oss:GetBucketVersioning"),
  {
    ...{ subresource: "worm", action: "GetBucketWorm", permission: "oss:GetBucketWorm", what: "the retention policy" },
    decode: wormOf,
    unset: unlocked("NoSuchWORMConfiguration"),
  },
  lifecyclePart("oss:GetBucketLifecycle", "NoSuchLifecycle"),
]);
