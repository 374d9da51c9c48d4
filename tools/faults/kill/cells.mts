import { randomFrom, shuffled } from "../random.mts";
import { type Moment, moments } from "../stage/gate.mts";
import { type Backend, backends } from "../stage/processes.mts";
import { type CloudName, cloudNames } from "../subjects/index.mts";

/** What is killed: the process that runs our handlers, the CLI alone, the CLI with all that it started, the clouds, the connection. */
export const actions = ["plugin", "pulumi", "pulumi-tree", "emulator", "connection"] as const;
export type Action = (typeof actions)[number];

/** In the order in which each begins where the one before it ended. */
export const operations = ["up", "refresh", "update", "destroy"] as const;
export type Operation = (typeof operations)[number];

/** Whether the engine works on one resource after the other, or on all at once. */
export const paces = ["one-by-one", "at-once"] as const;
type Pace = (typeof paces)[number];

/** Where a cell takes place; what stays the same over many cells. */
export interface Scene {
  readonly cloud: CloudName;
  readonly backend: Backend;
  readonly pace: Pace;
}

export interface Cell extends Scene {
  readonly operation: Operation;
  readonly action: Action;
  /** The number of the request, the first is 1. */
  readonly at: number;
  readonly moment: Moment;
}

/** How many requests an operation takes on a scene. */
export type Counts = (scene: Scene, operation: Operation) => number;

export const scenes: readonly Scene[] = cloudNames.flatMap((cloud) =>
  backends.flatMap((backend) => paces.map((pace) => ({ cloud, backend, pace }))),
);

export const sceneKey = ({ cloud, backend, pace }: Scene): string => `${cloud}/${backend}/${pace}`;

/** The cell in one word, by which it can be run again. */
export const cellKey = (cell: Cell): string =>
  [sceneKey(cell), cell.operation, cell.action, cell.moment, cell.at].join("/");

/** The cell of a {@link cellKey}. */
export function parseCell(key: string): Cell {
  const [cloud, backend, pace, operation, action, moment, at] = key.split("/");
  const cell = {
    cloud: oneOf(cloudNames, cloud),
    backend: oneOf(backends, backend),
    pace: oneOf(paces, pace),
    operation: oneOf(operations, operation),
    action: oneOf(actions, action),
    moment: oneOf(moments, moment),
    at: Number(at),
  };
  if (!Number.isInteger(cell.at) || cell.at < 1) throw new Error(`${key} does not end with the number of a request`);
  return cell;
}

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Error(`${text ?? "nothing"} is none of ${known.join(", ")}`);
  return found;
}

/** How many cells there are in all. */
export function countAll(counts: Counts): number {
  const requests = scenes.flatMap((scene) => operations.map((operation) => counts(scene, operation)));
  return requests.reduce((sum, count) => sum + count, 0) * actions.length * moments.length;
}

/** An orthogonal array: every pair of values of two columns stands in one of the rows. */
const rows = [
  ["dynamic", "one-by-one", "before"],
  ["dynamic", "at-once", "after"],
  ["native", "one-by-one", "after"],
  ["native", "at-once", "before"],
] as const satisfies readonly (readonly [Backend, Pace, Moment])[];

/**
 * Each request meets each action, and each pair of backend, pace, moment and action or request occurs. A life is a cell of each
 * operation on one scene, as long as there are some. The order is drawn, so that every part of it is a fair mixture.
 */
export function covering(counts: Counts, seed: number): readonly (readonly Cell[])[] {
  const cells = requestsOf(counts).flatMap((request, index) =>
    actions.flatMap((action, column) => {
      const candidates = rows.map((_, row) => {
        const [backend, pace, moment] = rows[(row + index + column + seed) % rows.length] ?? rows[0];
        return { ...request, backend, pace, moment, action };
      });
      // Where backends differ in the number of requests, the last ones exist on one backend only.
      return candidates.find((cell) => cell.at <= counts(cell, cell.operation)) ?? [];
    }),
  );
  const random = randomFrom(seed);
  const drawn = shuffled(cells, random);
  return shuffled(
    scenes.flatMap((scene) => livesOf(drawn.filter((cell) => sceneKey(cell) === sceneKey(scene)))),
    random,
  );
}

function livesOf(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  const each = operations.map((operation) => cells.filter((cell) => cell.operation === operation));
  const longest = Math.max(...each.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => each.flatMap((some) => some[index] ?? []));
}

/** Every request of every operation on every cloud. */
function requestsOf(counts: Counts): readonly Pick<Cell, "cloud" | "operation" | "at">[] {
  return cloudNames.flatMap((cloud) =>
    operations.flatMap((operation) => {
      const found = scenes.filter((scene) => scene.cloud === cloud).map((scene) => counts(scene, operation));
      return Array.from({ length: Math.max(...found) }, (_, index) => ({ cloud, operation, at: index + 1 }));
    }),
  );
}

/** A cell before it is known how many requests there are: `part` says which of them, from 0 to below 1. */
export type Draw = Omit<Cell, "at"> & { readonly part: number };

/** Each action in each operation once, so that each of both also meets each cloud; the rest is drawn. */
export function sample(seed: number): readonly Draw[] {
  const random = randomFrom(seed);
  const pick = <T,>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const shift = Math.floor(random() * cloudNames.length);
  const pacesOf = new Map(
    cloudNames.flatMap((cloud) => backends.map((backend) => [cloud + backend, pick(paces)] as const)),
  );
  return actions.flatMap((action, row) =>
    operations.map((operation, column) => {
      const cloud = cloudNames[(row + column + shift) % cloudNames.length] ?? "tencent";
      const backend = pick(backends);
      const pace = pacesOf.get(cloud + backend) ?? "at-once";
      return { cloud, backend, pace, operation, action, moment: pick(moments), part: random() };
    }),
  );
}

/** Fixes which request a draw means. */
export function cellOf({ part, ...rest }: Draw, counts: Counts): Cell {
  return { ...rest, at: 1 + Math.floor(part * counts(rest, rest.operation)) };
}
