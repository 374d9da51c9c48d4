import type { CommandName, CommandOptions } from "../scenario";
import { Checkpoint } from "./checkpoint";
import { DependencyGraph } from "./graph";
import type { Providers, ProviderUnderTest } from "./provider";
import { copyOfSnapshot, type ResourceState, type Snapshot } from "./state";
import type { EngineStep } from "./steps";
import { save, type Work } from "./tasks";

/** What one run of the engine is to do. */
export interface RunSettings {
  readonly command: CommandName;
  readonly options: CommandOptions;
  /** How a program that runs beside refresh and destroy is understood. */
  readonly mode: "update" | "refresh" | "destroy";
  readonly preview: boolean;
  /** How many steps are under way at once. */
  readonly parallel: number;
}

/** What the parts of one run share. */
export class Deployment {
  readonly checkpoint: Checkpoint;
  readonly errors: Error[] = [];
  readonly erroredSteps: EngineStep[] = [];
  /** Records that are not to be deleted, by URN: those that have a step of their own, whichever it is. */
  readonly touched = {
    sames: new Set<string>(),
    creates: new Set<string>(),
    updates: new Set<string>(),
    replaces: new Set<string>(),
    reads: new Set<string>(),
    refreshes: new Set<string>(),
  };
  readonly deletes = new Set<string>();
  /** Records that were deleted before their replacement was created. */
  readonly deletedFirst = new Set<ResourceState>();
  readonly skippedCreates = new Set<string>();
  /** By former URN, the one that goes on under. */
  readonly aliased = new Map<string, string>();
  /** What a program that runs beside destroy has declared. */
  readonly toDelete: ResourceState[] = [];
  canceled = false;
  graph: DependencyGraph;
  olds: ReadonlyMap<string, ResourceState>;
  readonly #save: (snapshot: Snapshot) => void;

  constructor(
    readonly settings: RunSettings,
    readonly providers: Providers,
    snapshot: Snapshot,
    onSave: (snapshot: Snapshot) => void,
  ) {
    this.#save = onSave;
    this.checkpoint = new Checkpoint(copyOfSnapshot(snapshot));
    this.olds = oldsOf(this.checkpoint.base);
    this.graph = new DependencyGraph(this.checkpoint.base);
  }

  get former(): readonly ResourceState[] {
    return this.checkpoint.base;
  }

  /** Goes on from what a refresh read. */
  rebuild(resources: readonly ResourceState[]): void {
    this.checkpoint.base = resources;
    this.olds = oldsOf(resources);
    this.graph = new DependencyGraph(resources);
  }

  providerOf({ provider }: ResourceState): ProviderUnderTest {
    return this.providers.of(provider);
  }

  write(): void {
    if (!this.settings.preview) this.#save(this.checkpoint.snapshot());
  }

  *save(): Work {
    if (!this.settings.preview) yield* save(() => this.write());
  }

  /** Ends the run with an error; what is under way is finished. */
  fail(error: unknown): void {
    this.errors.push(error instanceof Error ? error : new Error(String(error)));
    this.canceled = true;
  }

  stepFailed(step: EngineStep, error: unknown): void {
    const goesOn = this.settings.options.continueOnError || error instanceof ProtectedError;
    this.errors.push(error instanceof Error ? error : new Error(String(error)));
    if (!goesOn) this.canceled = true;
    else {
      step.registration?.fail();
      this.erroredSteps.push(step);
    }
  }

  isOperatedOn(urn: string): boolean {
    const own = this.aliased.get(urn) ?? urn;
    const { sames, updates, replaces, reads, refreshes } = this.touched;
    return [sames, updates, replaces, reads, refreshes].some((urns) => urns.has(own));
  }

  isTargeted({ name, kind }: ResourceState): boolean {
    const { target, exclude } = this.settings.options;
    if (kind === "provider") return true;
    return target !== undefined ? target.includes(name) : !(exclude ?? []).includes(name);
  }

  isTargetedReplace({ name }: ResourceState): boolean {
    return this.settings.options.replace?.includes(name) ?? false;
  }
}

/** A delete of a protected resource; the run goes on and fails at its end. */
export class ProtectedError extends Error {}

/** What is to be deleted is not found by its URN. */
function oldsOf(resources: readonly ResourceState[]): ReadonlyMap<string, ResourceState> {
  return new Map(resources.filter((resource) => !resource.delete).map((resource) => [resource.urn, resource]));
}
