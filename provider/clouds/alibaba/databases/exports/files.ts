import { isFault } from "../../../../core/session/errors";
import type { Operation } from "../../../../core/session/operation";
import { permissionOf } from "../call";
import { dialects } from "../engines";
import { listTasks } from "./das-tasks";
import type { ExportFile, ExportingEngine, ExportLocator } from "./export-file";
import { listRdsFiles } from "./rds-files";

type List = (
  operation: Operation,
  locator: ExportLocator,
  nodeId: string | undefined,
  requestIds: string[],
) => Promise<readonly ExportFile[]>;

/** RDS has files that DAS does not know. */
const lists: Readonly<Record<ExportingEngine, readonly List[]>> = {
  rds: [listTasks, (operation, locator, _, requestIds) => listRdsFiles(operation, locator, requestIds)],
  polardb: [listTasks],
};

/** By these the files of all engines are listed, and nothing is changed. */
export const filePermissions = [
  ...(["rds", "polardb"] as const).map((engine) => ({
    name: permissionOf("das", "DescribeSqlLogTasks"),
    when: `for ${dialects[engine].title}`,
  })),
  { name: permissionOf("rds", "DescribeSQLLogFiles"), when: `for ${dialects.rds.title}` },
];

/** All files of an instance, and the ids of the calls. A list that an instance does not have is left out with a warning. */
export async function listFiles(
  operation: Operation,
  locator: ExportLocator,
  nodeId: string | undefined,
): Promise<{ readonly files: readonly ExportFile[]; readonly requestIds: readonly string[] }> {
  const requestIds: string[] = [];
  const files: ExportFile[] = [];
  const refused: Error[] = [];
  for (const list of lists[locator.engine]) {
    try {
      files.push(...(await list(operation, locator, nodeId, requestIds)));
    } catch (error) {
      // Which instances have which of the lists is not documented.
      if (!isFault(error, "Invalid")) throw error;
      refused.push(error);
    }
  }
  const [first] = refused;
  if (first !== undefined && refused.length === lists[locator.engine].length) throw first;
  for (const { message } of refused) operation.session.warn(`Some audit log files may be missing: ${message}`);
  return { files, requestIds };
}
