export interface Verdict {
  /** What is wrong; nothing when the cell is green. */
  readonly problems: readonly string[];
  /** What is worth knowing of a cell that may be green. */
  readonly notes: readonly string[];
}

/** One field of a matrix, which can be run by itself. */
export interface PlannedCell {
  /** Names the cell, and is enough to run it again. */
  readonly key: string;
  /** Where it stands in the printed matrix. */
  readonly row: string;
  readonly column: string;
  run(): Promise<Verdict>;
}

export interface Plan {
  /** Groups of cells that run one after the other, in an order that does not change as long as the code does not. */
  readonly groups: readonly (readonly PlannedCell[])[];
  /** What the cells stand for. */
  readonly total: number;
}

/** A matrix of faults. */
export interface Suite {
  readonly name: string;
  /** What a row and a column are, in a few words. */
  readonly about: string;
  open(): Promise<OpenSuite>;
}

export interface OpenSuite {
  /** How many cells run at once. */
  readonly size: number;
  /** Measures undisturbed runs, and says which cells there are. */
  plan(seed: number): Promise<Plan>;
  /** The cell of a key, without measuring all others. */
  find(key: string): Promise<PlannedCell>;
  close(): Promise<void>;
}

/** A cell that was run. */
export interface Finished extends Verdict {
  readonly key: string;
  readonly row: string;
  readonly column: string;
  readonly seconds: number;
}

/** Runs a cell. Whatever is thrown is the cell's. */
export async function finish(cell: PlannedCell): Promise<Finished> {
  const { key, row, column } = cell;
  const started = performance.now();
  const verdict = await cell.run().catch(
    (error: unknown): Verdict => ({
      problems: [error instanceof Error ? error.message : String(error)],
      notes: [],
    }),
  );
  return { key, row, column, ...verdict, seconds: Math.round(performance.now() - started) / 1000 };
}
