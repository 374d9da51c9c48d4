import type { z } from "zod";
import type { Rule } from "../../../../core/fields/check";
import { choice } from "../../../../core/fields/field";
import { isRecord } from "../../../../core/fields/validation";
import { collectPages, type OffsetPage } from "../../../../core/listing/offset-pages";
import type { Operation } from "../../../../core/session/operation";
import { countIn, defined, hint, listIn, textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import type { InstanceLocator } from "../audit-row";
import { callDatabase } from "../call";
import { dialects, type Engine, serviceOf } from "../engines";
import { timeFromWire } from "../wall-time";

/** The engines whose records can be had as files. */
export type ExportingEngine = Exclude<Engine, "redis" | "sqlserver">;

/** An engine without files is refused with the reason. */
export const exportingEngine: Rule<{ readonly engine: Engine }> = {
  fields: ["engine"],
  check({ engine }) {
    if (engine in fileDialects) return undefined;
    const reason = `has no files on ${dialects[engine].title}, whose service writes none; getAuditRecords lists its records`;
    return { property: "engine", reason };
  },
};

export interface ExportLocator extends InstanceLocator {
  readonly engine: ExportingEngine;
}

/** How the services list files. */
export interface FileDialect {
  readonly largestPage: number;
  /** The member that a file is known by. */
  readonly key: "FileName" | "AsyncRequestId";
  /** Kilobytes that a size of 1 means, where a page states it. */
  readonly unitKb?: number;
}

const brain: FileDialect = { largestPage: 100, key: "AsyncRequestId" };

export const fileDialects: Readonly<Record<ExportingEngine, FileDialect>> = {
  cdb: { largestPage: 300, key: "FileName", unitKb: 1 },
  cynosdb: { largestPage: 100, key: "FileName", unitKb: 1 },
  postgres: { largestPage: 300, key: "FileName", unitKb: 1024 },
  mongodb: { largestPage: 100, key: "FileName", unitKb: 1 },
  mariadb: brain,
  dcdb: brain,
};

export const exportingEngines = Object.keys(fileDialects) as readonly ExportingEngine[];

export const fileStatusField = choice({
  creating: "It is being made.",
  success: "It is ready, and has a link.",
  failed: "It could not be made, perhaps because of too many records.",
});

/** A file that somebody asked for. */
export interface ExportFile {
  /** Its name; of MariaDB and TDSQL its number. */
  readonly id: string;
  /** Empty while it is being made, on some engines. */
  readonly name: string;
  readonly status: z.output<typeof fileStatusField>;
  readonly createTime: string;
  readonly size: number;
  readonly link?: string;
  readonly error?: string;
}

/** All files of an instance, and the ids of the calls. */
export async function listFiles(
  operation: Operation,
  locator: ExportLocator,
  utcOffset: string,
): Promise<{ readonly files: readonly ExportFile[]; readonly requestIds: readonly string[] }> {
  const { region, engine, instanceId } = locator;
  const attempted = `list the audit log files of ${engine} instance ${instanceId}`;
  const pages = await collectPages<ExportFile, OffsetPage<ExportFile> & { requestId: string }>({
    ...{ cloud: serviceOf(engine).title, attempted, pageSize: fileDialects[engine].largestPage },
    identify: ({ id }) => id,
    fetch: (offset, limit) =>
      callDatabase(operation, engine, {
        ...{ name: "DescribeAuditLogFiles", region, attempted, writes: false, answerSize: "list" },
        parameters: { InstanceId: instanceId, Limit: limit, Offset: offset },
        decode: (answer) => ({
          ...filesFromWire(engine, utcOffset, answer),
          requestId: textIn(answer, "RequestId") ?? "",
        }),
      }),
  });
  const files = new Map(pages.flatMap(({ rows }) => rows).map((file) => [file.id, file]));
  return { files: [...files.values()], requestIds: pages.map(({ requestId }) => requestId) };
}

export function filesFromWire(
  engine: ExportingEngine,
  utcOffset: string,
  answer: Readonly<Record<string, unknown>>,
): OffsetPage<ExportFile> {
  const total = countIn(answer, "TotalCount");
  const rows = listIn(answer, "Items", total === 0 || answer.Items === null);
  return { total, rows: rows.map((row) => fileFromWire(engine, utcOffset, row)) };
}

function fileFromWire(engine: ExportingEngine, utcOffset: string, wire: unknown): ExportFile {
  if (!isRecord(wire)) throw new MalformedAnswer("a file is not an object");
  const { key, unitKb = 1 } = fileDialects[engine];
  const id = textIn(wire, key);
  if (id === undefined) throw new MalformedAnswer(`a file has no ${key}`);
  const size = wire.FileSize ?? 0;
  if (typeof size !== "number") throw new MalformedAnswer("FileSize is not a number");
  const status = statusFromWire(textIn(wire, "Status"));
  return {
    ...{ id, name: textIn(wire, "FileName") ?? "", status, size: size * unitKb },
    createTime: timeFromWire(wire.CreateTime, utcOffset),
    ...defined({
      link: status === "success" ? textIn(wire, "DownloadUrl") : undefined,
      error: hint(wire.ErrMsg),
    }),
  };
}

/** PostgreSQL, and samples of others, say that what is being made is running. */
function statusFromWire(text: string | undefined): ExportFile["status"] {
  const status = fileStatusField.safeParse(text === "running" ? "creating" : text);
  if (status.success) return status.data;
  throw new MalformedAnswer(`the Status of a file is ${text ?? "missing"}`);
}
