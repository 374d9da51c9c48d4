import { describe, expect, it } from "vitest";
import {
  actions,
  type Cell,
  type Counts,
  cellKey,
  cellOf,
  countAll,
  covering,
  operations,
  paces,
  parseCell,
  sample,
  sceneKey,
} from "../../../../tools/faults/kill/cells.mjs";
import { moments } from "../../../../tools/faults/stage/gate.mjs";
import { backends } from "../../../../tools/faults/stage/processes.mjs";
import { cloudNames } from "../../../../tools/faults/subjects/index.mjs";

/** One request more on the native backend. */
const counts: Counts = ({ cloud, backend }, operation) =>
  cloudNames.indexOf(cloud) + operations.indexOf(operation) + 3 + (backend === "native" ? 1 : 0);

const request = ({ cloud, operation, at }: Cell) => `${cloud} ${operation} ${at}`;
const pairs = (cells: readonly Cell[], one: (cell: Cell) => string, other: (cell: Cell) => string) =>
  new Set(cells.map((cell) => `${one(cell)} ${other(cell)}`)).size;

describe.each([1, 2, 3, 4])("the covering cells of seed %i", (seed) => {
  const lives = covering(counts, seed);
  const cells = lives.flat();
  const requests = new Set(cells.map(request)).size;

  it("meet each request with each action", () => {
    expect(requests).toBe(cloudNames.length * operations.length * 4 + 4 * (0 + 1 + 2 + 3) * 2);
    expect(pairs(cells, request, ({ action }) => action)).toBe(requests * actions.length);
    expect(cells.length).toBe(requests * actions.length);
  });

  it("hold every pair of backend, pace, moment and action", () => {
    const columns = { backend: backends, pace: paces, moment: moments, action: actions } as const;
    const names = Object.keys(columns) as (keyof typeof columns)[];
    for (const one of names) {
      for (const other of names.filter((name) => name > one)) {
        const found = pairs(
          cells,
          (cell) => cell[one],
          (cell) => cell[other],
        );
        expect(found, `${one} ${other}`).toBe(columns[one].length * columns[other].length);
      }
    }
  });

  it("hold each request before and after, in both paces, and on both backends where both have it", () => {
    const onBoth = cells.filter((cell) => cell.at <= counts({ ...cell, backend: "dynamic" }, cell.operation));
    const requestsOnBoth = new Set(onBoth.map(request)).size;
    expect(pairs(onBoth, request, ({ moment }) => moment)).toBe(requestsOnBoth * 2);
    expect(pairs(onBoth, request, ({ pace }) => pace)).toBe(requestsOnBoth * 2);
    expect(pairs(onBoth, request, ({ backend }) => backend)).toBe(requestsOnBoth * 2);
  });

  it("come mixed, each once and in the same order for the same seed", () => {
    expect(new Set(cells.map(cellKey)).size).toBe(cells.length);
    expect(lives).toEqual(covering(counts, seed));
    const quarter = lives.filter((_, index) => index % 4 === 0).flat();
    expect(
      pairs(
        quarter,
        ({ backend }) => backend,
        ({ action }) => action,
      ),
    ).toBe(backends.length * actions.length);
  });

  it("of one life take place on one scene, in the order of the operations", () => {
    for (const life of lives) {
      expect(new Set(life.map(sceneKey)).size).toBe(1);
      expect(life.map(({ operation }) => operation)).toEqual(
        operations.filter((one) => life.some(({ operation }) => operation === one)),
      );
      expect(new Set(life.map(({ operation }) => operation)).size).toBe(life.length);
    }
  });

  it("ask for no request that is not there", () => {
    for (const cell of cells) expect(cell.at).toBeLessThanOrEqual(counts(cell, cell.operation));
  });
});

it("counts all cells that there are", () => {
  expect(countAll(() => 2)).toBe(4 * 2 * 2 * 4 * 2 * 5 * 2);
});

describe("a sample", () => {
  it("is the same for the same seed, and another one for another", () => {
    expect(sample(5)).toEqual(sample(5));
    expect(sample(5)).not.toEqual(sample(6));
  });

  it.each([1, 2, 3])("meets each action, operation and cloud pair by pair, and both backends: seed %i", (seed) => {
    const cells = sample(seed).map((draw) => cellOf(draw, counts));
    expect(cells.length).toBe(20);
    expect(
      pairs(
        cells,
        ({ action }) => action,
        ({ operation }) => operation,
      ),
    ).toBe(20);
    expect(
      pairs(
        cells,
        ({ action }) => action,
        ({ cloud }) => cloud,
      ),
    ).toBe(20);
    expect(
      pairs(
        cells,
        ({ operation }) => operation,
        ({ cloud }) => cloud,
      ),
    ).toBe(16);
    expect(new Set(cells.map(({ backend }) => backend)).size).toBe(2);
    for (const cell of cells) expect(cell.at).toBeLessThanOrEqual(counts(cell, cell.operation));
    for (const cell of cells) expect(cell.at).toBeGreaterThanOrEqual(1);
  });
});

describe("the name of a cell", () => {
  it("is enough to find it again", () => {
    for (const cell of covering(counts, 1).flat()) expect(parseCell(cellKey(cell))).toEqual(cell);
  });

  it.each([
    ["", "is none of tencent"],
    ["tencent/native/at-once/up/nothing/before/1", "nothing is none of plugin"],
    ["tencent/native/at-once/up/plugin/before/0", "number of a request"],
  ])("that is none is refused: %s", (key, reason) => {
    expect(() => parseCell(key)).toThrow(reason);
  });
});
