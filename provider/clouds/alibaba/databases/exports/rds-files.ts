import { isRecord } from "../../../../core/fields/validation";
import { collectNumberedPages } from "../../../../core/listing/numbered-pages";
import type { Operation } from "../../../../core/session/operation";
import { countIn, defined, listIn, objectIn, textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { callDatabase } from "../call";
import type { InstanceLocator } from "../engines";
import { attemptedOf, type ExportFile, statusIn } from "./export-file";

/** A size that the page takes, today's and the older one. */
const pageSize = 50;

/** https://api.aliyun.com/document/Rds/2014-08-15/DescribeSQLLogFiles */
export function listRdsFiles(
  operation: Operation,
  locator: InstanceLocator,
  requestIds: string[],
): Promise<readonly ExportFile[]> {
  const attempted = attemptedOf(locator);
  return collectNumberedPages<ExportFile>({
    ...{ cloud: "Alibaba Cloud RDS", attempted, identify: ({ id }) => id },
    fetch: (pageNumber) =>
      callDatabase(operation, {
        ...{ service: "rds", name: "DescribeSQLLogFiles", region: locator.region, attempted, writes: false },
        answerSize: "list",
        parameters: { DBInstanceId: locator.instanceId, PageNumber: pageNumber, PageSize: pageSize },
        decode(answer, requestId) {
          requestIds.push(requestId ?? "");
          return filePageFromWire(answer);
        },
      }),
  });
}

export function filePageFromWire(answer: Readonly<Record<string, unknown>>) {
  // SDKs have seen an empty list in the place of the object that holds the rows.
  const isBare = Array.isArray(answer.Items) && answer.Items.length === 0;
  const total = countIn(answer, "TotalRecordCount");
  if (total === undefined && !isBare) throw new MalformedAnswer("the answer has no TotalRecordCount");
  const rows = isBare ? [] : listIn(objectIn(answer, "Items"), "LogFile", total === 0);
  return { total: total ?? 0, rows: rows.map(fileFromWire) };
}

const statuses = { Success: "success", Failed: "failed", Generating: "creating" } as const;

function fileFromWire(wire: unknown): ExportFile {
  if (!isRecord(wire)) throw new MalformedAnswer("a file is not an object");
  const id = textIn(wire, "FileID");
  if (id === undefined) throw new MalformedAnswer("a file has no FileID");
  const status = statusIn(statuses, wire, "LogStatus");
  const bytes = Number(textIn(wire, "LogSize") ?? 0);
  if (!Number.isFinite(bytes)) throw new MalformedAnswer("LogSize is not a number");
  return {
    ...{ id, source: "rds" as const, name: id, status, size: bytes / 1024 },
    ...{ beginTime: timeIn(wire, "LogStartTime"), endTime: timeIn(wire, "LogEndTime") },
    // A file that is ready may not be downloadable.
    ...defined({ link: status === "success" ? textIn(wire, "LogDownloadURL") : undefined }),
  };
}

function timeIn(wire: Readonly<Record<string, unknown>>, name: string): string {
  const time = Date.parse(textIn(wire, name) ?? "");
  if (Number.isNaN(time)) throw new MalformedAnswer(`${name} is no time`);
  return new Date(time).toISOString();
}
