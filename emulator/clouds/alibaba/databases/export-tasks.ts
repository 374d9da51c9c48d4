import { randomBytes } from "node:crypto";
import { publishLink } from "../../../wire/signed-links";
import { type ActionContext, needed, type Parameters } from "./action";
import type { ExportTask } from "./files";
import type { DatabaseInstance } from "./instance";

type Answer = Readonly<Record<string, unknown>>;

/** A task has a file after so many reads. */
const readsUntilReady = 2;

export function newTask(
  instance: DatabaseInstance,
  given: Pick<ExportTask, "at" | "from" | "to"> & Partial<ExportTask>,
): ExportTask {
  instance.tasksMade += 1;
  const id = `task-${String(instance.tasksMade).padStart(4, "0")}`;
  const task: ExportTask = {
    ...{ id, name: "export", type: "Export", status: "INIT", filters: [], nodeId: "" },
    ...{ isExpired: false, reads: 0 },
    ...given,
  };
  instance.tasks.push(task);
  return task;
}

/** CreateSqlLogTask. Nothing tells a second one of the same span from the first. */
export function createTask({ parameters, call }: ActionContext, instance: DatabaseInstance): Answer | string {
  const [from, to] = [Number(needed(parameters, "StartTime")), Number(needed(parameters, "EndTime"))];
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && to > from)) return "EndTime is invalid.";
  const type = parameters.get("Type");
  if (type !== "Export" && type !== "Query") return "Type is invalid.";
  if (instance.auditing === undefined) return "SQL_LOG_NOT_ENABLE";
  const [name, nodeId] = [parameters.get("Name") ?? "", parameters.get("NodeId") ?? ""];
  const filters = filtersOf(parameters);
  const task = newTask(instance, { at: call.now.getTime(), from, to, type, name, filters, nodeId });
  const { CreateTime, Start, End, Name, Status, TaskId } = rowOf(instance, task);
  return { CreateTime, Start, End, InstanceId: instance.id, Name, Status, TaskId };
}

/** DescribeSqlLogTask. What it says of a task that there is not is not documented. */
export function readTask({ parameters }: ActionContext, instance: DatabaseInstance): Answer | null {
  const task = instance.tasks.find(({ id }) => id === parameters.get("TaskId"));
  if (task === undefined) return null;
  proceed(task);
  const { CreateTime, Start, End, Name, Status, TaskId, TaskType, Expire, Filters } = rowOf(instance, task);
  const ready = { CreateTime, Start, End, Name, Status, TaskId, TaskType, Expire, Filters, Queries: [], Total: 1 };
  return { ...ready, Export: linkOf(task) };
}

/** DescribeSqlLogTasks: pages from 1, of one node. */
export function listTasks({ parameters }: ActionContext, instance: DatabaseInstance): Answer | string {
  const [number, size] = [Number(parameters.get("PageNo") ?? 1), Number(parameters.get("PageSize") ?? 10)];
  if (!(Number.isInteger(number) && number >= 1)) return "PageNo is invalid.";
  if (!(Number.isInteger(size) && size >= 1 && size <= 100)) return "PageSize is invalid.";
  const wanted = filtersOf(parameters).find(({ Key }) => Key === "TaskType")?.Value;
  const within = ({ at }: ExportTask) =>
    at >= Number(parameters.get("StartTime") ?? 0) && at <= Number(parameters.get("EndTime") ?? Number.MAX_VALUE);
  const node = parameters.get("NodeId") ?? "";
  const found = instance.tasks.filter(
    (task) => within(task) && task.nodeId === node && (wanted === undefined || task.type === wanted),
  );
  const page = found.slice((number - 1) * size, number * size);
  const List = page.map((task) => rowOf(instance, task));
  for (const task of page) proceed(task);
  return { List, PageNo: number, PageSize: size, Total: found.length };
}

/** Work goes on between reads. */
function proceed(task: ExportTask): void {
  task.reads += 1;
  if (task.status === "INIT" || task.status === "RUNNING")
    task.status = task.reads >= readsUntilReady ? "COMPLETED" : "RUNNING";
}

function rowOf({ id, listsLinks }: DatabaseInstance, task: ExportTask) {
  const isReady = task.status === "COMPLETED";
  return {
    ...{ CreateTime: task.at, Start: task.from, End: task.to, InstanceId: id, Name: task.name, Status: task.status },
    ...{ TaskId: task.id, TaskType: task.type, Progress: isReady ? 100 : 40, Expire: task.isExpired },
    ...{ LogCount: 0, ScanFileSize: 3, Filters: task.filters },
    ...{ Result: listsLinks ? linkOf(task) : "", InnerResult: listsLinks ? linkOf(task, "-internal") : "" },
  };
}

/** A link is signed at each read. */
function linkOf({ id, type, status, isExpired }: ExportTask, network = ""): string {
  if (type !== "Export" || status !== "COMPLETED" || isExpired) return "";
  const signature = `Expires=1768552245&OSSAccessKeyId=x&Signature=${randomBytes(12).toString("hex")}`;
  return publishLink(`http://das-sqllog.oss-cn-shanghai${network}.aliyuncs.com/${id}.csv?${signature}`);
}

/** `Filters.1.Key`, `Filters.1.Value`. */
function filtersOf(parameters: Parameters): ExportTask["filters"] {
  const filters: ExportTask["filters"] = [];
  for (let number = 1; parameters.has(`Filters.${number}.Key`); number += 1) {
    const [Key = "", Value = ""] = ["Key", "Value"].map((name) => parameters.get(`Filters.${number}.${name}`));
    filters.push({ Key, Value });
  }
  return filters;
}
