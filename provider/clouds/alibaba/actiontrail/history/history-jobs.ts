import { isRecord } from "../../../../core/fields/validation";
import { collectNumberedPages } from "../../../../core/listing/numbered-pages";
import type { Operation } from "../../../../core/session/operation";
import { countIn, listIn, textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { actiontrail, callActiontrail } from "../service";

/** The numbers of `JobStatus`, in their order. */
export const jobStatuses = ["initializing", "delivering", "complete", "failed"] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** A job that delivers what happened before its trail was there. */
export interface HistoryJob {
  /** A number above 2^53, as text. */
  readonly jobId: string;
  readonly trail: string;
  readonly jobStatus: JobStatus;
  readonly createTime: string | undefined;
  /** The regions whose delivery failed. */
  readonly failed: readonly string[];
}

export function jobFromWire(wire: unknown): HistoryJob {
  if (!isRecord(wire)) throw new MalformedAnswer("a job is not an object");
  const [jobId, trail] = [textIn(wire, "JobId"), textIn(wire, "TrailName")];
  if (jobId === undefined || trail === undefined) throw new MalformedAnswer("a job has no JobId or TrailName");
  const failed = listIn(wire, "Status", true)
    .filter(isRecord)
    .filter((one) => statusOf(one, "Status") === "failed");
  return {
    ...{ jobId, trail, jobStatus: statusOf(wire, "JobStatus") },
    createTime: textIn(wire, "CreatedTime"),
    failed: failed.map((one) => textIn(one, "Region") ?? "a region"),
  };
}

function statusOf(wire: Record<string, unknown>, name: string): JobStatus {
  const status = jobStatuses[countIn(wire, name) ?? -1];
  if (status === undefined) throw new MalformedAnswer(`the job has no ${name} that is known`);
  return status;
}

const pageSize = 100;
const listing = (region: string) => ({
  cloud: actiontrail.title,
  attempted: `list the jobs that deliver history in ${region}`,
});

/** https://www.alibabacloud.com/help/en/actiontrail/developer-reference/api-actiontrail-2020-07-06-listdeliveryhistoryjobs */
export function listJobs(operation: Operation, region: string): Promise<readonly HistoryJob[]> {
  return collectNumberedPages({
    ...listing(region),
    identify: ({ jobId }: HistoryJob) => jobId,
    fetch: (pageNumber) =>
      callActiontrail(operation, {
        name: "ListDeliveryHistoryJobs",
        region,
        attempted: `${listing(region).attempted} (page ${pageNumber})`,
        parameters: { PageNumber: pageNumber, PageSize: pageSize },
        writes: false,
        answerSize: "list",
        decode(answer) {
          const total = countIn(answer, "TotalCount");
          return { total: total ?? 0, rows: listIn(answer, "DeliveryHistoryJobs", total === 0).map(jobFromWire) };
        },
      }),
  });
}
