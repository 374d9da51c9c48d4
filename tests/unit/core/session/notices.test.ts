import { describe, expect, it } from "vitest";
import { type NoticeSort, Notices } from "../../../../provider/core/session/notices";

/** What a run writes at its end. */
function written(sort: NoticeSort, messages: readonly string[]): readonly string[] {
  const lines: string[] = [];
  const notices = new Notices({ warn: (line) => lines.push(line), debug: () => undefined });
  for (const message of messages) notices.add(sort, message);
  notices.flush();
  notices.flush();
  return lines;
}

const many = (count: number) => Array.from({ length: count }, (_, n) => `database ${n} loses records`);

describe("what happens to many resources of a run", () => {
  it("is a line by itself where there is one", () => {
    expect(written("takenOver", ["bucket a existed already"])).toEqual(["bucket a existed already"]);
    expect(written("lost", many(1))).toEqual(many(1));
  });

  it("is counted, with the first, also where the engine asked twice", () => {
    const [line] = written("billed", ["a is billed", "b is billed", "a is billed"]);
    expect(line).toBe("2 changes are billed. The first: a is billed");
  });

  it("is told one by one where it does not come back", () => {
    const [line] = written("lost", many(3));
    expect(line).toBe(`3 changes delete records, or may do so. ${many(3).join(". ")}`);
  });

  it("is told of the first twenty where there are more", () => {
    const [line] = written("lost", many(21));
    expect(line).toBe(`21 changes delete records, or may do so. The first: ${many(20).join(". ")}`);
  });
});
