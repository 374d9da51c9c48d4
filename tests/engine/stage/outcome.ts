/** One line of the engine's event log; only what tests look at. */
export interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: StepMetadata };
  readonly resOutputsEvent?: { readonly metadata: StepMetadata };
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string; readonly urn?: string };
  readonly summaryEvent?: { readonly resourceChanges: Readonly<Record<string, number>> };
}

export interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly diffs?: readonly string[] | null;
  readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>> | null;
  readonly old?: { readonly inputs: unknown; readonly outputs: unknown } | null;
  readonly new?: { readonly inputs: unknown; readonly outputs: unknown } | null;
}

export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Outcome extends CommandOutcome {
  readonly events: readonly EngineEvent[];
  /** How many resources each operation took, the stack itself among them: `{ same: 3, update: 1 }`. */
  readonly changes: Readonly<Record<string, number>>;
}

export interface StackOptions {
  /** The text of an `index.ts`, or a folder that holds one. */
  readonly program: string;
  /** The text is run as TypeScript, for tests that look at places in it. By default it is run as what it compiles to. */
  readonly typescript?: true;
  readonly config?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders of programs that come first on the PATH. */
  readonly path?: readonly string[];
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** The place in the program that declares it: a file, and after `#` line and column. */
  readonly sourcePosition?: string;
}
