/** A command that publishes, as it is shown in a dry run and run in a real one. */
export interface Publication {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** One way in which the package is got. */
export interface Part {
  /** Makes what is published below a folder; the paths of its files. */
  make(folder: string): Promise<readonly string[]>;
  /** What publishes these files. */
  publications(files: readonly string[]): readonly Publication[];
  /** What of it could not be tried where this was written. */
  readonly untried: string;
}
