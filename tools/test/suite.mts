export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface Suite {
  readonly name: string;
  /** Needs minutes, other languages or the engine; `--fast` leaves it out. */
  readonly slow: boolean;
  /** `fast`: a sample will do. */
  run(fast: boolean): Promise<Tally>;
}

/** A suite that is one test: it passes or it does not. */
export const single = (passed: boolean): Tally => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
