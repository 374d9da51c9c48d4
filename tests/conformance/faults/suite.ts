import { type Cell, planCells, runCell } from "./cells";
import { operations } from "./operations";
import { Scene } from "./scene";

const name = "answers";

/** The matrix of all operations and faults, for the command that runs it whole. */
export async function open() {
  const scene = await Scene.open();
  const planned = (cell: Cell) => ({
    key: `${name}/${cell.key}`,
    row: cell.operation.key,
    column: cell.fault,
    async run() {
      const { problems, ended } = await runCell(scene, cell);
      return { problems, notes: ended === "refused" ? ["refused"] : [] };
    },
  });
  return {
    /** One process has one processor. */
    size: 1,
    async plan() {
      const cells = (await planCells(scene)).map(planned);
      return { groups: cells.map((cell) => [cell]), total: cells.length };
    },
    async find(key: string) {
      const operation = operations.filter((one) => key.startsWith(`${name}/${one.key}/`));
      const found = (await planCells(scene, operation)).map(planned).find((cell) => cell.key === key);
      if (found === undefined) throw new Error(`there is no cell ${key}`);
      return found;
    },
    close: () => scene.close(),
  };
}
