import * as pulumi from "@pulumi/pulumi";
import type { Inputs } from "../inputs";
import { type GetOutputOptions, getOutput } from "../invoke";
import type { GetAuditRecordsByCloud } from "../types/get-audit-records";

/** The arguments of {@link getAuditRecordsOutput}. */
export type GetAuditRecordsArgs = Inputs<GetAuditRecordsByCloud[keyof GetAuditRecordsByCloud]["args"]>;

/** The result of {@link getAuditRecordsOutput}: oldest first, each record once. */
export type GetAuditRecordsResult = GetAuditRecordsByCloud[keyof GetAuditRecordsByCloud]["result"];

/**
 * The statements that a database instance ran, as its audit service recorded them: all pages, and long spans in parts. Statements hold
 * data, so the result is always secret, and there is no form that returns a Promise, which cannot be.
 *
 * @see https://cloud.tencent.com/document/api/236
 * @see https://api.aliyun.com/document/DAS/2020-01-16/GetDasSQLLogHotData
 *
 * @example
 * ```ts
 * const { records } = audit.getAuditRecordsOutput({
 *   cloud: "tencent", region: "ap-guangzhou", engine: "cdb", instanceId: "cdb-etxaaa12",
 *   startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z",
 *   logFilter: [{ type: "sqlType", compare: "EQS", value: ["DROP"] }],
 * });
 * ```
 */
export function getAuditRecordsOutput(
  args: GetAuditRecordsArgs,
  options?: GetOutputOptions,
): pulumi.Output<GetAuditRecordsResult> {
  return pulumi.secret(getOutput<GetAuditRecordsResult>("getAuditRecords", args, options));
}
