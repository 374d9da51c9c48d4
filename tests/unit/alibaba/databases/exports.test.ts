import { describe, expect, it } from "vitest";
import { taskPageFromWire } from "../../../../provider/clouds/alibaba/databases/exports/das-tasks";
import { filePageFromWire } from "../../../../provider/clouds/alibaba/databases/exports/rds-files";
import { parseJsonObject } from "../../../../provider/http/json";
import { objectIn } from "../../../../provider/http/members";
import recorded from "../../../vectors/alibaba-databases.json";

const answerOf = (name: string) => {
  const found = recorded.cases.find((one) => one.name === name) ?? expect.fail(name);
  return parseJsonObject(String(Object(found.response).body));
};

describe("lists of files, as the vendor's SDKs saw them", () => {
  it("RDS: bytes become kilobytes, and a link that is null is none", () => {
    const { total, rows } = filePageFromWire(answerOf("rds-log-files-page2"));
    const span = { beginTime: "2026-01-13T07:00:00.000Z", endTime: "2026-01-14T07:00:00.000Z" };
    const common = { source: "rds", size: 3000 / 1024, ...span };
    const [first, second] = ["custins1.csv", "custins2.csv"];
    expect(total).toBe(32);
    expect(rows).toEqual([
      { ...common, id: first, name: first, status: "success", link: expect.stringContaining("Signature=a%2Bb%3D") },
      { ...common, id: second, name: second, status: "creating" },
    ]);
  });

  it.each(["rds-log-files-by-name-sts", "odd-items-list"])("RDS: nothing, %s", (name) => {
    expect(filePageFromWire(answerOf(name))).toEqual({ total: 0, rows: [] });
  });

  it("DAS: a task that is under way", () => {
    const { total, rows } = taskPageFromWire(objectIn(answerOf("das-tasks-list"), "Data"));
    expect(total).toBe(11);
    expect(rows).toEqual([
      {
        id: "task-0001",
        file: {
          ...{ id: "task-0001", source: "das", name: "export 审计", status: "creating" },
          ...{ beginTime: "2026-01-15T07:30:45.000Z", endTime: "2026-01-15T08:30:45.000Z" },
          createTime: "2026-01-15T08:30:45.000Z",
        },
      },
    ]);
  });

  const task = { TaskId: "a", TaskType: "Export", Start: 0, End: 1000, Status: "COMPLETED", Result: "http://x" };
  it.each([
    [{}, { status: "success", link: "http://x" }],
    [{ Expire: false }, { status: "success" }],
    [{ Expire: "False" }, { status: "success" }],
    [{ Expire: true }, { status: "expired", link: undefined }],
    [{ Expire: "true" }, { status: "expired", link: undefined }],
    [
      { Expire: true, Status: "FAILED" },
      { status: "failed", link: undefined },
    ],
    [{ Status: "RUNNING" }, { status: "creating", link: undefined }],
    [{ Filters: [{ Key: "SqlType", Value: "SELECT" }] }, { isFiltered: true }],
  ])("DAS, %j: %j", (more, expected) => {
    const [row] = taskPageFromWire({ List: [{ ...task, ...more }], Total: 1 }).rows;
    expect({ link: undefined, ...row?.file }).toMatchObject(expected);
  });

  it.each([
    [{ Start: undefined }, "no Start"],
    [{ End: "soon" }, "no Start or End"],
    [{ Status: undefined }, "the Status of a file is missing"],
    [{ TaskType: undefined }, "no TaskId or TaskType"],
    [{ Filters: "none" }, "Filters is not a list"],
  ])("DAS, %j is no answer", (more, message) => {
    expect(() => taskPageFromWire({ List: [{ ...task, ...more }], Total: 1 })).toThrow(message);
  });

  it("DAS: what is no export has no file, whatever it lacks", () => {
    expect(taskPageFromWire({ List: [{ TaskId: "q", TaskType: "Query" }], Total: 1 }).rows).toEqual([
      { id: "q", file: undefined },
    ]);
  });
});
