import { expect, it } from "vitest";
import { changesOf } from "../../../cli/review/changes";
import { judgePreview } from "../../../cli/review/findings";
import { stepOf } from "./preview-steps";

const type = "access-audit:index:BucketAccessLog";
const bucket = { cloud: "alibaba", region: "cn-hangzhou", bucket: "archive" };
const log = (where: object) => {
  const inputs = { ...bucket, ...where };
  return { type, id: "alibaba/cn-hangzhou/archive", inputs, outputs: inputs };
};
const on = { status: "Enabled", targetBucket: "audit" };

it.each([
  ["removed", { ...on, targetPrefix: "logs/" }, on, [["redirected", "medium", "targetPrefix"]]],
  [
    "another one",
    { ...on, targetPrefix: "logs/" },
    { ...on, targetPrefix: "x/" },
    [["redirected", "medium", "targetPrefix"]],
  ],
  [
    "switched off with its log",
    { ...on, targetPrefix: "logs/" },
    { status: "Disabled" },
    [["switched-off", "high", "status"]],
  ],
  ["given at last", on, { ...on, targetPrefix: "logs/" }, []],
])("a review tells of a prefix that is %s", (_, before, after, expected) => {
  const steps = [stepOf("log", "update", log(before), log(after))];
  const found = judgePreview(changesOf(steps), "/project").flatMap(({ findings }) =>
    findings.map(({ rule, severity, property }) => [rule, severity, property]),
  );
  expect(found).toEqual(expected);
});
