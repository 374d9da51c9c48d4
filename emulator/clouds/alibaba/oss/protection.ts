import type { Bucket } from "../../../buckets/bucket";
import { writeEncryption, writeVersioning } from "../../../buckets/protection";
import type { BucketRoute } from "../../../buckets/sub-resources";
import type { WireAnswer } from "../../../wire/wire";
import { node, writeXml } from "../../../wire/xml";
import { alibabaSeed } from "../seed";
import { refusal } from "./errors";

const xml = (body: string): WireAnswer => ({ status: 200, headers: { "Content-Type": "application/xml" }, body });

/** One word for the whole bucket: alibabacloud.com/help/en/oss/developer-reference/getbucketacl. */
function getAcl({ protection: { acl = "private" } = {} }: Bucket): WireAnswer {
  const owner = node("Owner", [node("ID", alibabaSeed.accountId), node("DisplayName", alibabaSeed.accountId)]);
  const list = node("AccessControlList", [node("Grant", acl)]);
  return xml(writeXml(node("AccessControlPolicy", [owner, list])));
}

function getPolicy({ protection: { policy } = {} }: Bucket): WireAnswer {
  if (policy === undefined) throw refusal("NoSuchBucketPolicy");
  return { status: 200, headers: { "Content-Type": "application/json" }, body: policy };
}

function getEncryption({ protection: { encryption } = {} }: Bucket): WireAnswer {
  if (encryption === undefined) throw refusal("NoSuchServerSideEncryptionRule");
  return xml(writeEncryption("ServerSideEncryptionRule", encryption, false));
}

function getWorm({ protection: { lockDays } = {}, createTime }: Bucket): WireAnswer {
  if (lockDays === undefined) throw refusal("NoSuchWORMConfiguration");
  const days = node("RetentionPeriodInDays", String(lockDays));
  const parts = [
    node("WormId", "1666E2CFB2B3418****"),
    node("State", "Locked"),
    days,
    node("CreationDate", createTime),
  ];
  return xml(writeXml(node("WormConfiguration", parts)));
}

/** What protects a bucket can be read here, and is set by the control. */
export const protectionRoutes: readonly BucketRoute[] = [
  { method: "GET", subResource: "acl", action: "GetBucketAcl", run: getAcl },
  { method: "GET", subResource: "policy", action: "GetBucketPolicy", run: getPolicy },
  { method: "GET", subResource: "encryption", action: "GetBucketEncryption", run: getEncryption },
  { method: "GET", subResource: "worm", action: "GetBucketWorm", run: getWorm },
  {
    ...{ method: "GET", subResource: "versioning", action: "GetBucketVersioning" },
    run: ({ protection = {} }) => xml(writeVersioning(protection)),
  },
];
