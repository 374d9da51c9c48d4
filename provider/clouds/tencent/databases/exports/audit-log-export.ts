import { z } from "zod";
import { choice, field } from "../../../../core/fields/field";
import { toChange } from "../../../../core/fields/reference";
import { resourceId } from "../../../../core/fields/resource-id";
import { eventsNamed } from "../../../../core/lifecycle/changed-by";
import type { Live, Named, Properties } from "../../../../core/lifecycle/kind";
import { CloudError, isFault } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { textIn } from "../../../../http/members";
import { fileIdField } from "../../../../kinds/databases/audit-log-export";
import { callDatabase } from "../call";
import { dialects, engineField, serviceOf } from "../engines";
import { timeToWire } from "../wall-time";
import { type ExportInputs, exportInputs, exportRules } from "./export-inputs";
import { fileDialects, listFiles } from "./files";
import {
  awaitExport,
  type FileLocator,
  findExport,
  locatorOf,
  noteAsking,
  noteMade,
  noteRefused,
  recall,
  wasMade,
} from "./find-export";
import { filePermissions } from "./get-audit-logs";

/** The service deletes files after a day. */
const keptMs = 24 * 60 * 60_000;

const describe = ({ engine, instanceId, file }: FileLocator) =>
  `audit log file ${file} of ${engine} instance ${instanceId}`;

/** What the service deleted after a day stays in the state, so that nothing asks for it again. */
async function observe(
  operation: Operation,
  locator: FileLocator,
  known: Properties = {},
): Promise<Live<ExportInputs> | undefined> {
  const { region, engine, instanceId } = locator;
  const utcOffset = typeof known.utcOffset === "string" ? known.utcOffset : "+08:00";
  const { files } = await listFiles(operation, locator, utcOffset);
  const file = files.find(({ id }) => id === locator.file);
  const inputs = {
    ...{ cloud: "tencent" as const, region, engine, instanceId, utcOffset },
    ...("startTime" in known ? { startTime: known.startTime, endTime: known.endTime } : {}),
  } as Partial<ExportInputs>;
  const made = typeof known.made === "boolean" ? known.made : (locator.made ?? wasMade(operation, locator));
  if (file === undefined) {
    const { createTime } = known;
    const isOver = typeof createTime === "string" && Date.parse(createTime) + keptMs <= operation.session.clock.now();
    if (!isOver) return undefined;
    return { inputs, outputs: { fileId: locator.file, fileStatus: "expired", createTime, made }, absent: true };
  }
  const { createTime, status: fileStatus, link, error } = file;
  if (fileStatus === "failed")
    operation.session.warn(
      `${describe(locator)} could not be made${error === undefined ? "" : ` (${error})`}: choose a shorter time range, or replace the resource to try again`,
    );
  return {
    inputs,
    outputs: { fileId: file.id, fileStatus, createTime, made, ...(link === undefined ? {} : { link }) },
  };
}

/** Asks for a file, and writes that down first: no token makes this call safe to repeat. */
async function create(operation: Operation, inputs: ExportInputs): Promise<FileLocator> {
  const locator = locatorOf(inputs);
  const { engine, region, instanceId } = locator;
  const { key } = fileDialects[engine];
  const time = (text: string) =>
    key === "FileName"
      ? timeToWire(Date.parse(text), inputs.utcOffset)
      : `${timeToWire(Date.parse(text), inputs.utcOffset).replace(" ", "T")}${inputs.utcOffset}`;
  const attempted = `ask for the audit log file of ${engine} instance ${instanceId}`;
  const earlier = await awaitExport(operation, inputs);
  if (earlier !== undefined) return earlier;
  await noteAsking(operation, inputs);
  let file: string | undefined;
  try {
    file = await callDatabase(operation, engine, {
      ...{ name: "CreateAuditLogFile", region, attempted, writes: true, creates: true },
      parameters: { InstanceId: instanceId, StartTime: time(inputs.startTime), EndTime: time(inputs.endTime) },
      decode: (answer) => textIn(answer, key),
    });
  } catch (error) {
    if (error instanceof CloudError && !error.fault.mayHaveHappened) noteRefused(operation, inputs);
    throw error;
  }
  if (file !== undefined) {
    noteMade(operation, inputs, file);
    return { ...locator, file, made: true };
  }
  // PostgreSQL may answer no name; then the list shows what is new.
  const found = await findExport(operation, inputs);
  if (found !== undefined) return { ...found, made: true };
  const detail = "the service answered without the file's name";
  throw new CloudError({ kind: "Ambiguous", cloud: serviceOf(engine).title, attempted, detail, mayHaveHappened: true });
}

async function remove(operation: Operation, locator: FileLocator): Promise<void> {
  const { engine, region, instanceId, file } = locator;
  const { key } = fileDialects[engine];
  try {
    await callDatabase(operation, engine, {
      ...{ name: "DeleteAuditLogFile", region, attempted: `delete ${describe(locator)}`, writes: true },
      parameters: { InstanceId: instanceId, [key]: key === "FileName" ? file : BigInt(file) },
      decode: () => undefined,
    });
  } catch (error) {
    // Which code says that the file is gone is not documented, but the list does.
    if (isFault(error, "Denied", "Throttled")) throw error;
    const { files } = await listFiles(operation, locator, "+08:00");
    if (files.some(({ id }) => id === file)) throw error;
  }
}

/** One file with the audit records of a span, which the service keeps for 24 hours. */
export const tencentAuditLogExport: Named<ExportInputs, FileLocator> = {
  kind: "AuditLogExport",
  cloud: "tencent",
  lifecycleKind: "object",
  inputs: exportInputs,
  rules: exportRules,
  reference: {
    page: dialects.cdb.page,
    permissions: [
      ...filePermissions("DescribeAuditLogFiles"),
      ...toChange(...["CreateAuditLogFile", "DeleteAuditLogFile"].flatMap(filePermissions)),
    ],
    example: {
      ...{ cloud: "tencent", region: "ap-guangzhou", engine: "cynosdb", instanceId: "cynosdbmysql-ins-6990cckk" },
      ...{ startTime: "2026-01-15T00:00:00Z", endTime: "2026-01-16T00:00:00Z" },
    },
  },
  changedBy: eventsNamed("CreateAuditLogFile", "DeleteAuditLogFile"),
  outputs: {
    fileId: field(z.string(), {
      doc: "What the file is known by: its name, on MariaDB and TDSQL its number.",
      stable: true,
    }),
    fileStatus: field(
      choice({
        creating: "It is being made.",
        success: "It is ready, and has a link.",
        failed: "It could not be made, perhaps because of too many records.",
        expired: "The service deleted it after 24 hours.",
      }),
      { doc: "How far the file is; a refresh reads it." },
    ),
    createTime: field(z.string(), { doc: "When it was asked for: ISO 8601, in UTC.", stable: true }),
    link: field(z.string().optional(), {
      doc: "A link to the file. Whoever has it can read the file. It opens from the private network of the region only.",
      secret: true,
    }),
    made: field(z.boolean(), {
      doc: "Whether this resource asked for the file. One that was there before is never deleted.",
      stable: true,
    }),
  },
  identity: { words: ["startTime", "endTime", "region", "engine", "instanceId"] },
  describe,
  ...resourceId({
    of: "an audit log export",
    form: "tencent/<region>/<engine>/<instance id>/<file id>",
    parts: z.object({
      region: exportInputs.shape.region,
      engine: engineField.exclude(["redis", "sqlserver"]),
      instanceId: exportInputs.shape.instanceId,
      file: fileIdField,
    }),
  }),
  observe,
  find: findExport,
  recall,
  create,
  settling: ({ outputs }) => (outputs.fileStatus === "creating" ? "the file is being made" : undefined),
  // What an import does not know is no other span.
  replacing: (before, after) =>
    ["startTime", "endTime"].filter((name) => before[name] !== undefined && before[name] !== after[name]),
  // Every input that means something replaces.
  update: async () => undefined,
  keeps: ({ onDelete, made }) => onDelete === "keep" || made !== true,
  remove,
};
