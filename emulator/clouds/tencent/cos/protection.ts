import type { Bucket } from "../../../buckets/bucket";
import { grantedToAll, writeEncryption, writeObjectLock, writeVersioning } from "../../../buckets/protection";
import type { BucketRoute } from "../../../buckets/sub-resources";
import type { WireAnswer } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";
import { refusal } from "./errors";

const xml = (body: string): WireAnswer => ({ status: 200, headers: { "Content-Type": "application/xml" }, body });
const owner = "qcs::cam::uin/100000000001:uin/100000000001";

/** Everybody is a group, which is told by its URI: cloud.tencent.com/document/product/436/7733. */
function getAcl({ protection = {} }: Bucket): WireAnswer {
  const id = [node("ID", owner), node("DisplayName", owner)];
  const all = [node("URI", "http://cam.qcloud.com/groups/global/AllUsers")];
  const grants = [
    node("Grant", [node("Grantee", id), node("Permission", "FULL_CONTROL")]),
    ...grantedToAll(protection).map((one) => node("Grant", [node("Grantee", all), node("Permission", one)])),
  ];
  return xml(writeXml(node("AccessControlPolicy", [node("Owner", id), node("AccessControlList", grants)])));
}

function getPolicy({ protection: { policy } = {} }: Bucket): WireAnswer {
  if (policy === undefined) throw refusal("NoSuchBucketPolicy");
  return { status: 200, headers: { "Content-Type": "application/json" }, body: policy };
}

function getEncryption({ protection: { encryption } = {} }: Bucket): WireAnswer {
  if (encryption === undefined) throw refusal("NoSuchEncryptionConfiguration");
  return xml(writeEncryption("ServerSideEncryptionConfiguration", encryption, true));
}

function getObjectLock({ protection: { lockDays } = {} }: Bucket): WireAnswer {
  if (lockDays === undefined) throw refusal("ObjectLockConfigurationNotFoundError");
  return xml(writeObjectLock(lockDays));
}

/** What protects a bucket can be read here, and is set by the control. */
export const protectionRoutes: readonly BucketRoute[] = [
  { method: "GET", subResource: "acl", action: "GetBucketACL", run: getAcl },
  { method: "GET", subResource: "policy", action: "GetBucketPolicy", run: getPolicy },
  { method: "GET", subResource: "encryption", action: "GetBucketEncryption", run: getEncryption },
  { method: "GET", subResource: "object-lock", action: "GetBucketObjectLock", run: getObjectLock },
  {
    ...{ method: "GET", subResource: "versioning", action: "GetBucketVersioning" },
    run: ({ protection = {} }) => xml(writeVersioning(protection)),
  },
];
