import { z } from "zod";
import { field } from "../../../../core/fields/field";
import { toChange } from "../../../../core/fields/reference";
import { resourceId } from "../../../../core/fields/resource-id";
import { eventsNamed } from "../../../../core/lifecycle/changed-by";
import type { Live, Named, Properties } from "../../../../core/lifecycle/kind";
import { digest } from "../../../../core/ownership/thing";
import { CloudError, isFault } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { defined, textIn } from "../../../../http/members";
import { MalformedAnswer } from "../../../../http/service";
import { awaitAsked, fileIdField, note } from "../../../../kinds/databases/audit-log-export";
import { callDatabase, permissionOf } from "../call";
import { engineField } from "../engines";
import { listTasks, readTask } from "./das-tasks";
import { type ExportFile, fileStatusField } from "./export-file";
import { type ExportInputs, exportInputs, exportRules } from "./export-inputs";
import { findExport, isOwn, keyOf, locatorOf, nameOf, nodeOf, type TaskLocator } from "./find-export";

/** How long the list has a task is not documented: one that is missing sooner was not there, or is deleted. */
const listedMs = 24 * 60 * 60_000;

const describe = ({ engine, instanceId, task }: TaskLocator) => `export ${task} of ${engine} instance ${instanceId}`;

/** What the service lists no more stays in the state, so that nothing asks for it again. */
async function observe(
  operation: Operation,
  locator: TaskLocator,
  known: Properties = {},
): Promise<Live<ExportInputs> | undefined> {
  const file = await findTask(operation, locator, known.nodeId);
  const { task: fileId, ...where } = locator;
  if (file !== undefined) {
    if (file.status === "failed")
      operation.session.warn(
        `${describe(locator)} failed or was stopped: choose a shorter time range, or replace the resource to try again`,
      );
    const { beginTime, endTime, status: fileStatus, createTime, link } = file;
    return {
      inputs: { cloud: "alibaba", ...where, startTime: beginTime, endTime, ...defined({ nodeId: nodeOf(file) }) },
      outputs: { fileId, fileStatus, made: isOwn(file), ...defined({ createTime, link }) },
    };
  }
  const { createTime, startTime, endTime, made } = known;
  const isOver = typeof createTime === "string" && Date.parse(createTime) + listedMs <= operation.session.clock.now();
  if (!isOver || typeof startTime !== "string" || typeof endTime !== "string") return undefined;
  return {
    inputs: { cloud: "alibaba", ...where, startTime, endTime },
    outputs: { fileId, fileStatus: "expired", made: made === true, createTime },
    absent: true,
  };
}

/** Nothing where the instance is gone, too. Which code says that there is no such task is not documented, but the list does. */
async function findTask(operation: Operation, locator: TaskLocator, node: unknown): Promise<ExportFile | undefined> {
  const listed = async () => {
    const files = await listTasks(operation, locator, typeof node === "string" ? node : undefined);
    return files.find(({ id }) => id === locator.task);
  };
  try {
    return (await readTask(operation, locator, locator.task)) ?? (await listed());
  } catch (error) {
    if (isFault(error, "NotFound")) return undefined;
    if (isFault(error, "Invalid") && (await listed()) === undefined) return undefined;
    throw error;
  }
}

/** Asks for an export, and writes that down first: no token makes this call safe to repeat. */
async function create(operation: Operation, inputs: ExportInputs): Promise<TaskLocator> {
  const locator = locatorOf(inputs);
  const key = keyOf(inputs);
  const earlier = await awaitAsked(operation, key, () => findExport(operation, inputs));
  if (earlier !== undefined) return earlier;
  note(operation, key, {});
  try {
    const task = await askForExport(operation, inputs);
    note(operation, key, { id: digest(task) });
    return { ...locator, task };
  } catch (error) {
    if (error instanceof CloudError && !error.fault.mayHaveHappened) note(operation, key, { refused: true });
    throw error;
  }
}

/** https://api.aliyun.com/document/DAS/2020-01-16/CreateSqlLogTask */
async function askForExport(operation: Operation, inputs: ExportInputs): Promise<string> {
  const { region, engine, instanceId, startTime, endTime, nodeId } = inputs;
  const attempted = `ask for the audit log file of ${engine} instance ${instanceId}`;
  let task: string | undefined;
  try {
    task = await callDatabase(operation, {
      ...{ service: "das", name: "CreateSqlLogTask", region, attempted, writes: true, creates: true },
      parameters: {
        ...{ InstanceId: instanceId, StartTime: Date.parse(startTime), EndTime: Date.parse(endTime) },
        ...{ Type: "Export", Name: nameOf(inputs), NodeId: nodeId },
      },
      decode(data) {
        const id = textIn(data, "TaskId");
        if (id === undefined && Object.keys(data).length > 0) throw new MalformedAnswer("the answer has no TaskId");
        return id;
      },
    });
  } catch (error) {
    if (!isFault(error, "Invalid") || error.fault.advice !== undefined) throw error;
    throw new CloudError({ ...error.fault, advice: auditedAdvice }, { cause: error });
  }
  if (task !== undefined) return task;
  const detail = "the service answered success, and no task";
  throw new CloudError({ kind: "Invalid", cloud: "Alibaba Cloud DAS", attempted, detail, advice: auditedAdvice });
}

const auditedAdvice = "Check that the instance was audited in the span, and that the span is not too long";

/** A file with the audit records of a span, which DAS makes. */
export const alibabaAuditLogExport: Named<ExportInputs, TaskLocator> = {
  kind: "AuditLogExport",
  cloud: "alibaba",
  lifecycleKind: "object",
  inputs: exportInputs,
  rules: exportRules,
  reference: {
    page: "https://api.aliyun.com/document/DAS/2020-01-16/CreateSqlLogTask",
    permissions: [
      permissionOf("das", "DescribeSqlLogTasks"),
      permissionOf("das", "DescribeSqlLogTask"),
      ...toChange(permissionOf("das", "CreateSqlLogTask")),
    ],
    example: {
      ...{ cloud: "alibaba", region: "cn-hangzhou", engine: "rds", instanceId: "rm-uf6wjk5exampl01" },
      ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
    },
  },
  changedBy: eventsNamed("CreateSqlLogTask"),
  outputs: {
    fileId: field(z.string(), { doc: "The id of the task that makes the file.", stable: true }),
    fileStatus: field(fileStatusField, { doc: "How far the file is; a refresh reads it." }),
    createTime: field(z.string().optional(), { doc: "When it was asked for: ISO 8601, in UTC.", stable: true }),
    link: field(z.string().optional(), {
      doc: "A link to the file. Whoever has it can read the file, until the time that stands in it. Each refresh reads a new one.",
      secret: true,
    }),
    made: field(z.boolean(), {
      doc: "Whether the file was asked for by a resource like this one, which its name says.",
      stable: true,
    }),
  },
  identity: {
    words: ["startTime", "endTime", "region", "engine", "instanceId"],
    // Exports of several nodes are several things.
    marks: ({ nodeId }) => ({ nodeId: nodeId ?? "" }),
  },
  describe,
  ...resourceId({
    of: "an audit log export",
    form: "alibaba/<region>/<engine>/<instance id>/<task id>",
    parts: z.object({
      region: exportInputs.shape.region,
      engine: engineField.exclude(["mongodb", "redis"]),
      instanceId: exportInputs.shape.instanceId,
      task: fileIdField,
    }),
  }),
  observe,
  find: findExport,
  create,
  settling: ({ outputs }) => (outputs.fileStatus === "creating" ? "the file is being made" : undefined),
  // Every input that means something replaces.
  update: async () => undefined,
  // No call deletes an export.
  keeps: () => true,
  remove: async () => undefined,
};
