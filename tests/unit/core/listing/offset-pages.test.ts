import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collectPages, mergeRows, type OffsetPage } from "../../../../provider/core/listing/offset-pages";
import { CloudError } from "../../../../provider/core/session/errors";

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

/** A listing of numbers that notes its calls. `answer` may cut or change what an honest server gives. */
function listing(
  all: () => readonly number[],
  answer = (page: OffsetPage<number>, _offset: number): OffsetPage<number> => page,
) {
  const calls: [offset: number, limit: number][] = [];
  return {
    calls,
    cloud: "Test Cloud",
    attempted: "list the numbers",
    pageSize: 10,
    identify: String,
    async fetch(offset: number, limit: number) {
      calls.push([offset, limit]);
      const rows = all();
      return answer({ rows: rows.slice(offset, offset + limit), total: rows.length }, offset);
    },
  };
}

const rowsOf = (pages: readonly OffsetPage<number>[]) => pages.flatMap(({ rows }) => rows);

describe("collectPages", () => {
  it("asks once when there is nothing", async () => {
    const source = listing(() => []);
    expect(await collectPages(source)).toEqual([{ rows: [], total: 0 }]);
    expect(source.calls).toEqual([[0, 10]]);
  });

  it("asks for the rest once the first page told the total", async () => {
    const source = listing(() => numbers(25));
    expect(rowsOf(await collectPages(source))).toEqual(numbers(25));
    expect(source.calls).toEqual([
      [0, 10],
      [10, 10],
      [20, 10],
    ]);
  });

  it("does not ask again after a last page that is full", async () => {
    const source = listing(() => numbers(20));
    await collectPages(source);
    expect(source.calls).toHaveLength(2);
  });

  it("asks for what short pages left out", async () => {
    const source = listing(
      () => numbers(25),
      (page) => ({ ...page, rows: page.rows.slice(0, 3) }),
    );
    expect(rowsOf(await collectPages(source))).toEqual(numbers(25));
  });

  it("goes on to an empty page when no total is told", async () => {
    const source = listing(
      () => numbers(20),
      ({ rows }) => ({ rows, total: undefined }),
    );
    expect(rowsOf(await collectPages(source))).toEqual(numbers(20));
    expect(source.calls.at(-1)).toEqual([20, 10]);
  });

  it("sees rows that are added while it lists", async () => {
    let count = 15;
    const source = listing(
      () => numbers(count),
      (page) => {
        count = Math.min(40, count + 9);
        return page;
      },
    );
    expect(rowsOf(await collectPages(source))).toEqual(numbers(40));
  });

  it("fails at an empty page before the total, once it has begun anew", async () => {
    const source = listing(
      () => numbers(12),
      ({ rows }) => ({ rows, total: 30 }),
    );
    await expect(collectPages(source)).rejects.toThrow(
      "Test Cloud: could not list the numbers: 30 were announced, but 12 arrived, also when the list was read once more",
    );
    const starts = source.calls.filter(([offset]) => offset === 0);
    expect(starts).toHaveLength(2);
  });

  it("begins anew when a row was deleted before its place, which hides one at the seam", async () => {
    let [all, deleted] = [numbers(25), false];
    const source = listing(
      () => all,
      (page) => {
        if (!deleted) all = all.slice(1);
        deleted = true;
        return page;
      },
    );
    expect(rowsOf(await collectPages(source))).toEqual(numbers(24, 1));
  });

  it("asks for no more than it needs of what was announced", async () => {
    const source = listing(
      () => numbers(12),
      ({ rows }) => ({ rows, total: 30 }),
    );
    expect(rowsOf(await collectPages(source, 12))).toEqual(numbers(12));
    await expect(collectPages(source, 13)).rejects.toThrow("13 were announced, but 12 arrived");
  });

  it("fails when a page repeats the first", async () => {
    const source = listing(
      () => numbers(25),
      (page) => ({ ...page, rows: numbers(10) }),
    );
    const failure = await collectPages(source).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CloudError);
    expect(String(failure)).toMatch(/Test Cloud: could not list the numbers: the page from row 10 only repeats rows/);
  });

  it("keeps going over a page that repeats a part, for rows were added before it", async () => {
    const all = [...numbers(10), 9, ...numbers(9, 10)];
    expect(new Set(rowsOf(await collectPages(listing(() => all))))).toEqual(new Set(numbers(19)));
  });

  it("stops when it has enough", async () => {
    const source = listing(() => numbers(95));
    expect(rowsOf(await collectPages(source, 23))).toEqual(numbers(23));
    expect(source.calls).toEqual([
      [0, 10],
      [10, 10],
      [20, 3],
    ]);
  });

  it("believes no total of millions before it has seen rows", async () => {
    const source = listing(
      () => numbers(30),
      ({ rows }) => ({ rows, total: 1e12 }),
    );
    await expect(collectPages(source)).rejects.toThrow("1000000000000 were announced, but 30 arrived");
    expect(source.calls.length).toBeLessThan(200);
  });

  it("gets every row of every server, whatever its pages lack", async () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 150 }), cuts, fc.boolean(), async (count, lengths, told) => {
        let call = 0;
        const source = listing(
          () => numbers(count),
          ({ rows, total }) => ({
            rows: rows.slice(0, lengths[call++ % lengths.length]),
            total: told ? total : undefined,
          }),
        );
        expect(rowsOf(await collectPages(source))).toEqual(numbers(count));
      }),
    );
  });
});

describe("mergeRows", () => {
  const order = {
    identify: ({ id }: { id: string; at: number; size: number }) => id,
    compare: (a: { id: string; at: number; size: number }, b: typeof a) =>
      a.at - b.at || a.id.localeCompare(b.id) || a.size - b.size,
  };
  const row = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    at: fc.integer({ min: 0, max: 3 }),
    size: fc.integer({ min: 0, max: 3 }),
  });

  it("gives the same list whatever the order of the pages", () => {
    const shuffled = fc
      .array(row)
      .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(mergeRows(other, order)).toEqual(mergeRows(rows, order));
      }),
    );
  });

  it("keeps each id once, in order", () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const merged = mergeRows(rows, order);
        expect(new Set(merged.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
        expect(merged).toHaveLength(new Set(rows.map(({ id }) => id)).size);
        expect(merged).toEqual([...merged].sort(order.compare));
      }),
    );
  });
});
