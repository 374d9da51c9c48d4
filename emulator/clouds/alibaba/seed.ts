import { seedInstanceIds } from "./databases/instance";

/** What a fresh emulator holds, by name. */
export const alibabaSeed = {
  accountId: "1234567890123456",
  region: "cn-hangzhou",
  bucket: "archive",
  auditBucket: "audit",
  databases: seedInstanceIds,
} as const;
