import { seedInstanceIds } from "./databases/instance";

/** What a fresh emulator holds, by name. */
export const tencentSeed = {
  appId: "1250000000",
  region: "ap-guangzhou",
  /** Its access monitor was never configured. */
  bucket: "logs-1250000000",
  /** Audit tracks deliver here. */
  auditBucket: "audit-1250000000",
  /** A database instance of each engine, none of them audited. */
  databases: seedInstanceIds,
} as const;
