import { unknownValue } from "../calls";
import { type Declared, isFromOutput, referredBy, typeOf } from "../scenario";
import type { Properties } from "./provider";
import type { ResourceState } from "./state";

/** A resource of the program, from its declaration to the engine's answer. */
export class Registration {
  state: "declared" | "registered" | "answered" | "failed" | "unregistered" = "declared";
  /** What the program was answered. */
  result: ResourceState | undefined;

  constructor(readonly declared: Declared) {}

  answer(result: ResourceState): void {
    this.state = "answered";
    this.result = result;
  }

  fail(): void {
    this.state = "failed";
  }

  get isSettled(): boolean {
    return this.state === "answered" || this.state === "failed" || this.state === "unregistered";
  }

  /** Output `output` of this resource, as a program that goes on with it sees it. */
  output(output: string, preview: boolean): unknown {
    const { id = "", outputs = {} } = this.result ?? {};
    const value = output === "id" ? id || undefined : outputs[output];
    return value === undefined && preview ? unknownValue : value;
  }
}

/** The registrations of a program. */
export class Registrations {
  readonly all: readonly Registration[];

  constructor(
    program: readonly Declared[],
    /** The stack and its project, as they stand in URNs. */
    readonly home: string,
    readonly preview: boolean,
  ) {
    this.all = program.map((declared) => new Registration(declared));
  }

  /** Those whose references are answered. Where a reference failed, the program does not get to the resource. */
  ready(): Registration[] {
    for (const registration of this.all) {
      if (registration.state !== "declared") continue;
      const states = this.#references(registration).map(({ state }) => state);
      if (states.includes("failed") || states.includes("unregistered")) registration.state = "unregistered";
    }
    const answered = (registration: Registration) =>
      this.#references(registration).every(({ state }) => state === "answered");
    return this.all.filter((registration) => registration.state === "declared" && answered(registration));
  }

  get areSettled(): boolean {
    return this.all.every(({ isSettled }) => isSettled);
  }

  find(name: string): Registration {
    const found = this.all.find(({ declared }) => declared.name === name);
    if (found === undefined) throw new Error(`${name} is not declared`);
    return found;
  }

  urnOf(declared: Declared, changed: Partial<Pick<Declared, "name" | "type">> & { noParent?: boolean } = {}): string {
    const { name, ...rest } = { ...declared, ...changed };
    const parent = changed.noParent ? undefined : declared.options?.parent;
    const qualified = parent === undefined ? "" : `${this.urnOf(this.find(parent).declared).split("::")[2]}$`;
    return `urn:pulumi:${this.home}::${qualified}${typeOf({ name, ...rest })}::${name}`;
  }

  aliasesOf(declared: Declared): string[] {
    const { aliases = [], aliasTypes = [], hadNoParent } = declared.options ?? {};
    return [
      ...aliases.map((name) => this.urnOf(declared, { name })),
      ...aliasTypes.map((type) => this.urnOf(declared, { type })),
      ...(hadNoParent ? [this.urnOf(declared, { noParent: true })] : []),
    ];
  }

  /** The state that the program wants. */
  goalOf(declared: Declared): ResourceState {
    const { name, backend = "native", options = {} } = declared;
    const custom = backend === "native" || backend === "dynamic";
    const urn = (other: string) => this.urnOf(this.find(other).declared);
    const sources = Object.entries(declared.inputs ?? {}).flatMap(([key, value]) =>
      isFromOutput(value) ? [[key, [urn(value.from)]] as const] : [],
    );
    const { dependsOn = [], replaceWith = [], replaceOnChanges = [], ignoreChanges = [] } = options;
    return {
      urn: this.urnOf(declared),
      name,
      kind: custom ? "custom" : backend,
      provider: options.provider ?? backend,
      providerUrn: options.provider === undefined ? undefined : urn(options.provider),
      parent: options.parent === undefined ? undefined : urn(options.parent),
      dependencies: [...dependsOn.map(urn), ...sources.flatMap(([, urns]) => urns)],
      propertyDependencies: Object.fromEntries(sources),
      deletedWith: options.deletedWith === undefined ? undefined : urn(options.deletedWith),
      replaceWith: replaceWith.map(urn),
      replacementTrigger: options.replacementTrigger,
      replaceOnChanges,
      ignoreChanges,
      retainOnDelete: options.retainOnDelete ?? false,
      protect: options.protect ?? false,
      external: options.get !== undefined,
      importId: options.import,
      id: options.get ?? "",
      inputs: this.#inputsOf(declared),
      outputs: {},
      halfDone: false,
      delete: false,
      pendingReplacement: false,
    };
  }

  #inputsOf({ inputs = {} }: Declared): Properties {
    const value = (given: unknown) =>
      isFromOutput(given) ? this.find(given.from).output(given.output, this.preview) : given;
    const entries = Object.entries(inputs).map(([key, given]) => [key, value(given)]);
    return Object.fromEntries(entries.filter(([, given]) => given !== undefined));
  }

  #references({ declared }: Registration): Registration[] {
    const aliases = declared.options?.aliases ?? [];
    return referredBy(declared)
      .filter((name) => !aliases.includes(name))
      .map((name) => this.find(name));
  }
}
