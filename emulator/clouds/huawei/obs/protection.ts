import type { Bucket } from "../../../buckets/bucket";
import { writeLifecycle } from "../../../buckets/lifecycle-document";
import { grantedToAll, writeEncryption, writeObjectLock, writeVersioning } from "../../../buckets/protection";
import type { BucketRoute } from "../../../buckets/sub-resources";
import type { WireAnswer } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";
import { huaweiSeed } from "../seed";
import { refusal, xmlAnswer } from "./errors";

/** Everybody is a canned grantee: support.huaweicloud.com/intl/en-us/api-obs/obs_04_0026.html. */
function getAcl({ protection = {} }: Bucket): WireAnswer {
  const id = [node("ID", huaweiSeed.domainId)];
  const grants = [
    node("Grant", [node("Grantee", id), node("Permission", "FULL_CONTROL"), node("Delivered", "false")]),
    ...grantedToAll(protection).map((one) =>
      node("Grant", [
        node("Grantee", [node("Canned", "Everyone")]),
        node("Permission", one),
        node("Delivered", "false"),
      ]),
    ),
  ];
  return xmlAnswer(writeXml(node("AccessControlPolicy", [node("Owner", id), node("AccessControlList", grants)])));
}

function getPolicy({ protection: { policy } = {} }: Bucket): WireAnswer {
  if (policy === undefined) throw refusal("NoSuchBucketPolicy");
  return { status: 200, headers: { "Content-Type": "application/json" }, body: policy };
}

function getEncryption({ protection: { encryption } = {} }: Bucket): WireAnswer {
  if (encryption === undefined) throw refusal("NoSuchEncryptionConfiguration");
  return xmlAnswer(
    writeEncryption("ServerSideEncryptionConfiguration", encryption === "KMS" ? "kms" : encryption, true),
  );
}

function getObjectLock({ protection: { lockDays } = {} }: Bucket): WireAnswer {
  if (lockDays === undefined) throw refusal("ObjectLockConfigurationNotFoundError");
  return xmlAnswer(writeObjectLock(lockDays));
}

function getLifecycle({ lifecycleRules }: Bucket): WireAnswer {
  if (lifecycleRules.length === 0) throw refusal("NoSuchLifecycleConfiguration");
  return xmlAnswer(writeLifecycle(lifecycleRules));
}

/** What protects a bucket can be read here, and is set by the control. */
export const protectionRoutes: readonly BucketRoute[] = [
  { method: "GET", subResource: "acl", action: "GetBucketAcl", run: getAcl },
  { method: "GET", subResource: "policy", action: "GetBucketPolicy", run: getPolicy },
  { method: "GET", subResource: "encryption", action: "GetBucketEncryption", run: getEncryption },
  { method: "GET", subResource: "object-lock", action: "GetBucketObjectLock", run: getObjectLock },
  { method: "GET", subResource: "lifecycle", action: "GetBucketLifecycle", run: getLifecycle },
  {
    ...{ method: "GET", subResource: "versioning", action: "GetBucketVersioning" },
    run: ({ protection = {} }) => xmlAnswer(writeVersioning(protection)),
  },
];
