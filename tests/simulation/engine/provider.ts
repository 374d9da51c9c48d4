import type { CommandName } from "../scenario";

export type Properties = Readonly<Record<string, unknown>>;

interface Addressed {
  readonly urn: string;
  readonly name: string;
}

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface Difference {
  readonly changes: boolean;
  /** The properties that differ; the host of dynamic resources tells none. */
  readonly diffs: readonly string[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** What the model of the engine calls: a handler of either backend, behind the one or the other adapter. */
export interface ProviderUnderTest {
  /** Whether create and update are called in a preview too. */
  readonly previews: boolean;
  check(request: Addressed & { readonly olds?: Properties; readonly news: Properties }): Promise<Checked>;
  diff(
    request: Addressed & {
      readonly id: string;
      readonly olds: Properties;
      readonly inputs: Properties;
      readonly news: Properties;
      readonly ignoreChanges: readonly string[];
    },
  ): Promise<Difference>;
  create(
    request: Addressed & { readonly news: Properties; readonly preview: boolean },
  ): Promise<{ readonly id: string; readonly properties: Properties }>;
  /** What is gone is `undefined`. */
  read(
    request: Addressed & { readonly id: string; readonly olds?: Properties; readonly inputs?: Properties },
  ): Promise<{ readonly id: string; readonly inputs: Properties; readonly properties: Properties } | undefined>;
  update(
    request: Addressed & {
      readonly id: string;
      readonly olds: Properties;
      readonly inputs: Properties;
      readonly news: Properties;
      readonly preview: boolean;
    },
  ): Promise<{ readonly properties: Properties }>;
  delete(
    request: Addressed & { readonly id: string; readonly olds: Properties; readonly inputs: Properties },
  ): Promise<void>;
}

/** A failure of a create or an update after which the engine keeps the resource. */
export class HalfDone extends Error {
  constructor(
    message: string,
    readonly id: string,
    readonly properties: Properties,
  ) {
    super(message);
  }
}

/** The provider processes of one run of the engine. */
export interface Providers {
  /** `native` and `dynamic` are the default ones, every other name is an explicit provider's. */
  of(provider: string): ProviderUnderTest;
  /** The engine asks them to end; a killed engine does not. */
  close(): Promise<void>;
}

/** Starts provider processes. A preview and the update after it are two runs. */
export interface ProviderHost {
  start(run: { readonly command: CommandName; readonly preview: boolean }): Providers;
}
