import type { Stage } from "../../stage";

export type Inputs = Record<string, unknown>;

/** What the suite must know of a cloud that offers audit tracks. */
export interface Subject {
  readonly service: string;
  readonly actions: {
    readonly create: string;
    readonly update: string;
    /** What a read of one track calls. */
    readonly read: string;
    /** What tells that a track is there. */
    readonly list: string;
    readonly remove: string;
  };
  /** How often a create calls `read` before it writes: to look for the name. */
  readonly looks: number;
  /** The writes that make an enabled track. */
  readonly creating: readonly string[];
  /** The write that changes a field, and the one that changes it back. */
  updating(path: string): readonly [string, string];
  /** Outputs that a new track has. */
  readonly outputs: readonly string[];
  /** How the track that `make` makes differs, in words. */
  readonly differs: string;
  /** Inputs in which the field is declared, so that its drift shows. */
  declaring(path: string): Inputs;
  readonly declared: Inputs;
  /** Each field once: the inputs with the change, and the path that differs. */
  readonly changes: readonly (readonly [path: string, change: Inputs])[];
  /** The same changes, made outside Pulumi. */
  drift(stage: Stage, id: string, path: string): void;
  readonly replacing: readonly (readonly [string, Inputs])[];
  /** What a create is refused with while the old track of a replacement takes the last place. */
  readonly quota: { readonly status: number; readonly code: string };
  /** Those of {@link replacing} after which the new track needs nothing that the old one has. */
  readonly freeing: readonly string[];
  make(stage: Stage, name: string, same: boolean): void;
  count(stage: Stage): number;
  remove(stage: Stage, id: string): void;
}
