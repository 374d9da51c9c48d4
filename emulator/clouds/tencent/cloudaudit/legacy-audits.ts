import { refusal } from "../api3/errors";
import type { Parameters, Values } from "../api3/parameters";
import type { LegacyAudit } from "../state";
import type { Action } from "./action";

/** The API before tracks, cloud.tencent.com/document/api/629: audits by name, in no list of tracks. */
const byName: Parameters = { AuditName: { type: "str", required: true } };

export const legacyActions: Readonly<Record<string, Action>> = {
  ListAudits: {
    parameters: {},
    writes: false,
    run: (_values, { audits }) => ({ AuditSummarys: audits.map(summary) }),
  },
  DescribeAudit: {
    parameters: byName,
    writes: false,
    run: (values, { audits }) => ({ ...find(values, audits), IsEnableCmqNotify: 0, IsEnableKmsEncry: 0 }),
  },
  StartLogging: { parameters: byName, writes: true, run: (values, { audits }) => switched(find(values, audits), 1) },
  StopLogging: { parameters: byName, writes: true, run: (values, { audits }) => switched(find(values, audits), 0) },
};

function summary({ AuditName, AuditStatus, CosBucketName, LogFilePrefix }: LegacyAudit) {
  return { AuditName, AuditStatus, CosBucketName, LogFilePrefix };
}

function find({ AuditName }: Values, audits: readonly LegacyAudit[]): LegacyAudit {
  const audit = audits.find((one) => one.AuditName === AuditName);
  if (audit === undefined) throw refusal("ResourceNotFound.AuditNotExist", "The audit does not exist.");
  return audit;
}

function switched(audit: LegacyAudit, status: number) {
  audit.AuditStatus = status;
  return { IsSuccess: 1 };
}
