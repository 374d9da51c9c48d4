import type { Bucket } from "../../../buckets/bucket";
import { grantedToAll } from "../../../buckets/protection";
import type { BucketRoute } from "../../../buckets/sub-resources";
import { jsonAnswer, type WireAnswer } from "../../../wire/wire";
import { volcengineSeed } from "../seed";
import { refusal } from "./errors";

/** Everybody is a canned group: volcengine.com/docs/6349/74836. */
function getAcl({ protection = {} }: Bucket): WireAnswer {
  const owner = { ID: volcengineSeed.accountId, DisplayName: volcengineSeed.accountId };
  const own = { Grantee: { ...owner, Type: "CanonicalUser" }, Permission: "FULL_CONTROL" };
  const all = grantedToAll(protection).map((permission) => ({
    Grantee: { Type: "Group", Canned: "AllUsers" },
    Permission: permission,
  }));
  return jsonAnswer(200, { Owner: owner, Grants: [own, ...all], BucketAclDelivered: false });
}

function getPolicy({ protection: { policy } = {} }: Bucket): WireAnswer {
  if (policy === undefined) throw refusal("NoSuchBucketPolicy");
  return { status: 200, headers: { "Content-Type": "application/json" }, body: policy };
}

function getEncryption({ protection: { encryption } = {} }: Bucket): WireAnswer {
  if (encryption === undefined) throw refusal("ServerSideEncryptionConfigurationNotFoundError");
  const algorithm = encryption === "KMS" ? "kms" : encryption;
  return jsonAnswer(200, { Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } } });
}

/** What protects a bucket can be read here, and is set by the control. */
export const protectionRoutes: readonly BucketRoute[] = [
  { method: "GET", subResource: "acl", action: "GetBucketACL", run: getAcl },
  { method: "GET", subResource: "policy", action: "GetBucketPolicy", run: getPolicy },
  { method: "GET", subResource: "encryption", action: "GetBucketEncryption", run: getEncryption },
  {
    ...{ method: "GET", subResource: "versioning", action: "GetBucketVersioning" },
    run: ({ protection: { versioning } = {} }) =>
      jsonAnswer(200, versioning === undefined ? {} : { Status: versioning }),
  },
];
