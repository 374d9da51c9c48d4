export const taskStatuses = ["INIT", "RUNNING", "COMPLETED", "FAILED", "CANCELED"] as const;

/** What DAS was asked to make of the records of a span. */
export interface ExportTask {
  id: string;
  name: string;
  type: "Export" | "Query";
  /** Milliseconds since 1970. */
  at: number;
  from: number;
  to: number;
  status: (typeof taskStatuses)[number];
  filters: { Key: string; Value: string }[];
  /** Of a cluster; nothing for the primary one. */
  nodeId: string;
  isExpired: boolean;
  reads: number;
}

/** A file of RDS, for which DescribeSQLLogRecords was called. */
export interface LogFile {
  name: string;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  bytes: number;
  status: "Success" | "Failed" | "Generating";
  /** One that is ready may have no link. */
  downloadable: boolean;
}
