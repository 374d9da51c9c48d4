import { isRecord } from "../../../../core/fields/validation";
import { collectNumberedPages } from "../../../../core/listing/numbered-pages";
import type { Operation } from "../../../../core/session/operation";
import { countIn, defined, instant, listIn, textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { callDatabase } from "../call";
import type { InstanceLocator } from "../engines";
import { attemptedOf, type ExportFile, statusIn } from "./export-file";

type Wire = Readonly<Record<string, unknown>>;

/** A task of DAS; only an export has a file. */
interface Task {
  readonly id: string;
  readonly file: ExportFile | undefined;
}

const pageSize = 100;

/**
 * The exports of a node, of the primary one by default, whoever asked for them:
 * https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTasks. Which tasks a span would pick is not documented, nor which a
 * filter: both are left out.
 */
export async function listTasks(
  operation: Operation,
  locator: InstanceLocator,
  nodeId?: string,
  requestIds: string[] = [],
): Promise<readonly ExportFile[]> {
  const attempted = attemptedOf(locator);
  const tasks = await collectNumberedPages<Task>({
    ...{ cloud: "Alibaba Cloud DAS", attempted, identify: ({ id }) => id },
    fetch: (pageNumber) =>
      callDatabase(operation, {
        ...{ service: "das", name: "DescribeSqlLogTasks", region: locator.region, attempted, writes: false },
        answerSize: "list",
        parameters: { InstanceId: locator.instanceId, NodeId: nodeId, PageNo: pageNumber, PageSize: pageSize },
        decode(data, requestId) {
          requestIds.push(requestId ?? "");
          return taskPageFromWire(data);
        },
      }),
  });
  return tasks.flatMap(({ file }) => file ?? []);
}

export function taskPageFromWire(data: Wire) {
  const total = countIn(data, "Total");
  // It says nothing at all where it knows of no auditing.
  if (total === undefined && Object.keys(data).length > 0) throw new MalformedAnswer("the answer has no Total");
  return { total: total ?? 0, rows: listIn(data, "List", (total ?? 0) === 0).map(taskFromWire) };
}

function taskFromWire(wire: unknown): Task {
  if (!isRecord(wire)) throw new MalformedAnswer("a task is not an object");
  const [id, type] = [textIn(wire, "TaskId"), textIn(wire, "TaskType")];
  if (id === undefined || type === undefined) throw new MalformedAnswer("a task has no TaskId or TaskType");
  return { id, file: type === "Export" ? fileFromWire(id, wire) : undefined };
}

const statuses = {
  ...({ INIT: "creating", RUNNING: "creating", COMPLETED: "success" } as const),
  ...({ FAILED: "failed", CANCELED: "failed" } as const),
};

function fileFromWire(id: string, wire: Wire): ExportFile {
  const [beginTime, endTime] = [instant(wire.Start), instant(wire.End)];
  if (beginTime === undefined || endTime === undefined) throw new MalformedAnswer("a task has no Start or End");
  const status = statusIn(statuses, wire, "Status");
  // The service writes some flags as text.
  const isExpired = status === "success" && String(wire.Expire).toLowerCase() === "true";
  return {
    ...{ id, source: "das" as const, name: textIn(wire, "Name") ?? "", beginTime, endTime },
    status: isExpired ? "expired" : status,
    ...defined({
      createTime: instant(wire.CreateTime),
      // The list and the call for one task have different words for it.
      link: status === "success" && !isExpired ? (textIn(wire, "Result") ?? textIn(wire, "Export")) : undefined,
      isFiltered: listIn(wire, "Filters", true).length > 0 ? (true as const) : undefined,
    }),
  };
}

/**
 * An export by its id, of whichever node: https://api.aliyun.com/document/DAS/2020-01-16/DescribeSqlLogTask. What it answers of one that
 * there is not is not documented: what is no task is none.
 */
export function readTask(
  operation: Operation,
  { region, engine, instanceId }: InstanceLocator,
  id: string,
): Promise<ExportFile | undefined> {
  return callDatabase(operation, {
    ...{ service: "das", name: "DescribeSqlLogTask", region, writes: false },
    attempted: `read the audit log file ${id} of ${engine} instance ${instanceId}`,
    parameters: { InstanceId: instanceId, TaskId: id, PageNo: 1, PageSize: 10 },
    decode: (data) => (Object.keys(data).length === 0 ? undefined : taskFromWire({ TaskId: id, ...data }).file),
  });
}
