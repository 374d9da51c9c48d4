import { describe, expect, it } from "vitest";
import { locationIn } from "../../../cli/stack/source-location";
import { inProject, projectRoot } from "../../../tools/setup/project.mjs";

const at = (...positions: string[]) => ({
  sourcePosition: positions[0],
  stackTrace: positions.map((sourcePosition) => ({ sourcePosition })),
});

describe("the place of a declaration", () => {
  it.each([
    [
      "behind the class in the package",
      at(
        "project:///node_modules/pulumi-access-audit/dist/sdk/resources/audit-track.js#1,2",
        "project:///index.ts#5,22",
      ),
      { file: "index.ts", line: 5, column: 22 },
    ],
    [
      "behind a link to the package",
      at("project:///../elsewhere/dist/sdk/resources/audit-track.js#1,2", "project:///src/my%20audit.ts#7"),
      { file: "src/my audit.ts", line: 7, column: 1 },
    ],
    [
      "in a component of the program",
      at("project:///components/baseline.ts#3,4", "project:///index.ts#5,22"),
      { file: "components/baseline.ts", line: 3, column: 4 },
    ],
    ["unknown", at("project:///node_modules/a/b.js#1,2"), null],
    ["not told", {}, null],
  ] as const)("%s", (_title, traced, expected) => {
    expect(locationIn(traced, "/project")).toEqual(expected);
  });

  it("is not in this package where that is the project itself", () => {
    const own = inProject("sdk", "audit-track.js").slice(projectRoot.length + 1);
    expect(
      locationIn(at(`project:///${own}#1,2`, "project:///examples/quickstart/index.ts#9,1"), projectRoot),
    ).toMatchObject({
      file: "examples/quickstart/index.ts",
    });
  });
});
