import { isRecord } from "../../../core/fields/validation";
import { parseJsonObject } from "../../../http/json";
import { MalformedAnswer } from "../../../http/service";
import { type BucketProtection, type Expiry, protectionReader } from "../../../kinds/protection/bucket-protection";
import { expiry, grantedToAll, policyPart, unencrypted, withoutRules } from "../../../kinds/protection/documents";
import { tosStorage } from "./service";

type Json = Readonly<Record<string, unknown>>;

function list(document: Json, name: string): Json[] {
  const found = document[name];
  if (!Array.isArray(found) || !found.every(isRecord)) throw new MalformedAnswer(`the answer has no list ${name}`);
  return found;
}

const inner = (document: Json, name: string): Json => (isRecord(document[name]) ? document[name] : {});

function aclOf(body: string): Partial<BucketProtection> {
  const everybody = ["AllUsers", "AuthenticatedUsers"];
  const granted = list(parseJsonObject(body), "Grants").filter((grant) =>
    everybody.includes(String(inner(grant, "Grantee").Canned)),
  );
  return grantedToAll(granted.map(({ Permission: permission }) => String(permission)));
}

function encryptionOf(body: string): Partial<BucketProtection> {
  const applied = inner(inner(parseJsonObject(body), "Rule"), "ApplyServerSideEncryptionByDefault");
  return { encrypted: Boolean(applied.SSEAlgorithm) };
}

/** A rule for tagged objects is about no record. */
function expiriesOf(body: string): Partial<BucketProtection> {
  const enabled = list(parseJsonObject(body), "Rules").filter(
    ({ Status: status, Tags: tags }) => status === "Enabled" && !(Array.isArray(tags) && tags.length > 0),
  );
  return {
    expiries: enabled.flatMap((rule): Expiry[] => {
      const { Days: days, Date: date } = inner(rule, "Expiration");
      return expiry(String(rule.Prefix ?? ""), days === undefined ? undefined : String(days), Boolean(date));
    }),
  };
}

/** https://www.volcengine.com/docs/6349/74836. None of the vendor's SDKs for Node and Python reads a lock, so it is not known. */
export const readTosProtection = protectionReader(tosStorage, [
  {
    ...{ subresource: "acl", action: "GetBucketACL", permission: "tos:GetBucketACL", what: "the ACL" },
    decode: aclOf,
  },
  policyPart("tos:GetBucketPolicy"),
  {
    ...{ subresource: "encryption", action: "GetBucketEncryption", permission: "tos:GetBucketEncryption" },
    what: "the encryption",
    decode: encryptionOf,
    // Which of the two it is, is not documented.
    unset: unencrypted("ServerSideEncryptionConfigurationNotFoundError", "NoSuchEncryptionConfiguration"),
  },
  {
    ...{ subresource: "versioning", action: "GetBucketVersioning", permission: "tos:GetBucketVersioning" },
    what: "the versioning",
    decode: (body) => ({ versioned: parseJsonObject(body).Status === "Enabled" }),
  },
  {
    ...{ subresource: "lifecycle", action: "GetBucketLifecycle", permission: "tos:GetLifecycleConfiguration" },
    what: "the lifecycle rules",
    decode: expiriesOf,
    unset: withoutRules("NoSuchLifecycleConfiguration"),
  },
]);
