/** What a fresh emulator holds, by name. */
export const alibabaSeed = {
  region: "cn-hangzhou",
  bucket: "archive",
  auditBucket: "audit",
} as const;
