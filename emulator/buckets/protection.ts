import { z } from "zod";
import { node, writeXml } from "../wire/xml";

/** What keeps others from what is in a bucket, as a console sets it. All of it absent is a private bucket without any more. */
export const protectionSchema = z.strictObject({
  acl: z.enum(["private", "public-read", "public-read-write"]).optional(),
  /** The text of the document, as it was written. */
  policy: z.string().optional(),
  encryption: z.enum(["AES256", "KMS"]).optional(),
  versioning: z.enum(["Enabled", "Suspended"]).optional(),
  /** For how many days nobody can delete an object; 0 is a lock without a span. */
  lockDays: z.number().int().min(0).optional(),
});
export type Protection = z.infer<typeof protectionSchema>;

/** What the ACL of a bucket grants everybody. */
export function grantedToAll({ acl }: Protection): ("READ" | "WRITE")[] {
  if (acl === "public-read-write") return ["READ", "WRITE"];
  return acl === "public-read" ? ["READ"] : [];
}

/** Empty where it was never set. */
export function writeVersioning({ versioning }: Protection): string {
  return writeXml(node("VersioningConfiguration", versioning === undefined ? "" : [node("Status", versioning)]));
}

/** OSS has no rule around it. */
export function writeEncryption(root: string, algorithm: string, hasRule: boolean): string {
  const applied = node("ApplyServerSideEncryptionByDefault", [node("SSEAlgorithm", algorithm)]);
  return writeXml(node(root, [hasRule ? node("Rule", [applied]) : applied]));
}

export function writeObjectLock(days: number): string {
  const retention = node("DefaultRetention", [node("Mode", "COMPLIANCE"), node("Days", String(days))]);
  const rule = days === 0 ? [] : [node("Rule", [retention])];
  return writeXml(node("ObjectLockConfiguration", [node("ObjectLockEnabled", "Enabled"), ...rule]));
}
