import { describe, expect, it } from "vitest";
import { collectNumberedPages } from "../../../../provider/core/listing/numbered-pages";

/** Lists what the pages say, and the numbers that were asked for. */
async function list(...pages: readonly (readonly [total: number, ...rows: string[]])[]) {
  const asked: number[] = [];
  const rows = await collectNumberedPages({
    ...{ cloud: "Test Cloud", attempted: "list them", identify: String },
    async fetch(pageNumber) {
      asked.push(pageNumber);
      const [total = 0, ...found] = pages[pageNumber - 1] ?? [0];
      return { rows: found, total };
    },
  });
  return { rows, asked };
}

describe("pages by number", () => {
  it("are asked for until all rows are there, each once", async () => {
    const { rows, asked } = await list([3, "a", "b"], [3, "b", "c"]);
    expect(rows).toEqual(["a", "b", "c"]);
    expect(asked).toEqual([1, 2]);
  });

  it("of none are one", async () => {
    expect(await list([0])).toEqual({ rows: [], asked: [1] });
  });

  it("that tell fewer than a page before are an error: what was announced must arrive", async () => {
    await expect(list([3, "a", "b"], [0])).rejects.toThrow(/3 were announced, but 2 arrived/);
  });

  it("that repeat themselves come to an end", async () => {
    await expect(list([5, "a"], [5, "a"], [5, "b"])).rejects.toThrow(/5 were announced, but 1 arrived/);
  });
});
