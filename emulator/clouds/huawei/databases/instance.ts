import type { AuditLogFile } from "./files";

/** How an instance's audit logs are written, in the members that both services have. */
export interface AuditPolicy {
  /** 0 to 732; 0 is off. */
  keep_days: number;
  /** None is all. */
  audit_types: string[];
  /** RDS for PostgreSQL only. */
  databases: string[];
}

export const noPolicy: AuditPolicy = { keep_days: 0, audit_types: [], databases: [] };

export interface Instance {
  id: string;
  projectId: string;
  region: string;
  kind: "taurusdb" | "rds";
  files: AuditLogFile[];
  policy: AuditPolicy;
  /** For so many looks at it the instance is still busy with a change. */
  busyLooks: number;
  /** The next change of the policy is answered with 200 and the result FAILED. */
  failsPolicy: boolean;
}
