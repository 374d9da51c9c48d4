/** One resource of a program, as data: the recording declares it with the SDK, the model takes it as it is. */
export interface Declared {
  readonly name: string;
  /** By default what the scenario is run on. */
  readonly backend?: Backend | "component" | "provider";
  /** By default what the recorder's resources have. */
  readonly type?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly options?: DeclaredOptions;
}

const recorderTypes = {
  native: "recorder:index:Thing",
  dynamic: "pulumi-nodejs:dynamic/recorder:Thing",
  component: "recorder:index:Group",
  provider: "pulumi:providers:recorder",
} as const;

export const typeOf = ({ type, backend = "native" }: Declared): string => type ?? recorderTypes[backend];

/** How a resource reaches its provider: by the plugin, or by the host of dynamic resources. */
export type Backend = "native" | "dynamic";

/** A value of an input that is an output of another resource. */
export interface FromOutput {
  readonly from: string;
  readonly output: string;
}

/** The options of Pulumi's resources; other resources are given by their names. */
export interface DeclaredOptions {
  /** Former names. */
  readonly aliases?: readonly string[];
  /** Former types. */
  readonly aliasTypes?: readonly string[];
  /** It had no parent before. */
  readonly hadNoParent?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly replacementTrigger?: string;
  readonly replaceOnChanges?: readonly string[];
  readonly ignoreChanges?: readonly string[];
  readonly retainOnDelete?: boolean;
  readonly protect?: boolean;
  readonly import?: string;
  /** The id of a resource that is only read. */
  readonly get?: string;
  readonly dependsOn?: readonly string[];
  readonly parent?: string;
  readonly provider?: string;
  readonly deletedWith?: string;
  readonly replaceWith?: readonly string[];
}

export type Program = readonly Declared[];

export type CommandName = "up" | "preview" | "refresh" | "destroy";

/** The options of a command that change what the engine calls. */
export interface CommandOptions {
  readonly refresh?: boolean;
  readonly runProgram?: boolean;
  readonly continueOnError?: boolean;
  readonly target?: readonly string[];
  readonly exclude?: readonly string[];
  readonly replace?: readonly string[];
}

/** What else than success a provider answers to the calls of a command, by call, as `Delete a`. */
export type Answers = Readonly<Record<string, "fail" | "partial" | "gone" | "drift">>;

export interface Step {
  readonly command: CommandName;
  readonly program: Program;
  readonly options?: CommandOptions;
  readonly answers?: Answers;
  /** The call during which the engine and its plugins are killed. */
  readonly killAt?: string;
  /** The command ends with an error. */
  readonly fails?: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
}

export function isFromOutput(value: unknown): value is FromOutput {
  return typeof value === "object" && value !== null && "from" in value && "output" in value;
}

/** All names that a declaration refers to. */
export function referredBy({ inputs = {}, options = {} }: Declared): string[] {
  const { aliases = [], dependsOn = [], replaceWith = [], parent, provider, deletedWith } = options;
  const single = [parent, provider, deletedWith].filter((name) => name !== undefined);
  const sources = Object.values(inputs).flatMap((value) => (isFromOutput(value) ? [value.from] : []));
  return [...aliases, ...dependsOn, ...replaceWith, ...single, ...sources];
}
