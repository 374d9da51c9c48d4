/** A statement that an instance ran, in one form for all services. */
export interface AuditedRow {
  /** Milliseconds since 1970. */
  at: number;
  /** Tells rows apart that say the same else. */
  serial: number;
  statement: string;
  operation: string;
  user: string;
  host: string;
  database: string;
}

/** What a row has that somebody puts there without saying more. */
export function newRow(at: number, serial: number, given: Partial<AuditedRow> = {}): AuditedRow {
  return {
    ...{ at, serial, statement: `select ${serial} from \`订单\``, operation: "select", user: "root" },
    ...{ host: "10.0.0.7", database: "shop" },
    ...given,
  };
}
