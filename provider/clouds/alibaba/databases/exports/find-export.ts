import { digest } from "../../../../core/ownership/thing";
import { UserError } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { listTasks, readTask } from "./das-tasks";
import type { ExportFile, ExportLocator } from "./export-file";
import type { ExportInputs } from "./export-inputs";

/** A task of DAS. */
export interface TaskLocator extends ExportLocator {
  readonly task: string;
}

export const locatorOf = ({ region, engine, instanceId }: ExportInputs): ExportLocator => ({
  ...{ region, instanceId },
  // The check leaves no other one.
  engine: engine as ExportLocator["engine"],
});

export const keyOf = ({ region, engine, instanceId, startTime, endTime, nodeId }: ExportInputs): string =>
  digest(["alibaba", region, engine, instanceId, startTime, endTime, nodeId]) ?? "";

/** By this name an export is known again, on any machine. No call tells the node, so the name does. */
const ownName = "access-audit";
export const nameOf = ({ nodeId }: Pick<ExportInputs, "nodeId">): string =>
  nodeId === undefined ? ownName : `${ownName} ${nodeId}`;
export const isOwn = ({ name }: ExportFile): boolean => name === ownName || name.startsWith(`${ownName} `);
export const nodeOf = ({ name }: ExportFile): string | undefined =>
  name.startsWith(`${ownName} `) ? name.slice(ownName.length + 1) : undefined;

/** The export of a span of a node that there is; one that somebody else asked for counts where it has all records of it. */
export async function findExport(operation: Operation, inputs: ExportInputs): Promise<TaskLocator | undefined> {
  const locator = locatorOf(inputs);
  if (inputs.file !== undefined) return { ...locator, task: await givenExport(operation, inputs, inputs.file) };
  const files = await listTasks(operation, locator, inputs.nodeId);
  const whole = files.filter(
    (file) => isOfSpan(file, inputs) && !file.isFiltered && (file.status === "success" || file.status === "creating"),
  );
  const own = whole.filter(({ name }) => name === nameOf(inputs));
  const found = newestOf(own) ?? newestOf(whole.filter((file) => !isOwn(file)));
  return found && { ...locator, task: found.id };
}

async function givenExport(operation: Operation, inputs: ExportInputs, id: string): Promise<string> {
  const file = await readTask(operation, locatorOf(inputs), id);
  const what = `${id} of ${inputs.engine} instance ${inputs.instanceId}`;
  if (file === undefined) throw new UserError(`There is no export ${what}`);
  const node = nodeOf(file);
  if (node !== undefined && node !== inputs.nodeId)
    throw new UserError(`Export ${what} has the records of node ${node}: declare it as nodeId, or remove file`);
  if (isOfSpan(file, inputs)) return id;
  throw new UserError(
    `Export ${what} has the records from ${file.beginTime} to ${file.endTime}: declare them as startTime and endTime, or remove file`,
  );
}

const isOfSpan = ({ beginTime, endTime }: ExportFile, span: Pick<ExportInputs, "startTime" | "endTime">) =>
  Date.parse(beginTime) === Date.parse(span.startTime) && Date.parse(endTime) === Date.parse(span.endTime);

function newestOf(files: readonly ExportFile[]): ExportFile | undefined {
  return files.toSorted((a, b) => ((a.createTime ?? "") < (b.createTime ?? "") ? -1 : 1)).at(-1);
}
