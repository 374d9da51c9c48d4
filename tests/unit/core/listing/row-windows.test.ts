import { describe, expect, it } from "vitest";
import { listRows, type RowListing } from "../../../../provider/core/listing/row-windows";
import type { TimeWindow } from "../../../../provider/core/listing/time-windows";

interface Row {
  readonly at: number;
  readonly text: string;
}

const second = 1000;

/** A cloud that shows rows of a time by offset, and what was asked of it. */
function cloud(
  rows: readonly Row[],
  own: { told?: boolean; unstable?: boolean; reach?: number; sizes?: number[] } = {},
) {
  const asked: { window: TimeWindow; offset: number; limit: number }[] = [];
  const { told = true, unstable = false, reach = 1000, sizes = [100, 97, 89] } = own;
  const listing: RowListing<Row> = {
    ...{ cloud: "The cloud", attempted: "list the rows", longestMs: 100 * second, reach, pageSizes: sizes },
    identify: ({ at, text }) => `${at} ${text}`,
    async fetch(window, offset, limit) {
      asked.push({ window, offset, limit });
      // Both ends count in.
      const all = rows.filter(({ at }) => at >= window.startMs && at <= window.endMs);
      const page = all.slice(offset, offset + limit);
      const before = all[offset - 1];
      if (unstable && before !== undefined && page.length > 0) page[0] = before;
      return { rows: unstable ? page.toReversed() : page, total: told ? all.length : undefined };
    },
  };
  return { listing, asked };
}

async function all(listing: RowListing<Row>, endMs = 100 * second): Promise<string[]> {
  const found: string[] = [];
  for await (const rows of listRows(listing, { startMs: 0, endMs })) found.push(...rows.map(({ text }) => text));
  return found;
}

const spread = (count: number, overMs = 100 * second): Row[] =>
  Array.from({ length: count }, (_, n) => ({ at: Math.floor((n * overMs) / count), text: `row ${n}` }));
const texts = (rows: readonly Row[]) => rows.map(({ text }) => text).sort();

describe("rows that have no id", () => {
  it.each([0, 1, 99, 100, 101, 500])("are all listed once: %d", async (count) => {
    const rows = spread(count);
    const { listing } = cloud(rows);
    expect((await all(listing)).sort()).toEqual(texts(rows));
  });

  it.each([true, false])("are listed once where pages repeat and leave out rows; a total is told: %s", async (told) => {
    const rows = spread(780);
    const { listing } = cloud(rows, { unstable: true, told });
    expect((await all(listing)).sort()).toEqual(texts(rows));
  });

  it("are asked for in halves of a window that has more than pages reach", async () => {
    const rows = spread(900);
    const { listing, asked } = cloud(rows, { reach: 300, unstable: true });
    expect((await all(listing)).sort()).toEqual(texts(rows));
    expect(Math.max(...asked.map(({ offset, limit }) => offset + limit))).toBeLessThanOrEqual(300);
    const [first, second_] = asked;
    expect(first?.window).toEqual({ startMs: 0, endMs: 100 * second });
    expect(second_?.window).toEqual({ startMs: 0, endMs: 50 * second });
  });

  it("are asked for in halves where nobody says how many there are", async () => {
    const rows = spread(900);
    const { listing } = cloud(rows, { reach: 300, told: false });
    expect((await all(listing)).sort()).toEqual(texts(rows));
  });

  it("come in the order of the windows, and one at a seam once", async () => {
    const rows = spread(30, 300 * second);
    rows.push({ at: 100 * second, text: "at the seam" });
    rows.sort((a, b) => a.at - b.at);
    const { listing } = cloud(rows);
    expect(await all(listing, 300 * second)).toEqual(rows.map(({ text }) => text));
  });

  it("that say the same are as many as one page shows", async () => {
    const rows = [...spread(40), ...Array(3).fill({ at: 50 * second, text: "again" })].sort((a, b) => a.at - b.at);
    const { listing } = cloud(rows);
    expect((await all(listing)).filter((text) => text === "again")).toHaveLength(3);
  });

  it("that say the same on both sides of a border are found by a page of another size", async () => {
    const rows = spread(200).map((row, n) => (n === 99 || n === 100 ? { at: 50 * second, text: "again" } : row));
    const { listing } = cloud(rows);
    expect((await all(listing)).sort()).toEqual(texts(rows));
  });

  it("that stay fewer than were announced are an error, for a second as well", async () => {
    const { listing } = cloud(spread(150));
    const short: RowListing<Row> = {
      ...listing,
      async fetch(window, offset, limit) {
        const page = await listing.fetch(window, offset, limit);
        return { ...page, total: (page.total ?? 0) + 1 };
      },
    };
    await expect(all(short)).rejects.toThrow(/were announced, but .* arrived, also when the list was read once more/);
  });

  it("of one second that are more than pages reach are an error that says so", async () => {
    const { listing } = cloud(spread(500, 900), { reach: 300 });
    await expect(all(listing)).rejects.toThrow("one second has more than 300 records");
  });

  it("are asked for no further than somebody wants them", async () => {
    const { listing, asked } = cloud(spread(900));
    for await (const rows of listRows(listing, { startMs: 0, endMs: 100 * second })) if (rows.length > 0) break;
    expect(asked).toHaveLength(1);
  });

  it("that arrive meanwhile do not hide others", async () => {
    const rows = spread(250);
    const { listing } = cloud(rows);
    let late = 0;
    const growing: RowListing<Row> = {
      ...listing,
      fetch(window, offset, limit) {
        if (late < 30) rows.push({ at: 99 * second + late, text: `late ${late++}` });
        return listing.fetch(window, offset, limit);
      },
    };
    const found = await all(growing);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((text) => text.startsWith("row"))).toHaveLength(250);
  });
});
