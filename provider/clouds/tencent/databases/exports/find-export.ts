import type { Properties } from "../../../../core/lifecycle/kind";
import { digest } from "../../../../core/ownership/thing";
import { UserError } from "../../../../core/session/errors";
import type { Asked, Notebook } from "../../../../core/session/notebook";
import type { Operation } from "../../../../core/session/operation";
import { awaitAsked, note } from "../../../../kinds/databases/audit-log-export";
import { timeToWire } from "../wall-time";
import type { ExportInputs } from "./export-inputs";
import { type ExportFile, type ExportLocator, listFiles } from "./files";

/** A file, and whether this product asked for it. */
export interface FileLocator extends ExportLocator {
  readonly file: string;
  readonly made?: boolean;
}

export const locatorOf = ({ region, engine, instanceId }: ExportInputs): ExportLocator => ({
  ...{ region, instanceId },
  // The check leaves no other one.
  engine: engine as ExportLocator["engine"],
});

const keyOf = ({ region, engine, instanceId, startTime, endTime }: Readonly<Record<string, unknown>>) =>
  digest([region, engine, instanceId, startTime, endTime]) ?? "";
const fileKey = ({ engine, instanceId }: ExportLocator, file: string) => digest([engine, instanceId, file]) ?? "";

/** Clocks may differ, and a list may be slow to show a file. */
const around = { beforeMs: 15 * 60_000, afterMs: 60 * 60_000 };

/**
 * The export of a span that there is. The list does not tell spans, but the names of some engines do. Of the others it is known what
 * was asked for here: what is there since then, and nobody else's, is what an interrupted create made.
 */
export async function findExport(operation: Operation, inputs: ExportInputs): Promise<FileLocator | undefined> {
  const locator = locatorOf(inputs);
  const { files } = await listFiles(operation, locator, inputs.utcOffset);
  const found = (file: ExportFile, made: boolean) => ({ ...locator, file: file.id, made });
  if (inputs.file !== undefined && inputs.file !== "new") {
    const given = files.find(({ id }) => id === inputs.file);
    if (given !== undefined) return found(given, false);
    throw new UserError(
      `There is no audit log file ${inputs.file} of ${locator.engine} instance ${locator.instanceId}`,
    );
  }
  const asked = operation.session.notebook.entries();
  const own = asked.find(({ key, refused }) => key === keyOf(inputs) && !refused);
  const theirs = new Set(asked.flatMap(({ key, id }) => (id !== undefined && key !== keyOf(inputs) ? [id] : [])));
  const free = files.filter(({ id }) => !theirs.has(fileKey(locator, id)));
  const noted = own?.id && files.find(({ id }) => fileKey(locator, id) === own.id);
  if (noted) return found(noted, true);
  const named = free.find((file) => file.status !== "failed" && isOfSpan(file, inputs));
  const since = own && own.id === undefined ? free.filter((file) => isSince(locator, file, own)) : [];
  if (named !== undefined) return found(named, since.includes(named));
  const silent = free.filter((file) => file.status !== "failed" && spanOf(file) === undefined);
  const [made, ...more] = since.filter((file) => silent.includes(file) || file.status === "failed");
  if (made !== undefined && more.length === 0) {
    note(operation, keyOf(inputs), { ...own, id: fileKey(locator, made.id) });
    return found(made, true);
  }
  if (silent.length === 0 || (inputs.file === "new" && made === undefined)) return undefined;
  throw new UserError(
    `${locator.engine} instance ${locator.instanceId} has audit log files whose time range the service does not return: ` +
      `${silent.map(({ id, createTime }) => `${id} (asked for at ${createTime})`).join(", ")}. One of them may be the export of ` +
      'this span. Give a renamed resource an alias; else set file to its id to take it over, or to "new" to ask for a further one',
  );
}

/** What a request of a moment ago made, whose answer nobody has. */
export const awaitExport = (operation: Operation, inputs: ExportInputs) =>
  awaitAsked(operation, keyOf(inputs), () => findExport(operation, inputs));

/** Before a file is asked for: what there is. */
export async function noteAsking(operation: Operation, inputs: ExportInputs): Promise<void> {
  const locator = locatorOf(inputs);
  const { files } = await listFiles(operation, locator, inputs.utcOffset);
  note(operation, keyOf(inputs), { before: files.map(({ id }) => fileKey(locator, id)) });
}

export const noteMade = (operation: Operation, inputs: ExportInputs, file: string) =>
  note(operation, keyOf(inputs), { id: fileKey(locatorOf(inputs), file) });

export const noteRefused = (operation: Operation, inputs: ExportInputs) =>
  note(operation, keyOf(inputs), { refused: true });

/** A file that the state knows is nobody else's, and covers the span of the state. */
export function recall(notebook: Notebook, locator: FileLocator, state: Properties): void {
  const { createTime, made } = state;
  const at = typeof createTime === "string" ? Date.parse(createTime) : Number.NaN;
  if (made !== true || Number.isNaN(at)) return;
  const key = keyOf({ ...state, ...locator });
  if (notebook.find(key) !== undefined) return;
  notebook.write({ key, at, before: [], id: fileKey(locator, locator.file) });
}

/** Whether a file of which the state says nothing was asked for here. */
export function wasMade({ session }: Operation, locator: FileLocator): boolean {
  return session.notebook.entries().some(({ id }) => id === fileKey(locator, locator.file));
}

function isSince(locator: ExportLocator, { id, createTime }: ExportFile, { before, at }: Asked): boolean {
  const sinceMs = Date.parse(createTime) - at;
  return !before.includes(fileKey(locator, id)) && sinceMs > -around.beforeMs && sinceMs < around.afterMs;
}

/** `…_20260325-113149_to_20260325-143149_…`, in the service's time. */
const spanInName = /_(\d{8}-\d{6})_to_(\d{8}-\d{6})_/;
const spanOf = ({ name }: ExportFile) => spanInName.exec(name)?.[0];

function isOfSpan(file: ExportFile, { startTime, endTime, utcOffset }: ExportInputs): boolean {
  const [from, to] = [startTime, endTime].map((time) =>
    timeToWire(Date.parse(time), utcOffset).replace(/[-:]/g, "").replace(" ", "-"),
  );
  return spanOf(file) === `_${from}_to_${to}_`;
}
