/** What a fresh emulator holds, by name. */
export const huaweiSeed = {
  region: "cn-north-4",
  projectId: "0483b6b16e954cb88930a360d2c4e663",
  projectName: "cn-north-4",
  domainId: "d78cbac186b744899480f25bd022f468",
  /** A TaurusDB instance with an audit log file for every six hours of the last 90 days. */
  instanceId: "3d39c18788b54a919bab633874c159dfin07",
  /** An RDS instance with as many files. */
  rdsInstanceId: "cee5265e1e5845649e354841234567dfin01",
  /** Buckets of OBS: two for what CTS delivers, two whose objects it can track. */
  obsBuckets: ["audit", "audit-2", "orders", "invoices"],
  /** Two files whose ids and times never change; all others move with the clock. */
  fixedFileIds: ["fa163ea0e2bet11e9d832166a2cf894c5br01", "fa163ea0e2bet11e9d832136a668094c5br01"],
} as const;
