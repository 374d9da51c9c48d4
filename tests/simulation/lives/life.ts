import fc from "fast-check";
import type { CommandName } from "../scenario";
import { slots } from "./things";
import type { Kill } from "./world";

/** What a program declares under one name. */
export interface Declaration {
  readonly slot: number;
  readonly status: "Enabled" | "Disabled";
  readonly variant: number;
  readonly backend: "native" | "dynamic";
  readonly alias?: string;
  readonly trigger?: string;
  readonly deleteBeforeReplace?: boolean;
}

export type Declarations = Readonly<Record<string, Declaration>>;

/** One command of a life, with all that happens meanwhile. */
export interface Step {
  readonly command: CommandName;
  readonly program: Declarations;
  readonly refresh: boolean;
  /** An `up` without the preview that tells it what the whole program declares. */
  readonly skipPreview: boolean;
  readonly continueOnError: boolean;
  readonly replace: readonly string[];
  readonly target?: readonly string[] | undefined;
  readonly kill?: Kill | undefined;
  /** The engine is killed between two of its own steps, such as before it writes its state. */
  readonly killPoint?: number | undefined;
  readonly faults: readonly { readonly kind: string; readonly skip: number; readonly times: number }[];
  /** A thing that somebody switches off by hand before. */
  readonly drift?: number | undefined;
  /** The state is restored from before its latest writes. */
  readonly stepBack: boolean;
  /** What the engine leaves to chance. */
  readonly draws: readonly number[];
}

export interface Life {
  /** The things that the life is about, and which of them record before it begins. */
  readonly slots: readonly number[];
  readonly on: readonly boolean[];
  readonly steps: readonly Step[];
}

const names = ["a", "b", "c"] as const;
const faultKinds = [
  "throttle",
  "serverError",
  "unavailable",
  "reset",
  "loseAnswer",
  "stale",
  "garbage",
  "empty",
  "denied",
];

/** How a program is edited between two commands. */
type Edit =
  | { readonly edit: "add"; readonly name: string; readonly slot: number; readonly backend: Declaration["backend"] }
  | { readonly edit: "rename"; readonly name: string; readonly to: string; readonly alias: boolean }
  | { readonly edit: "swap"; readonly name: string; readonly to: string }
  | { readonly edit: "remove" | "status" | "variant" | "trigger" | "backend" | "deleteFirst"; readonly name: string };

const anyName = fc.constantFrom(...names);

const edit = (own: readonly number[]): fc.Arbitrary<Edit> => {
  const backend = fc.constantFrom("native" as const, "native" as const, "dynamic" as const);
  const single = ["remove", "status", "variant", "trigger", "backend", "deleteFirst"] as const;
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        edit: fc.constant("add" as const),
        name: anyName,
        slot: fc.constantFrom(...own),
        backend,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ edit: fc.constant("rename" as const), name: anyName, to: anyName, alias: fc.boolean() }),
    },
    { weight: 2, arbitrary: fc.record({ edit: fc.constant("swap" as const), name: anyName, to: anyName }) },
    { weight: 6, arbitrary: fc.record({ edit: fc.constantFrom(...single), name: anyName }) },
  );
};

/** The program after an edit; one that does not apply changes nothing. */
function edited(program: Declarations, change: Edit): Declarations {
  const { [change.name]: own, ...others } = program;
  if (change.edit === "add") {
    const { slot, backend } = change;
    // One thing has one resource.
    if (Object.values(others).some((other) => other.slot === slot)) return program;
    return { ...others, [change.name]: { ...own, slot, backend, status: "Enabled", variant: 0 } };
  }
  if (own === undefined) return program;
  const changed = (more: Partial<Declaration>) => ({ ...others, [change.name]: { ...own, ...more } });
  switch (change.edit) {
    case "remove":
      return others;
    case "rename":
      if (change.to in program) return program;
      return { ...others, [change.to]: { ...own, ...(change.alias ? { alias: change.name } : {}) } };
    case "swap": {
      const other = program[change.to];
      if (other === undefined || change.to === change.name) return program;
      return { ...program, [change.name]: { ...own, slot: other.slot }, [change.to]: { ...other, slot: own.slot } };
    }
    case "status":
      return changed({ status: own.status === "Enabled" ? "Disabled" : "Enabled" });
    case "variant":
      return changed({ variant: 1 - own.variant });
    case "trigger":
      return changed({ trigger: String(Number(own.trigger ?? 0) + 1) });
    case "backend":
      return changed({ backend: own.backend === "native" ? "dynamic" : "native" });
    case "deleteFirst":
      return changed({ deleteBeforeReplace: !own.deleteBeforeReplace });
  }
}

/** An alias has done its work after one command. */
const withoutAliases = (program: Declarations): Declarations =>
  Object.fromEntries(Object.entries(program).map(([name, { alias: _, ...rest }]) => [name, rest]));

type Drawn = Omit<Step, "program"> & { readonly edits: readonly Edit[] };

const step = (own: readonly number[]): fc.Arbitrary<Drawn> =>
  fc.record(
    {
      command: fc.constantFrom<CommandName[]>("up", "up", "up", "up", "up", "refresh", "preview", "destroy"),
      edits: fc.array(edit(own), { minLength: 1, maxLength: 4, size: "max" }),
      refresh: fc.boolean(),
      skipPreview: fc.boolean(),
      continueOnError: fc.constantFrom(false, false, true),
      replace: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...names]) }),
      target: rarely(6, fc.subarray([...names], { minLength: 1 })),
      kill: rarely(
        3,
        fc.record({
          at: fc.integer({ min: 1, max: 14 }),
          when: fc.constantFrom("before" as const, "after" as const),
          who: fc.constantFrom("engine" as const, "plugin" as const),
        }),
      ),
      killPoint: rarely(4, fc.integer({ min: 1, max: 30 })),
      faults: fc.array(
        fc.record({ kind: fc.constantFrom(...faultKinds), skip: fc.nat(6), times: fc.integer({ min: 1, max: 3 }) }),
        { maxLength: 2 },
      ),
      drift: rarely(3, fc.constantFrom(...own)),
      stepBack: fc.constantFrom(false, false, false, false, false, true),
      draws: fc.array(fc.nat(7), { minLength: 1, maxLength: 8 }),
    },
    {
      requiredKeys: [
        "command",
        "edits",
        "refresh",
        "skipPreview",
        "continueOnError",
        "replace",
        "faults",
        "stepBack",
        "draws",
      ],
    },
  );

/** In one of so many cases. */
function rarely<T>(cases: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: cases - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function withPrograms(drawn: readonly Drawn[], own: readonly number[]): Step[] {
  let program: Declarations = Object.fromEntries(
    own.map((slot, at) => [names[at] ?? "a", { slot, status: "Enabled", variant: 0, backend: "native" } as const]),
  );
  return drawn.map(({ edits, ...rest }) => {
    program = edits.reduce(edited, withoutAliases(program));
    return { ...rest, program };
  });
}

const indices = slots.map((_, index) => index);

/** Lives of one stack, about two or three things of any kind. */
export const life: fc.Arbitrary<Life> = fc
  .uniqueArray(fc.constantFrom(...indices), { minLength: 1, maxLength: 3, size: "max" })
  .chain((own) =>
    fc.record({
      slots: fc.constant(own),
      on: fc.array(fc.boolean(), { minLength: own.length, maxLength: own.length }),
      steps: fc.array(step(own), { minLength: 1, maxLength: 6, size: "max" }).map((drawn) => withPrograms(drawn, own)),
    }),
  );
